/**
 * The second kind of features: words and pairs of words as a reader sees them, by where they stand (subject, text, name), shapes of the
 * header, the parts and the links. `portable` ones come first: those that mean the same in anybody's mailbox; behind them stand hosts and
 * addresses, which only a model of one's own should learn.
 */
import type { Message } from "../mail/message.ts";
import { traitsOfField } from "./collector.ts";
import { hashStep, hashText, PlaceSet, placeOf } from "./hash.ts";
import { textUnits, type Units, unitsOfBytes, unitsOfText } from "./units.ts";

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
/** Each begins the name of a feature. */
const [SCHEME, SUFFIX, AUTHOR, AT, LOCAL, HOST, DOMAIN, PASSED] = [
  ...["scheme:", "suffix:", "author:", "at:", "local:", "host:", "domain:", "passed:"],
].map((name) => hashText(name)) as [number, number, number, number, number, number, number, number]; // as many as names

const set = new PlaceSet();

/** A word that was met: what `tellingWords` shows. */
export interface MetWord {
  readonly place: number;
  readonly word: string;
}

/** Hears of words that were met, and says at which places it wants to. */
interface Meeting {
  readonly wants: (place: number) => boolean;
  readonly met: MetWord[];
}

/** The places are those of a message only until the next one is asked for; copy what is to stay. */
export function wordsOf(message: Message): WordFeatures {
  set.begin();
  collectPortable(message, null);
  const portable = set.count;
  collectOwn(message);
  return { places: set.finish(), portable };
}

/** The words behind the portable places that are wanted, for showing those that told most. Asked only where a reason is due. */
export function metWords(message: Message, wants: (place: number) => boolean = () => true): readonly MetWord[] {
  const met: MetWord[] = [];
  set.begin();
  collectPortable(message, { wants, met });
  set.finish();
  return met;
}

function collectPortable(message: Message, meeting: Meeting | null): void {
  addWords(unitsOfText(message.subject, SUBJECT_CHARACTERS), IN_SUBJECT, meeting);
  for (const author of message.from.slice(0, 3)) addWords(unitsOfText(author.name ?? "", 200), IN_NAME, meeting);
  addShapes(message);
  for (const { scheme, where, host, url } of linksOf(message).slice(0, LINKS)) {
    add(hashText(where, hashStep(hashText(scheme, SCHEME), 32)));
    const suffix = host.slice(host.lastIndexOf(".") + 1);
    if (suffix !== "") add(hashText(isNumber(suffix) ? "#" : suffix, SUFFIX));
    addWords(unitsOfText(pathOf(url), 200), IN_LINK, null);
  }
  addWords(unitsOfText(message.text, TEXT_CHARACTERS), IN_TEXT, meeting);
}

function add(hash: number): void {
  set.add(placeOf(hash));
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

function isNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57) return false;
  return true;
}

/** Shapes that say how the message was made, not by whom. */
function addShapes(message: Message): void {
  const { headers, parts, attachments, html } = message;
  const links = linksOf(message);
  const types = parts.slice(0, 6).map(({ type }) => type);
  const has = (name: string): string => (headers.has(name) ? "true" : "false");
  const isAnswer = /^(?:re|aw|sv|antw|rif)\s*:/i.test(message.subject);
  addShape("structure:", types.join(" "));
  addShape("charset:", message.root.parameters.get("charset")?.toLowerCase() ?? "");
  addShape("links:", toBucket(links.length));
  addShape("hosts:", toBucket(new Set(links.map(({ domain }) => domain)).size));
  addShape("images:", toBucket(html.images.length));
  addShape("text:", toBucket(message.text.length >> 7));
  addShape("subject:", toBucket(message.subject.length >> 3));
  addShape("priority:", headers.first("x-priority")?.slice(0, 2) ?? "", headers.has("importance") ? "i" : "");
  addShape("answer:", has("in-reply-to"), has("references"), isAnswer ? "true" : "false");
  addShape("list:", has("list-id"), has("list-unsubscribe"), has("list-unsubscribe-post"), has("list-post"));
  addShape("precedence:", headers.first("precedence")?.slice(0, 12).toLowerCase() ?? "");
  if (html.forms.length > 0) addShape("form");
  if (html.hiddenText !== "") addShape("hidden");
  for (const { kind, extension } of attachments.slice(0, 10)) {
    addShape("attached:", kind);
    addShape("extension:", extension);
  }
}

/** One feature, whose name is given in pieces. */
function addShape(...pieces: readonly string[]): void {
  let hash = hashText("");
  for (const piece of pieces) hash = hashText(piece, hash);
  add(hash);
}

/** Powers of two: 0, 1, 2, 4, 8 … */
function toBucket(count: number): string {
  return String(count <= 1 ? count : 1 << (31 - Math.clz32(count)));
}

/** Hosts, addresses and programs. */
function collectOwn(message: Message): void {
  const { headers, raw } = message;
  for (const { address, domain, local } of [...message.from, ...message.replyTo].slice(0, 5)) {
    add(hashText(address, AUTHOR));
    add(hashText(domain, AT));
    add(hashText(local.replace(/\d+/g, "#"), LOCAL));
  }
  for (const { host, domain } of linksOf(message).slice(0, LINKS)) {
    add(hashText(host, HOST));
    add(hashText(domain ?? "", DOMAIN));
  }
  for (const { name, valueStart, end } of headers.fields) {
    const { kind, place, words } = traitsOfField(name);
    if (kind !== "writer") continue;
    set.add(place);
    if (words !== null) addWords(unitsOfBytes(raw, valueStart, Math.min(end, valueStart + 160)), words, null);
  }
  for (const { from, by } of message.received.slice(1)) {
    for (const host of [from, by]) if (host !== null) add(hashText(host.toLowerCase(), PASSED));
  }
}

/**
 * Splits a text into words of letters and digits, lower case; digits read as "#" of their number. Scripts without spaces between words are
 * taken in pairs of characters. Signs that sell and shout ($ € £ ! %) are words too.
 */
function addWords({ units, length }: Units, seed: number, meeting: Meeting | null): void {
  let before = 0;
  for (let at = 0; at < length; ) {
    const start = at;
    const kind = kindOf(units[at]!); // inside the text
    if (kind === OTHER) {
      at++;
      continue;
    }
    if (set.isFull) return;
    let hash = seed;
    if (kind === WORD) {
      for (; at < length; at++) {
        const unit = units[at]!;
        if (kindOf(unit) !== WORD) break;
        if (at - start < WORD_CHARACTERS) hash = hashStep(hash, unit);
      }
    } else if (kind === DENSE) {
      hash = hashStep(hashStep(hash, units[at]!), at + 1 < length ? units[at + 1]! : 0);
      at++;
    } else {
      for (; at < length && kindOf(units[at]!) === kind; at++) if (at - start < 12) hash = hashStep(hash, kind === DIGIT ? 35 : units[at]!);
    }
    const place = placeOf(hash);
    const isNew = set.add(place) >= 0;
    if (isNew && meeting !== null && kind !== DIGIT && meeting.wants(place))
      meeting.met.push({
        place,
        word: textUnits(units, start, kind === DENSE ? Math.min(start + 2, length) : Math.min(at, start + WORD_CHARACTERS)),
      });
    if (before !== 0) set.add(placeOf(hashStep(hashStep(PAIR ^ before, hash & 0xffff), hash >>> 16)));
    before = hash;
  }
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
