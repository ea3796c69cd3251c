/**
 * Web pages and drawings as files: what they do when a browser opens them from the disk, past every look at links. Looked at as text, with
 * the disguises of scripts undone; nothing is run. Patterns are linear and bounded.
 */
import { decodeCharset } from "../charset.ts";
import type { Note } from "../defects.ts";
import type { Attachment } from "../message.ts";
import { type Ability, type AbilityName, ability, type Opened } from "./carrier.ts";
import { hiddenStrings } from "./hidden-strings.ts";

/** Pages with smuggled files are megabytes of base64; what does the work stands at their beginning or end. */
const HEAD = 786_432;
const TAIL = 131_072;

const RUNS = /<script[\s>/]|\son[a-z]{3,20}\s{0,5}=\s{0,5}["'a-z]|javascript:/i;
const TESTS: readonly (readonly [AbilityName, RegExp])[] = [
  ["page.password", /<input\b[^>]{0,300}?\btype\s{0,5}=\s{0,5}["']?password|\.type\s{0,5}=\s{0,5}["']password/i],
  [
    "page.download",
    /new\s{1,5}(?:Blob|File)\s{0,5}\(|createObjectURL|msSave(?:OrOpen)?Blob|<a\b(?=[^>]{0,300}\bdownload\b)[^>]{0,300}\bhref\s{0,5}=\s{0,5}["']?data:|href\s{0,5}=\s{0,5}["']?data:application\//i,
  ],
  [
    "page.redirect",
    /\b(?:window|document|top|self|parent)\.location\b\s{0,5}(?:\.(?:href|replace|assign)\s{0,5})?[=(](?!=)|[;{}()\s>]location(?:\.href|\.replace|\.assign)?\s{0,5}[=(](?!=)|window\.open\s{0,5}\(|http-equiv\s{0,5}=\s{0,5}["']?refresh["']?[^>]{0,100}url/i,
  ],
  ["page.frame", /<i?frame\b[^>]{0,400}\bsrc\s{0,5}=\s{0,5}["']?https?:/i],
  ["page.form", /<form\b[^>]{0,400}\baction\s{0,5}=\s{0,5}["']?https?:/i],
];
/** Undoing a disguise, writing the page by it, or names as packers make them. */
const OBFUSCATED =
  /document\.write(?:ln)?\s{0,5}\(\s{0,5}(?:unescape|atob|decodeURI|String\.fromCharCode|window|[\w$]{1,30}\()|\beval\s{0,5}\(|new\s{1,5}Function\s{0,5}\(|(?:unescape|decodeURIComponent)\s{0,5}\(\s{0,5}["'`](?:%|\\x)|(?:_0x[0-9a-f]{4,6}[^_]{1,60}){5}|(?:\\x[0-9a-f]{2}){30}/i;
const FOREIGN = /<foreignObject[\s>]|(?:href|src)\s{0,5}=\s{0,5}["']data:(?:text\/html|image\/svg)/i;

export function openPage(file: Attachment, note: Note): Opened {
  const charset = file.part.filename === file.filename ? (file.part.parameters.get("charset") ?? null) : null;
  const bytes = file.content();
  const page = decodeCharset(bytes.subarray(0, HEAD), charset, note);
  const tail = bytes.length > HEAD ? bytes.toString("latin1", Math.max(HEAD, bytes.length - TAIL)) : "";
  const written = page + tail;
  const hasScript = RUNS.test(written);
  const hidden = hasScript ? hiddenStrings(written) : [];
  return {
    abilities: abilitiesOf([written, ...hidden], hasScript, hidden.length > 0, file.kind === "svg"),
    pages: [written, ...hidden.filter((text) => /<[a-z!/]/i.test(text))],
    texts: hasScript ? [...scriptsIn(written), ...hidden].map(addressesIn) : [],
  };
}

function abilitiesOf(texts: readonly string[], hasScript: boolean, isDisguised: boolean, isDrawing: boolean): readonly Ability[] {
  const found: Ability[] = [];
  for (const [name, pattern] of TESTS) {
    const seen = firstMatch(texts, pattern);
    if (seen !== null) found.push(ability(name, seen));
  }
  if (hasScript) {
    found.push(ability("page.script", firstMatch(texts, RUNS) ?? ""));
    const seen = firstMatch(texts, OBFUSCATED);
    const undone = isDisguised ? texts.slice(1).find((text) => RUNS.test(text) || /https?:\/\/|<form|<input/i.test(text)) : undefined;
    if (seen !== null) found.push(ability("page.obfuscated", seen));
    else if (undone !== undefined) found.push(ability("page.obfuscated", undone));
  }
  const foreign = firstMatch(texts.slice(0, 1), FOREIGN);
  if (foreign !== null) found.push(ability("page.foreign-page", foreign));
  const link = isDrawing ? firstMatch(texts.slice(0, 1), /<a\b[^>]{0,300}href\s{0,5}=\s{0,5}["']https?:[^"'>]{0,200}/i) : null;
  if (link !== null) found.push(ability("page.link", link));
  return found;
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | null {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match !== null) return text.slice(match.index, match.index + 120);
  }
  return null;
}

const SCRIPT = /<script\b[^>]{0,2000}>([\s\S]*?)(?:<\/script|$)|\son[a-z]{3,20}\s{0,5}=\s{0,5}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
const SCRIPTS = 200;

function scriptsIn(page: string): readonly string[] {
  const scripts: string[] = [];
  for (const [, script, double, single] of page.matchAll(SCRIPT)) {
    scripts.push(script ?? double ?? single ?? "");
    if (scripts.length >= SCRIPTS) break;
  }
  return scripts;
}

/** Script text as text with addresses: they end at quotes, and names of namespaces are none. */
function addressesIn(script: string): string {
  return script.replace(/['"`\\]/g, " ").replace(/https?:\/\/(?:www\.)?w3\.org\/[^\s<>]{0,100}/gi, " ");
}
