/**
 * Finds the phrases of the word tables in one walk over a message's subject and text, and remembers the result for the message, so that
 * every check that asks pays for one walk together. A phrase is a run of words; punctuation and line breaks between them do not matter.
 * Bounded: the first 40,000 characters; lines that quote an earlier mail (">") are left out, because they are somebody else's words.
 */
import type { Message } from "../../mail/message.ts";
import { advanceFee } from "./advance-fee.ts";
import { credentials } from "./credentials.ts";
import { demands } from "./demands.ts";
import { errands } from "./errands.ts";
import { extortion } from "./extortion.ts";
import { fold } from "./fold.ts";
import { forms } from "./forms.ts";
import { gists } from "./gists/all.ts";
import { goods } from "./goods.ts";
import { offers } from "./offers.ts";
import { PhraseIndex } from "./phrase-index.ts";
import { prizes } from "./prizes.ts";
import { scams } from "./scams/all.ts";
import { strangers } from "./strangers.ts";
import type { PhraseTable } from "./table.ts";
import { wallets } from "./wallets.ts";

const TABLES = {
  advanceFee,
  credentials,
  errands,
  extortion,
  forms,
  goods,
  offers,
  prizes,
  scams,
  strangers,
  wallets,
} as const satisfies Readonly<Record<string, PhraseTable>>;
export type Topic = keyof typeof TABLES;

/** Group → the phrase of it that was seen first. */
export type SeenGroups = ReadonlyMap<string, string>;

const NONE: SeenGroups = new Map();

/** Longer than any letter of persuasion; the rest of a huge mail repeats itself. */
const CHARACTERS_READ = 40_000;
/** In a longer text the common words of a gist come together by chance. */
const SHORT_LETTER = 1_500;
/** As written in a table. */
interface Entry {
  readonly topic: Topic | "gists";
  readonly group: string;
  readonly phrase: string;
}

function entriesOf(topic: Entry["topic"], table: PhraseTable): readonly Entry[] {
  return Object.entries(table).flatMap(([group, phrases]) => phrases.map((phrase) => ({ topic, group, phrase })));
}

function indexOf(entries: readonly Entry[]): PhraseIndex {
  return new PhraseIndex(entries.map(({ phrase }) => ({ text: fold(phrase.replace(/\*$/, "")), open: phrase.endsWith("*") })));
}

// the keys are those of TABLES
const entries: readonly Entry[] = Object.entries(TABLES).flatMap(([topic, table]) => entriesOf(topic as Topic, table));
/** Apart: their words are common ones, and only short letters are asked for them. */
const ofGists = [...entriesOf("gists", gists), ...entriesOf("gists", demands)];

interface Indexes {
  readonly topics: PhraseIndex;
  readonly gists: PhraseIndex;
}
let built: Indexes | null = null;

/** Threads that examine nothing have no use for them: laying them out takes a good part of a second of a cold start. */
function indexes(): Indexes {
  built ??= { topics: indexOf(entries), gists: indexOf(ofGists) };
  return built;
}

/** Lays out the indexes now, so that no message has to wait for them. */
export function layOutPhrases(): void {
  indexes();
}

const remembered = new WeakMap<Message, ReadonlyMap<Entry["topic"], SeenGroups>>();
const partsOfGists = new WeakMap<Message, SeenGroups>();
const texts = new WeakMap<Message, string>();

/** Groups of one topic that occur in the message. */
export function seen(message: Message, topic: Topic): SeenGroups {
  let all = remembered.get(message);
  if (all === undefined) {
    all = find(foldedText(message), indexes().topics, entries);
    remembered.set(message, all);
  }
  return all.get(topic) ?? NONE;
}

/** Parts of gists (gists/) and of demands (demands.ts) that occur in the message; of one that is no short letter none. */
export function seenGists(message: Message): SeenGroups {
  let parts = partsOfGists.get(message);
  if (parts === undefined) {
    const text = foldedText(message);
    parts = text.length > SHORT_LETTER ? NONE : (find(text, indexes().gists, ofGists).get("gists") ?? NONE);
    partsOfGists.set(message, parts);
  }
  return parts;
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

function find(text: string, phrases: PhraseIndex, known: readonly Entry[]): ReadonlyMap<Entry["topic"], SeenGroups> {
  const result = new Map<Entry["topic"], Map<string, string>>();
  for (const number of phrases.search(text)) {
    const { topic, group, phrase } = known[number]!; // the index numbers phrases as it was given them
    const groups = result.get(topic) ?? new Map<string, string>();
    if (!groups.has(group)) groups.set(group, phrase.replace(/\*$/, ""));
    result.set(topic, groups);
  }
  return result;
}
