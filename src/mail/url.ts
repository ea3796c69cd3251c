/**
 * URLs as a browser would follow them (WHATWG URL standard), from what mail programs and readers make of the written text:
 * white space and line ends inside are dropped, a missing scheme is supplied, backslashes and odd hosts are resolved by the parser.
 */
import { URL_CHARACTERS } from "../platform/limits.ts";
import type { Note } from "./defects.ts";

export interface NormalUrl {
  readonly url: string;
  readonly scheme: string;
  /** Lower case, A-labels, without a final dot; "" where the scheme has no host. */
  readonly host: string;
}

const SCHEME = /^([a-z][a-z0-9+-]{0,30}):/i;
/** A host without a scheme, such as "www.example.com/x" or "example.com:8080". */
const HOST_FIRST = /^[^\s/?#:@]{1,200}\.[^\s/?#:@.]{2,63}\.?(?:[:/?#]|$)/u;
/** Parts of the message itself. */
const INTERNAL = /^(?:cid|mid):/i;

/** Null for what leads nowhere: fragments, parts of the message, relative references without a base. */
export function normalizeUrl(written: string, base: string | null, note: Note): NormalUrl | null {
  const text = written
    .slice(0, URL_CHARACTERS)
    .replace(/[\t\r\n]+/g, "")
    .trim();
  if (written.length > URL_CHARACTERS) note("link.too-long", `more than ${URL_CHARACTERS} characters`);
  if (text === "" || text.startsWith("#") || INTERNAL.test(text)) return null;
  const absolute = withScheme(text, base);
  if (absolute === null) {
    note("link.relative", text);
    return null;
  }
  const url = URL.parse(absolute, base ?? undefined);
  if (url === null) {
    note("link.unparsable", absolute);
    return { url: absolute, scheme: (SCHEME.exec(absolute)?.[1] ?? "").toLowerCase(), host: "" };
  }
  const host = url.hostname.endsWith(".") ? url.hostname.slice(0, -1) : url.hostname;
  return { url: url.href.slice(0, URL_CHARACTERS), scheme: url.protocol.slice(0, -1), host };
}

function withScheme(text: string, base: string | null): string | null {
  if (/^www\./i.test(text)) return `http://${text}`;
  if (SCHEME.test(text)) return text;
  if (/^[/\\]{2}/.test(text)) return `http:${text}`;
  if (base !== null) return text;
  if (HOST_FIRST.test(text)) return `http://${text}`;
  return /^[^\s@/]{1,64}@[^\s@/]{1,255}\.[^\s@/]{2,63}$/.test(text) ? `mailto:${text}` : null;
}

const URL_START = /(?:h(?:tt|xx|\*\*)ps?|ftps?|(?<![a-z])file)(?::|\[:\])[/\\]{2}|www(?:\.|\[\.\])(?=[a-z0-9])/gi;
const DEFANGED = /^(?:h(?:xx|\*\*)ps?:|https?\[:\])|\[(?:\.|dot)\]|\((?:\.|dot)\)/i;

/** A URL that was written so that programs make no link of it, as the reader puts it right; null for any other. */
export function refanged(written: string): string | null {
  if (!/hxx|h\*\*|\[|\((?:\.|dot)/i.test(written.slice(0, 300))) return null;
  const head = written.slice(0, 300);
  if (!DEFANGED.test(head)) return null;
  const rest = written.slice(300);
  return (
    head
      .replace(/^\s*h(?:xx|tt|\*\*)p(s?)(?:\[:\]|:)/i, "http$1:")
      .replace(/^([^?#]*)/, (place) => place.replace(/\[(?:\.|dot)\]|\((?:\.|dot)\)/gi, ".")) + rest
  );
}

/** URLs written out in text, as programs make links of them. One pass: a URL ends at white space, quotes or angle brackets. */
export function urlsInText(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  URL_START.lastIndex = 0;
  for (let match = URL_START.exec(text); match !== null && found.length < limit; match = URL_START.exec(text)) {
    const start = match.index;
    const isBare = match[0].startsWith("w") || match[0].startsWith("W");
    if (isBare && start > 0 && isWordCharacter(text.charCodeAt(start - 1))) continue;
    const wrapped = text[start - 1] === "<" ? inBrackets(text, start) : null;
    if (wrapped !== null) {
      found.push(wrapped.url);
      URL_START.lastIndex = wrapped.end;
      continue;
    }
    let end = URL_START.lastIndex;
    while (end < text.length && end - start < URL_CHARACTERS && !endsUrl(text.charCodeAt(end))) end++;
    const url = withoutPunctuation(text, start, end);
    if (url.length > match[0].length) found.push(url);
    URL_START.lastIndex = end;
  }
  return found;
}

/** A URL in angle brackets that was broken over lines (RFC 3986 appendix C); null when none was. */
function inBrackets(text: string, start: number): { readonly url: string; readonly end: number } | null {
  const match = WRAPPED.exec(text.slice(start, start + WRAPPED_CHARACTERS));
  return match === null ? null : { url: match[0].slice(0, -1).replace(/\s+/g, ""), end: start + match[0].length };
}

function endsUrl(code: number): boolean {
  // white space, controls, " < > ` and typographic quotes and spaces
  return (
    code <= 32 ||
    code === 34 ||
    code === 60 ||
    code === 62 ||
    code === 96 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x2029) ||
    code === 0x3000
  );
}

/** A full stop, comma or bracket after a URL belongs to the sentence; a closing bracket stays when the URL opens it. */
function withoutPunctuation(text: string, start: number, end: number): string {
  let last = end;
  let balance: number | null = null;
  while (last > start) {
    const c = text[last - 1]!;
    if (c === ")") {
      balance ??= brackets(text, start, last);
      if (balance >= 0) break;
      balance++;
    } else if (!".,;:!?'*_]}|".includes(c)) break;
    last--;
  }
  return text.slice(start, last);
}

/** Opening minus closing round brackets. */
function brackets(text: string, start: number, end: number): number {
  let balance = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === "(") balance++;
    else if (text[i] === ")") balance--;
  }
  return balance;
}

const WRAPPED_CHARACTERS = 1_000;
const WRAPPED = /^[^\s<>"]+(?:\r?\n[ \t]{0,9}[^\s<>"]+)+>/;

function isWordCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 46 ||
    code === 47 ||
    code === 64 ||
    code === 45
  );
}
