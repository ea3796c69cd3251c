/**
 * The second kind of features: words and pairs of words as a reader sees them, by where they stand (subject, text, name), shapes of the
 * header, the parts and the links. `portable` ones come first: those that mean the same in anybody's mailbox; behind them stand hosts and
 * addresses, which only a model of one's own should learn.
 */
import type { Message } from "../mail/message.ts";
import { tellsCollectorOnly } from "./collector.ts";
import { hashStep, hashText, PlaceSet, placeOf } from "./hash.ts";

export interface WordFeatures {
  readonly places: Uint32Array;
  /** So many of the places are portable; they stand first. */
  readonly portable: number;
}

/** Characters of text that are looked at: about 3,000 words. */
const TEXT_CHARACTERS = 20_000;
const SUBJECT_CHARACTERS = 500;
const LINKS = 60;
const WORD_CHARACTERS = 24;
/** Told apart: the same word in a subject, in a text and in a name. */
const IN_TEXT = hashText("text:");
const IN_SUBJECT = hashText("subject:");
const IN_NAME = hashText("name:");
const IN_LINK = hashText("link:");
const PAIR = hashText("pair:");

const set = new PlaceSet();

/** A word that was met: what `tellingWords` shows. */
export interface MetWord {
  readonly place: number;
  readonly word: string;
}

export function wordsOf(message: Message): WordFeatures {
  set.begin();
  collectPortable(message, null);
  const portable = set.count;
  collectOwn(message);
  return { places: set.take(), portable };
}

/** The words behind the portable places, for showing those that told most. Dearer than `wordsOf`; asked only where a reason is due. */
export function metWords(message: Message): readonly MetWord[] {
  const met: MetWord[] = [];
  set.begin();
  collectPortable(message, met);
  return met;
}

function collectPortable(message: Message, met: MetWord[] | null): void {
  addWords(message.subject.slice(0, SUBJECT_CHARACTERS), IN_SUBJECT, met);
  for (const author of message.from.slice(0, 3)) addWords((author.name ?? "").slice(0, 200), IN_NAME, met);
  for (const shape of shapesOf(message)) set.add(placeOf(hashText(shape)));
  for (const link of linksOf(message).slice(0, LINKS)) {
    set.add(placeOf(hashText(`scheme:${link.scheme} ${link.where}`)));
    const suffix = link.host.slice(link.host.lastIndexOf(".") + 1);
    if (suffix !== "") set.add(placeOf(hashText(`suffix:${/^\d+$/.test(suffix) ? "#" : suffix}`)));
    addWords(pathOf(link.url), IN_LINK, null);
  }
  addWords(message.text.slice(0, TEXT_CHARACTERS), IN_TEXT, met);
}

/** Without those of the header and of what the text only names: the words of both are places of their own. */
function linksOf({ links }: Message): Message["links"] {
  return links.filter(({ where }) => where !== "header" && where !== "mention");
}

/** The path with its words apart: what stands behind the host. */
function pathOf(url: string): string {
  const slash = url.indexOf("/", url.indexOf("//") + 2);
  return slash < 0 ? "" : url.slice(slash, slash + 200);
}

/** Shapes that say how the message was made, not by whom. */
function shapesOf(message: Message): readonly string[] {
  const { headers, parts, attachments, html } = message;
  const links = linksOf(message);
  const shapes = [
    `structure:${parts
      .slice(0, 6)
      .map(({ type }) => type)
      .join(" ")}`,
    `charset:${message.root.parameters.get("charset")?.toLowerCase() ?? ""}`,
    `links:${toBucket(links.length)}`,
    `hosts:${toBucket(new Set(links.map(({ domain }) => domain)).size)}`,
    `images:${toBucket(html.images.length)}`,
    `text:${toBucket(message.text.length >> 7)}`,
    `subject:${toBucket(message.subject.length >> 3)}`,
    `priority:${headers.first("x-priority")?.slice(0, 2) ?? ""}${headers.has("importance") ? "i" : ""}`,
    `answer:${headers.has("in-reply-to")}${headers.has("references")}${/^(?:re|aw|sv|antw|rif)\s*:/i.test(message.subject)}`,
    `list:${headers.has("list-id")}${headers.has("list-unsubscribe")}${headers.has("list-unsubscribe-post")}${headers.has("list-post")}`,
    `precedence:${headers.first("precedence")?.slice(0, 12).toLowerCase() ?? ""}`,
  ];
  if (html.forms.length > 0) shapes.push("form");
  if (html.hiddenText !== "") shapes.push("hidden");
  for (const { kind, extension } of attachments.slice(0, 10)) shapes.push(`attached:${kind}`, `extension:${extension}`);
  return shapes;
}

/** Powers of two: 0, 1, 2, 4, 8 … */
function toBucket(count: number): number {
  return count <= 1 ? count : 1 << (31 - Math.clz32(count));
}

/** Hosts, addresses and programs. */
function collectOwn(message: Message): void {
  const { headers } = message;
  for (const { address, domain, local } of [...message.from, ...message.replyTo].slice(0, 5)) {
    for (const each of [`author:${address}`, `at:${domain}`, `local:${local.replace(/\d+/g, "#")}`]) set.add(placeOf(hashText(each)));
  }
  for (const { host, domain } of linksOf(message).slice(0, LINKS)) {
    set.add(placeOf(hashText(`host:${host}`)));
    set.add(placeOf(hashText(`domain:${domain ?? ""}`)));
  }
  for (const { name, valueStart, end } of headers.fields) {
    const lower = name.toLowerCase();
    if (lower === "received" || tellsCollectorOnly(lower)) continue;
    set.add(placeOf(hashText(`field:${lower}`)));
    if (SHORT_FIELDS.test(lower))
      addWords(message.raw.toString("latin1", valueStart, Math.min(end, valueStart + 160)), hashText(`${lower}:`), null);
  }
  for (const { from, by } of message.received.slice(1)) {
    for (const host of [from, by]) if (host !== null) set.add(placeOf(hashText(`passed:${host.toLowerCase()}`)));
  }
}

/** Fields whose words tell the program or the list. */
const SHORT_FIELDS =
  /^(?:x-mailer|user-agent|x-mimeole|message-id|content-type|list-id|list-post|sender|organization|mailing-list|x-[a-z]{2,20})$/;

/**
 * Splits a text into words of letters and digits, lower case; digits read as "#" of their number. Scripts without spaces between words are
 * taken in pairs of characters. Signs that sell and shout ($ € £ ! %) are words too.
 */
function addWords(written: string, seed: number, met: MetWord[] | null): void {
  const text = foldedText(written);
  let before = 0;
  for (let at = 0; at < text.length && !set.isFull; ) {
    const start = at;
    let hash = seed;
    const kind = kindOf(text.charCodeAt(at));
    if (kind === OTHER) {
      at++;
      continue;
    }
    if (kind === WORD) {
      for (; at < text.length && kindOf(text.charCodeAt(at)) === WORD; at++)
        if (at - start < WORD_CHARACTERS) hash = hashStep(hash, text.charCodeAt(at));
    } else if (kind === DENSE) {
      hash = hashStep(hashStep(hash, text.charCodeAt(at)), at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
      at++;
    } else {
      for (; at < text.length && kindOf(text.charCodeAt(at)) === kind; at++)
        if (at - start < 12) hash = hashStep(hash, kind === DIGIT ? 35 : text.charCodeAt(at));
    }
    const place = placeOf(hash);
    const isNew = set.add(place) >= 0;
    if (isNew && met !== null && kind !== DIGIT)
      met.push({ place, word: text.slice(start, kind === DENSE ? start + 2 : Math.min(at, start + WORD_CHARACTERS)) });
    if (before !== 0) set.add(placeOf(hashStep(hashStep(PAIR ^ before, hash & 0xffff), hash >>> 16)));
    before = hash;
  }
}

function foldedText(text: string): string {
  // letters from mathematics and full-width forms read as the plain ones that they show
  return (/^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFKC")).toLowerCase();
}

const OTHER = 0;
const WORD = 1;
const DIGIT = 2;
const SIGN = 3;
const DENSE = 4;

function kindOf(code: number): number {
  if (code < 0x80) return ASCII_KINDS[code]!; // one entry for each
  if (code === 0xa3 || code === 0x20ac || code === 0xa5) return SIGN;
  if (code < 0xc0) return OTHER;
  if (code < 0x2000) return code >= 0xe00 && code <= 0xe7f ? DENSE : WORD;
  if (code < 0x2e80) return OTHER;
  return code >= 0x3000 && code <= 0x303f ? OTHER : code <= 0xd7af || (code >= 0xf900 && code <= 0xfaff) ? DENSE : OTHER;
}

const ASCII_KINDS: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z]/i.test(sign)) return WORD;
  if (/\d/.test(sign)) return DIGIT;
  return sign === "$" || sign === "!" || sign === "%" ? SIGN : OTHER;
});
