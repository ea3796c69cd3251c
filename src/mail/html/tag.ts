/**
 * Reads one start tag as browsers do (HTML standard, sections 13.2.5.8 to 13.2.5.40): name and the attributes that matter to us.
 * The first of two attributes of one name counts. An unterminated tag ends with the text.
 */
import { HTML_ATTRIBUTES } from "../../platform/limits.ts";
import { decodeEntities } from "./entities.ts";

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** An on… attribute carries script. */
  readonly hasHandler: boolean;
  readonly end: number;
  readonly closed: boolean;
}

const WANTED = new Set([
  "href",
  "xlink:href",
  "src",
  "style",
  "class",
  "id",
  "alt",
  "width",
  "height",
  "action",
  "formaction",
  "type",
  "hidden",
  "color",
  "bgcolor",
  "text",
  "background",
  "size",
  "content",
  "http-equiv",
  "data",
  "srcdoc",
  "srcset",
  "poster",
  "media",
  "value",
  "placeholder",
  "attributename",
  "to",
  "values",
]);
const LONGEST_WANTED = 13;
const NONE: ReadonlyMap<string, string> = new Map();

/** The tag whose name starts at `start`. */
export function readTag(html: string, start: number): Tag {
  let i = start;
  while (i < html.length && !endsName(html.charCodeAt(i))) i++;
  const name = html.slice(start, i).toLowerCase();
  let attributes: Map<string, string> | null = null;
  let hasHandler = false;
  for (let count = 0; i < html.length; count++) {
    i = skipSeparators(html, i);
    if (i >= html.length || html.charCodeAt(i) === 62) break;
    const nameStart = i;
    i++; // an attribute name may start with "="
    while (i < html.length && !endsAttributeName(html.charCodeAt(i))) i++;
    const nameEnd = i;
    const value = readValue(html, i);
    i = value.end;
    if (nameEnd - nameStart > LONGEST_WANTED && !isHandler(html, nameStart)) continue;
    const attribute = html.slice(nameStart, nameEnd).toLowerCase();
    hasHandler ||= isHandler(html, nameStart);
    if (count >= HTML_ATTRIBUTES || !WANTED.has(attribute)) continue;
    attributes ??= new Map();
    if (!attributes.has(attribute)) attributes.set(attribute, decodeEntities(html.slice(value.start, value.stop), "attribute"));
  }
  return { name, attributes: attributes ?? NONE, hasHandler, end: Math.min(i + 1, html.length), closed: i < html.length };
}

interface Value {
  readonly start: number;
  readonly stop: number;
  readonly end: number;
}

function readValue(html: string, afterName: number): Value {
  let i = skipSpace(html, afterName);
  if (html.charCodeAt(i) !== 61) return { start: afterName, stop: afterName, end: afterName };
  i = skipSpace(html, i + 1);
  const quote = html.charCodeAt(i);
  if (quote === 34 || quote === 39) {
    const close = html.indexOf(quote === 34 ? '"' : "'", i + 1);
    return close < 0 ? { start: i + 1, stop: html.length, end: html.length } : { start: i + 1, stop: close, end: close + 1 };
  }
  const start = i;
  while (i < html.length && html.charCodeAt(i) !== 62 && !isSpace(html.charCodeAt(i))) i++;
  return { start, stop: i, end: i };
}

function isHandler(html: string, at: number): boolean {
  return (html.charCodeAt(at) | 32) === 111 && (html.charCodeAt(at + 1) | 32) === 110;
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function skipSpace(html: string, at: number): number {
  let i = at;
  while (i < html.length && isSpace(html.charCodeAt(i))) i++;
  return i;
}

function skipSeparators(html: string, at: number): number {
  let i = at;
  while (i < html.length && (isSpace(html.charCodeAt(i)) || html.charCodeAt(i) === 47)) i++;
  return i;
}

function endsName(code: number): boolean {
  return code === 62 || code === 47 || isSpace(code);
}

function endsAttributeName(code: number): boolean {
  return code === 61 || code === 62 || code === 47 || isSpace(code);
}
