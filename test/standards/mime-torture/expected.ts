/**
 * Reads the result files of the mime4j cases (`name_decoded.xml`, bodies in files beside it) into a plain outline of a message:
 * field names, structure, and the decoded bytes of each leaf with LF line ends.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Outline {
  readonly fields: readonly string[];
  readonly body: Body;
}

export type Body =
  | { readonly kind: "leaf"; readonly content: string }
  | { readonly kind: "message"; readonly message: Outline }
  | { readonly kind: "multipart"; readonly parts: readonly Outline[] };

const TOKEN = /<(\/?)(message|body-part|header|field|multipart|preamble|epilogue|text-body|binary-body|body)(?: name="([^"]*)")?\s*(\/?)>/g;

interface Token {
  readonly name: string;
  readonly opens: boolean;
  readonly file: string;
  /** Text up to the next tag. */
  readonly text: string;
}

/** The outline that a result file states. */
export function readExpected(path: string): Outline {
  const xml = readFileSync(path, "latin1");
  const matches = [...xml.matchAll(TOKEN)];
  const tokens = matches.map((match, i): Token => {
    const end = match.index + match[0].length;
    return { name: match[2]!, opens: match[1] === "", file: match[3] ?? "", text: xml.slice(end, matches[i + 1]?.index ?? xml.length) };
  });
  return new OutlineReader(tokens, dirname(path)).entity();
}

class OutlineReader {
  readonly #tokens: readonly Token[];
  readonly #folder: string;
  #at = 0;

  constructor(tokens: readonly Token[], folder: string) {
    this.#tokens = tokens;
    this.#folder = folder;
  }

  /** From <message> or <body-part> to its end. */
  entity(): Outline {
    const ends = this.#take().name;
    const fields: string[] = [];
    let body: Body = { kind: "leaf", content: "" };
    while (this.#peek().opens || this.#peek().name !== ends) {
      const { name, opens } = this.#peek();
      if (opens && name === "message") body = { kind: "message", message: this.entity() };
      else if (opens && name === "multipart") body = { kind: "multipart", parts: this.#multipart() };
      else {
        const token = this.#take();
        if (opens && name === "field") fields.push(token.text.trimStart().split(":", 1)[0]!.trim().toLowerCase());
        if (opens && name.endsWith("-body")) body = { kind: "leaf", content: this.#content(token.file) };
      }
    }
    this.#take();
    return { fields, body };
  }

  #multipart(): readonly Outline[] {
    const parts: Outline[] = [];
    this.#take();
    while (this.#peek().opens || this.#peek().name !== "multipart") {
      if (this.#peek().opens && this.#peek().name === "body-part") parts.push(this.entity());
      else this.#take();
    }
    this.#take();
    return parts;
  }

  #content(file: string): string {
    return withPlainLines(readFileSync(join(this.#folder, file)));
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Error("the result file ends inside an element");
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }
}

/** Bytes as latin1 with LF line ends and without those at the end, in which the recorded files differ among themselves. */
export function withPlainLines(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
}
