/**
 * How a message is written, as a row of classes: its form, its lengths, its punctuation, the small words that writers choose without thinking
 * (Mosteller and Wallace 1964; for mail Stringhini and Thonnard, IdentityMailer 2015). One digit for each trait; the text cannot be read from
 * it. What is quoted from others, and what stands below a signature line, does not count as written. Work is bounded by the first characters.
 */
import type { Message } from "./message.ts";

/** What each digit says, in their order. */
export const STYLE_TRAITS = [
  ...["plain or HTML", "answer or not", "quoting", "greeting", "closing", "links", "length of lines"],
  ...["length of the text", "length of words", "small words", "how the reader is spoken to", "how the writer speaks of himself"],
  ...["contractions", "capitals", "exclamation marks", "questions", "commas", "numbers", "letters"],
] as const;
/** Each trait has at most so many classes: digits from 0. */
export const STYLE_CLASSES = 4;

const CHARACTERS = 8_000;
/** Fewer words are no style. */
const LEAST_WORDS = 8;
const WORD = /\p{L}[\p{L}'’]*/gu;
const GREETING =
  /^\W{0,3}(?:(hi|hello|hey|hallo|moin|salut|hola)\b|(dear|good (?:day|morning|afternoon|evening)|greetings|attention|attn)\b|\p{L}{2,20}(?: \p{L}{2,20})?[,:!]$)/iu;
const CLOSING =
  /^\W{0,3}(?:(?:kind |best |warm )?regards|cheers|thanks|thank you|thx|sincerely|yours|greetings|bye|ciao|mfg|gruß|gruss)\b/iu;
const QUOTED = /^\s{0,3}[>|]/;
const SIGNATURE = /^(?:-- ?|_{5,})$/;
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const SMALL = wordsOf(
  "the of and to a in that it is was for on with as by at be have are this not but had his they from she which or an there her were one do been all their has would will what if can when so no out up about who get just than then some could them",
);
const YOU = wordsOf("you your yours yourself u");
const ME = wordsOf("i me my mine i'm i've i'd i'll");

/** Null when too little is written to tell. `isReply` as in traits.ts. */
export function styleOf(message: Message, isReply: boolean): string | null {
  const lines = message.text.slice(0, CHARACTERS).split(/\r?\n/);
  const signature = lines.findIndex((line) => SIGNATURE.test(line));
  const above = (signature < 0 ? lines : lines.slice(0, signature)).filter((line) => line.trim() !== "");
  const own = above.filter((line) => !QUOTED.test(line));
  const text = own.join("\n");
  const words = text.match(WORD) ?? [];
  if (words.length < LEAST_WORDS) return null;
  const longest = own.reduce((most, line) => Math.max(most, line.length), 0);
  return [
    ...[formOf(message), answerOf(message, isReply), classOf(1 - own.length / above.length, [0.001, 0.3, 0.6])],
    ...[greetingOf(own), signature >= 0 ? 2 : own.slice(-4).some((line) => CLOSING.test(line)) ? 1 : 0],
    ...[classOf(message.links.length, [1, 2, 5]), classOf(longest, [73, 81, 250])],
    ...wordClasses(words),
    ...signClasses(text, words.length),
  ].join("");
}

function formOf({ html, parts }: Message): number {
  if (!html.present) return 0;
  return parts.some(({ type }) => type === "text/plain") ? 1 : 2;
}

function answerOf({ subject }: Message, isReply: boolean): number {
  if (/^\s*(?:fwd?|wg|tr)\s*:/i.test(subject)) return 3;
  if (isReply) return 1;
  return /^\s*(?:re|aw|sv|antw)\s*:/i.test(subject) ? 2 : 0;
}

function greetingOf(own: readonly string[]): number {
  const found = GREETING.exec(own[0]?.trim() ?? "");
  if (found === null) return 0;
  return found[1] !== undefined ? 1 : found[2] !== undefined ? 2 : 3;
}

/** Length of the text and of words, small words, the reader, the writer, contractions, capitals. */
function wordClasses(words: readonly string[]): readonly number[] {
  let [letters, small, you, me, short, capitals] = [0, 0, 0, 0, 0, 0];
  for (const word of words) {
    const lower = word.toLowerCase().replaceAll("’", "'");
    letters += word.length;
    if (SMALL.has(lower)) small++;
    if (YOU.has(lower)) you++;
    if (ME.has(lower)) me++;
    if (lower.includes("'")) short++;
    if (word.length >= 3 && word === word.toUpperCase() && word !== lower) capitals++;
  }
  const share = (count: number): number => count / words.length;
  return [
    ...[classOf(words.length, [30, 90, 250]), classOf(share(letters), [4.2, 4.7, 5.3]), classOf(share(small), [0.1, 0.3, 0.4])],
    ...[classOf(share(you), [0.001, 0.02, 0.045]), classOf(share(me), [0.001, 0.02, 0.05]), classOf(share(short), [0.001, 0.015, 0.04])],
    classOf(share(capitals), [0.001, 0.03, 0.1]),
  ];
}

/** Exclamation marks, questions, commas, numbers, letters beyond ASCII. */
function signClasses(text: string, words: number): readonly number[] {
  let [exclaimed, asked, commas, digits, beyond] = [0, 0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 33) exclaimed++;
    else if (code === 63) asked++;
    else if (code === 44) commas++;
    else if (code >= 48 && code <= 57) digits++;
    else if (code > 127) beyond++;
  }
  return [
    ...[classOf(exclaimed / words, [0.001, 0.01, 0.03]), classOf(asked / words, [0.001, 0.01, 0.03])],
    ...[classOf(commas / words, [0.02, 0.05, 0.08]), classOf(digits / words, [0.001, 0.05, 0.2])],
    classOf(beyond / text.length, [0.001, 0.05, 0.3]),
  ];
}

function classOf(value: number, ends: readonly [number, number, number]): number {
  return value < ends[0] ? 0 : value < ends[1] ? 1 : value < ends[2] ? 2 : 3;
}
