/**
 * Address fields to mailboxes (RFC 5322 section 3.4, obsolete routes and empty members of 4.4, groups, comments, quoted names).
 * Tolerated: missing commas, semicolons as separators, names with dots or raw UTF-8, a whole field hidden in an encoded word.
 * One linear pass, no recursion. Gap: the names of groups are dropped.
 */
import { domainToASCII } from "node:url";
import { ADDRESSES } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import { decodeWords } from "./encoded-words.ts";
import type { Mailbox } from "./message.ts";

/** The mailboxes of one field's undecoded value. */
export function parseAddressList(text: string, note: Note): readonly Mailbox[] {
  const found = new AddressReader(text, note).read();
  if (text.includes("=?") && !found.some((mailbox) => mailbox.domain !== "")) {
    const decoded = decodeWords(text, note);
    if (decoded !== text && decoded.includes("@")) {
      note("header.encoded-address", "an address stands inside an encoded word");
      return new AddressReader(decoded, note).read();
    }
  }
  return found;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** A mailbox from an address specification and an undecoded name. */
export function toMailbox(address: string, name: string | null): Mailbox {
  const at = address.lastIndexOf("@");
  if (at < 0) return { name, address, local: address, domain: "" };
  const local = address.slice(0, at);
  const written = address.slice(at + 1).toLowerCase();
  const domain = BEYOND_ASCII.test(written) ? domainToASCII(written) || written : written;
  return { name, address: `${local}@${written}`, local, domain };
}

class AddressReader {
  readonly #text: string;
  readonly #note: Note;
  readonly #found: Mailbox[] = [];
  /** Words outside angle brackets and comments, since the last separator. */
  #words: string[] = [];
  /** What stood in angle brackets. */
  #angle: string | null = null;
  #comment: string | null = null;
  #quoted = false;
  #hasAt = false;
  #full = false;

  constructor(text: string, note: Note) {
    this.#text = text;
    this.#note = note;
  }

  read(): readonly Mailbox[] {
    const text = this.#text;
    let i = 0;
    while (i < text.length && !this.#full) {
      const c = text[i]!;
      if (c === '"') i = this.#readQuoted(i + 1);
      else if (c === "(") i = this.#readComment(i + 1);
      else if (c === "<") i = this.#readAngle(i + 1);
      else if (c === "," || c === ";") {
        this.#end();
        i++;
      } else if (c === ":" && this.#angle === null && !this.#hasAt) {
        this.#words = []; // a group's name (RFC 5322 3.4)
        i++;
      } else i = this.#readWord(i);
    }
    this.#end();
    return this.#found;
  }

  #readWord(start: number): number {
    const text = this.#text;
    let i = start;
    while (i < text.length && !isSpecial(text.charCodeAt(i))) i++;
    const word = text.slice(start, i === start ? i + 1 : i);
    if (word.trim() !== "") {
      if (this.#angle !== null) this.#end(); // a comma is missing
      this.#words.push(word);
      this.#hasAt ||= word.includes("@");
    }
    return i === start ? i + 1 : i;
  }

  #readQuoted(start: number): number {
    const text = this.#text;
    let value = "";
    let from = start;
    let i = start;
    for (; i < text.length && text[i] !== '"'; i++) {
      if (text[i] === "\\" && i + 1 < text.length) {
        value += text.slice(from, i);
        from = ++i;
      }
    }
    value += text.slice(from, i);
    if (i >= text.length) this.#note("header.unterminated-quote", text);
    if (this.#angle !== null) this.#end();
    if (text[i + 1] === "@") {
      // a quoted local part: "john doe"@example.org
      let end = i + 2;
      while (end < text.length && !isSpecial(text.charCodeAt(end))) end++;
      this.#angle = `"${value}"${text.slice(i + 1, end)}`;
      return end;
    }
    this.#words.push(value);
    this.#quoted = true;
    return i + 1;
  }

  #readComment(start: number): number {
    const text = this.#text;
    let depth = 1;
    let i = start;
    for (; i < text.length && depth > 0; i++) {
      if (text[i] === "\\") i++;
      else if (text[i] === "(") depth++;
      else if (text[i] === ")") depth--;
    }
    const inside = text.slice(start, depth === 0 ? i - 1 : i).trim();
    if (inside !== "") this.#comment = inside;
    return i;
  }

  #readAngle(start: number): number {
    const text = this.#text;
    if (this.#angle !== null) this.#end();
    let i = start;
    let quoted = false;
    for (; i < text.length; i++) {
      if (text[i] === "\\" && quoted) i++;
      else if (text[i] === '"') quoted = !quoted;
      else if (!quoted && (text[i] === ">" || text[i] === "<")) break;
    }
    if (text[i] !== ">") this.#note("header.unterminated-angle", text);
    const inside = withoutComments(text.slice(start, i)).replace(/\s+/g, "");
    // an obsolete route (RFC 5322 4.4): <@a,@b:user@host>
    const colon = inside.startsWith("@") ? inside.indexOf(":") : -1;
    this.#angle = inside.slice(colon + 1);
    return text[i] === ">" ? i + 1 : i;
  }

  #end(): void {
    const { words, angle } = { words: this.#words, angle: this.#angle };
    if (angle !== null) this.#push(toMailbox(angle, this.#name(words.join(" "))));
    else if (words.length > 0) this.#endWithoutAngle(words);
    this.#words = [];
    this.#angle = null;
    this.#comment = null;
    this.#quoted = false;
    this.#hasAt = false;
  }

  #endWithoutAngle(words: readonly string[]): void {
    const joined = words.join(words.some((word) => word.startsWith("@") || word.endsWith("@")) ? "" : " ").trim();
    const parts = joinedAtDots(joined.split(/\s+/));
    const at = this.#quoted ? parts.findLastIndex((part) => part.includes("@")) : parts.findIndex((part) => part.includes("@"));
    if (at >= 0) this.#push(toMailbox(parts[at]!, this.#name(parts.filter((_, i) => i !== at).join(" "))));
    // one bare word is a local part ("root"), anything else a name without an address
    else if (parts.length === 1 && !this.#quoted && !joined.startsWith("=?")) this.#push(toMailbox(joined, this.#name("")));
    else this.#push(toMailbox("", this.#name(joined)));
  }

  #name(words: string): string | null {
    const name = decodeWords(words.trim() === "" ? (this.#comment ?? "") : words.trim(), this.#note).trim();
    return name === "" ? null : name;
  }

  #push(mailbox: Mailbox): void {
    if (mailbox.address === "" && mailbox.name === null) return;
    if (this.#found.length >= ADDRESSES) {
      this.#note("header.too-many-addresses", `more than ${ADDRESSES}`);
      this.#full = true;
    } else this.#found.push(mailbox);
  }
}

/** White space round the dots of a domain (RFC 5322 section 4.4): what follows the part with the @ and goes on with a dot belongs to it. */
function joinedAtDots(parts: readonly string[]): readonly string[] {
  const at = parts.findIndex((part) => part.includes("@"));
  let end = at + 1;
  let address = parts[at] ?? "";
  while (at >= 0 && end < parts.length && (address.endsWith(".") || parts[end]!.startsWith("."))) address += parts[end++];
  return end === at + 1 ? parts : [...parts.slice(0, at), address, ...parts.slice(end)];
}

/** Comments may stand inside an address (RFC 5322 A.5); inside quotes brackets are part of it. */
function withoutComments(text: string): string {
  if (!text.includes("(") || text.includes('"')) return text;
  let out = "";
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    else if (c === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) out += c;
  }
  return out;
}

function isSpecial(code: number): boolean {
  // " ( , : ; < and white space
  return code === 34 || code === 40 || code === 44 || code === 58 || code === 59 || code === 60 || code <= 32;
}
