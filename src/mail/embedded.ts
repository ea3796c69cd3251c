/**
 * Files inside a plain text: uuencoded ones, which mail programs offer as attachments and take out of the text, and encrypted PGP messages,
 * which they decrypt in place or show as they are.
 */
import type { Note } from "./defects.ts";
import type { BodyPart } from "./mime-part.ts";
import { isPgpEncrypted, pgpBlocks } from "./pgp.ts";
import { findUuencoded, type UuencodedFile } from "./uuencode.ts";

export interface EmbeddedFile {
  /** Null where the text gives none. */
  readonly filename: string | null;
  readonly content: Buffer;
}

const UUENCODED = /\bbegin(?:-base64)? /;
const PGP = "-----BEGIN PGP MESSAGE-----";

export interface TextAndFiles {
  readonly rest: string;
  readonly files: readonly EmbeddedFile[];
}

/** The text of a part without what is offered as files. */
export function withoutFiles(text: string, part: BodyPart, note: Note): TextAndFiles {
  const sealed = text.includes(PGP) ? encryptedIn(part.content()) : [];
  if (!UUENCODED.test(text)) return { rest: text, files: sealed };
  const files = findUuencoded(part.content(), note);
  return { rest: files.length === 0 ? text : withoutBlocks(text, note), files: [...sealed, ...files] };
}

function encryptedIn(bytes: Buffer): readonly EmbeddedFile[] {
  return pgpBlocks(bytes)
    .map(({ start, end }) => ({ filename: null, content: bytes.subarray(start, end) }))
    .filter(({ content }) => isPgpEncrypted(content) !== false);
}

function withoutBlocks(text: string, note: Note): string {
  const bytes = Buffer.from(text, "utf8");
  const blocks: readonly UuencodedFile[] = findUuencoded(bytes, note);
  let rest = "";
  let from = 0;
  for (const block of blocks) {
    rest += bytes.toString("utf8", from, block.start);
    from = block.end;
  }
  return rest + bytes.toString("utf8", from);
}
