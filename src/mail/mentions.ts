/**
 * Places and people that a text names without a scheme, of which most mail programs make links: "pay.example.com/x", "me@example.com", and
 * hosts that were written so as not to be links, "example[.]com". One pass from dot to dot; bounded. A host counts when its suffix is one
 * of the public suffix list, and without a path only when the suffix is no usual word or file extension, since people forget the space
 * behind a full stop and write of README.md and node.js. Gap: hosts with letters beyond ASCII, which programs leave alone as well.
 */
import { parse } from "tldts";
import { mailboxesIn } from "./address.ts";

/** RFC 1035 2.3.4 */
const HOST_CHARACTERS = 253;
const PATH_CHARACTERS = 2_000;
/** Suffixes that stand for nothing but hosts, even at the end of a sentence. Names of two parts (co.uk) are always among them. */
const ONLY_HOSTS = new Set(
  (
    "com net org edu gov mil info biz eu de fr uk nl ru ua cn jp kr tw hk br es pt ch cz sk se dk fi ca au nz ie gr hu ro bg tr za mx ar cl " +
    "io co tv xyz top online site shop club store website icu vip bid loan buzz cyou sbs cfd monster app dev"
  ).split(" "),
);
/** A host behind one of these is part of something else: an address, a path, a name in code. */
const BEFORE = new Set("@/\\:=&?#%_-.$'\"+");
const AFTER = new Set("@(_\\=:'");
const DEFANGED =
  /(?<![\w./@:-])[a-z0-9-]{1,63}(?:(?:\[(?:\.|dot)\]|\((?:\.|dot)\)|\.)[a-z0-9-]{1,63}){1,8}(?![\w([])(?:\/[^\s<>"]{0,500})?/gi;
/** Belongs to the sentence. */
const TRAILING = /[.,;:!?'*_\])}|]+$/;
const BRACKETED_DOT = /\[(?:\.|dot)\]|\((?:\.|dot)\)/i;

/** What a text names, as written, at most `limit` of each kind; addresses without "mailto:". */
export interface Mentions {
  readonly hosts: readonly string[];
  readonly defanged: readonly string[];
  readonly addresses: readonly string[];
}

export function mentionsIn(text: string, limit: number): Mentions {
  return {
    hosts: hostsIn(text, limit),
    defanged: BRACKETED_DOT.test(text) ? defangedIn(text, limit) : [],
    // a path with an @ in it is none, though RFC 5322 would let it be
    addresses: mailboxesIn(text)
      .filter(({ local, domain }) => /^[\w.+-]{1,64}$/.test(local) && isHost(domain, true))
      .slice(0, limit)
      .map(({ address }) => address),
  };
}

function hostsIn(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  let done = 0;
  for (let dot = text.indexOf("."); dot >= 0 && found.length < limit; dot = text.indexOf(".", Math.max(dot + 1, done))) {
    if (!isHostCharacter(text.charCodeAt(dot - 1)) || !isHostCharacter(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    while (start > done && dot - start < HOST_CHARACTERS && isHostCharacter(text.charCodeAt(start - 1))) start--;
    let end = dot + 1;
    while (end < text.length && end - start <= HOST_CHARACTERS && isHostPart(text.charCodeAt(end))) end++;
    done = end;
    const host = text.slice(start, end).replace(/[.-]+$/, "");
    const next = text[start + host.length] ?? "";
    if (BEFORE.has(text[start - 1] ?? "") || AFTER.has(next) || /^www\./i.test(host) || !isHost(host, next === "/")) continue;
    const path = next === "/" ? pathAt(text, start + host.length) : "";
    found.push(host + path);
    done = start + host.length + path.length;
  }
  return found;
}

function isHost(host: string, hasPath: boolean): boolean {
  const { isIcann, domain, publicSuffix, isIp } = parse(host.toLowerCase(), { extractHostname: false });
  if (isIp === true || isIcann !== true || domain === null || publicSuffix === null) return false;
  if (hasPath) return true;
  // "the end.Click here" is a sentence without its space
  const suffix = host.slice(-publicSuffix.length);
  if (suffix !== suffix.toLowerCase() && host !== host.toUpperCase()) return false;
  return publicSuffix.includes(".") || ONLY_HOSTS.has(publicSuffix);
}

function pathAt(text: string, start: number): string {
  const path = /^[^\s<>"`\u2018-\u201f]*/.exec(text.slice(start, start + PATH_CHARACTERS))![0];
  return path.replace(TRAILING, "");
}

function defangedIn(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  for (const [written] of text.matchAll(DEFANGED)) {
    if (found.length >= limit) break;
    if (BRACKETED_DOT.test(written)) found.push(written.replace(TRAILING, ""));
  }
  return found;
}

function isHostCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45;
}

function isHostPart(code: number): boolean {
  return code === 46 || isHostCharacter(code);
}
