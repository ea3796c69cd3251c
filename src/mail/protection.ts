/**
 * How the parts of a message are signed or encrypted: S/MIME (RFC 8551), PGP/MIME (RFC 3156) and PGP inside plain text. Tells the form only:
 * no signature is verified and nothing is decrypted, so "signed" is a claim.
 */
import { cmsKind } from "./cms.ts";
import type { Message, Part } from "./message.ts";
import { isClearSigned, isPgpEncrypted, pgpBlocks } from "./pgp.ts";

export interface Protection {
  readonly kind: "signed" | "encrypted" | "compressed";
  readonly scheme: "smime" | "pgp" | "other";
  /** Around other parts, as one part that holds the content, or as lines in a text. */
  readonly form: "multipart" | "opaque" | "inline";
  /** Path of the part. */
  readonly path: string;
}

const PROTECTIONS = 20;

/** In order of appearance; the first 20. */
export function protectionsOf(message: Message): readonly Protection[] {
  const found: Protection[] = [];
  for (const part of message.parts) {
    const protection = protectionOf(part);
    if (protection !== null && found.push(protection) >= PROTECTIONS) break;
  }
  return found;
}

function protectionOf(part: Part): Protection | null {
  const { type, path } = part;
  switch (type) {
    case "multipart/signed":
    case "multipart/encrypted":
      return { kind: type === "multipart/signed" ? "signed" : "encrypted", scheme: schemeOf(part), form: "multipart", path };
    case "application/pkcs7-mime":
    case "application/x-pkcs7-mime":
      return { kind: cmsKind(part.content()) ?? "encrypted", scheme: "smime", form: "opaque", path };
    case "text/plain":
      return inline(part);
    default:
      return null;
  }
}

function schemeOf(part: Part): Protection["scheme"] {
  const protocol = part.parameters.get("protocol")?.toLowerCase() ?? "";
  return protocol.includes("pgp-") ? "pgp" : protocol.includes("pkcs7-") ? "smime" : "other";
}

function inline(part: Part): Protection | null {
  const content = part.content();
  const encrypted = pgpBlocks(content)[0];
  if (encrypted !== undefined && isPgpEncrypted(content.subarray(encrypted.start, encrypted.end)) !== false) {
    return { kind: "encrypted", scheme: "pgp", form: "inline", path: part.path };
  }
  return isClearSigned(content) ? { kind: "signed", scheme: "pgp", form: "inline", path: part.path } : null;
}
