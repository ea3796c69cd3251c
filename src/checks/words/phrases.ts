/**
 * Finds the phrases of the word tables in one walk over a message's subject and text, and remembers the result for the message, so that
 * every check that asks pays for one walk together. A phrase is a run of words; punctuation and line breaks between them do not matter.
 * Bounded: the first 40,000 characters; lines that quote an earlier mail (">") are left out, because they are somebody else's words.
 */
import type { Message } from "../../mail/message.ts";
import { advanceFee } from "./advance-fee.ts";
import { credentials } from "./credentials.ts";
import { errands } from "./errands.ts";
import { extortion } from "./extortion.ts";
import { fold } from "./fold.ts";
import { goods } from "./goods.ts";
import { offers } from "./offers.ts";
import { prizes } from "./prizes.ts";
import type { PhraseTable } from "./table.ts";

const TABLES = { advanceFee, credentials, errands, extortion, goods, offers, prizes } as const satisfies Readonly<
  Record<string, PhraseTable>
>;
export type Topic = keyof typeof TABLES;

/** Group → the phrase of it that was seen first. */
export type SeenGroups = ReadonlyMap<string, string>;

/** Longer than any letter of persuasion; the rest of a huge mail repeats itself. */
const CHARACTERS_READ = 40_000;
/** A word that is longer is none, and tables hold none. */
const WORD = /[\p{L}\p{N}]{1,64}(?:['’]\p{L}{1,8})?/gu;
const WITHOUT_SPACES = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;

interface Entry {
  readonly topic: Topic;
  readonly group: string;
  readonly phrase: string;
  /** Words after the first. */
  readonly rest: readonly string[];
  readonly open: boolean;
}

const byFirstWord = new Map<string, Entry[]>();
/** Single words that may go on, by their first letters. */
const byPrefix = new Map<string, Entry[]>();
const PREFIX = 4;
const byCharacters: Entry[] = [];
for (const [topic, table] of Object.entries(TABLES) as [Topic, PhraseTable][]) {
  // the keys are those of TABLES
  for (const [group, phrases] of Object.entries(table)) for (const phrase of phrases) addEntry(topic, group, phrase);
}

function addEntry(topic: Topic, group: string, phrase: string): void {
  const open = phrase.endsWith("*");
  const [first = "", ...rest] = fold(open ? phrase.slice(0, -1) : phrase).match(WORD) ?? [];
  const entry: Entry = { topic, group, phrase, rest, open };
  if (WITHOUT_SPACES.test(phrase)) byCharacters.push({ ...entry, phrase: fold(phrase) });
  else if (open && rest.length === 0)
    byPrefix.set(first.slice(0, PREFIX), [...(byPrefix.get(first.slice(0, PREFIX)) ?? []), { ...entry, phrase: first }]);
  else byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), entry]);
}

const remembered = new WeakMap<Message, ReadonlyMap<Topic, SeenGroups>>();
const texts = new WeakMap<Message, string>();

/** Groups of one topic that occur in the message. */
export function seen(message: Message, topic: Topic): SeenGroups {
  let all = remembered.get(message);
  if (all === undefined) {
    all = find(foldedText(message));
    remembered.set(message, all);
  }
  return all.get(topic) ?? new Map();
}

/** Subject and own text of the message as phrases are compared with it. */
export function foldedText(message: Message): string {
  let text = texts.get(message);
  if (text === undefined) {
    text = fold(`${message.subject}\n${withoutQuotes(message.text.slice(0, CHARACTERS_READ))}`);
    texts.set(message, text);
  }
  return text;
}

function withoutQuotes(text: string): string {
  return text.includes("\n>") || text.startsWith(">") ? text.replace(/^>[^\n]*$/gm, "") : text;
}

function find(text: string): ReadonlyMap<Topic, SeenGroups> {
  const result = new Map<Topic, Map<string, string>>();
  const note = ({ topic, group, phrase }: Entry): void => {
    const groups = result.get(topic) ?? new Map<string, string>();
    if (!groups.has(group)) groups.set(group, phrase.replace(/\*$/, ""));
    result.set(topic, groups);
  };
  const words = text.match(WORD) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    for (const entry of byFirstWord.get(word) ?? []) if (goesOn(words, at, entry)) note(entry);
    for (const entry of byPrefix.get(word.slice(0, PREFIX)) ?? []) if (word.startsWith(entry.phrase)) note(entry);
  }
  if (WITHOUT_SPACES.test(text)) for (const entry of byCharacters) if (text.includes(entry.phrase)) note(entry);
  return result;
}

function goesOn(words: readonly string[], at: number, { rest, open }: Entry): boolean {
  return rest.every((expected, index) => {
    const word = words[at + 1 + index];
    return word === expected || (open && index === rest.length - 1 && word?.startsWith(expected) === true);
  });
}
