/**
 * Finding messages by words. The index of words (FTS5) is written a moment after the messages, in slices: it would otherwise cost
 * every commit a segment of its own. What the user types is only ever quoted words, so that it has no syntax and no errors.
 * Gap: matching is from the start of a word; a part from its middle finds nothing.
 */
import type { MessageIntended } from "../../../events/event.ts";
import type { Connection } from "./connection.ts";

const SLICE = 100;
const QUERY_WORDS = 8;
const QUERY_WORD_CHARACTERS = 100;
/** Enough for subject, addresses and file names of all mail but floods of recipients. */
const INDEXED_CHARACTERS = 4_000;
/** Shorter ones are parts of too many identifiers. */
const IDENTIFIER_MINIMUM = 4;
const IDENTIFIER_MATCHES = 500;
/** Behind every character of an identifier. */
const HIGHEST = "\u{10ffff}";

/** Indexes the next messages; true when there are more. Runs inside a transaction. */
export function indexSome(connection: Connection): boolean {
  const from = connection.get<{ seq: number }>("SELECT seq FROM indexed")?.seq ?? 0;
  const rows = connection.all<Tagged & { readonly seq: number; readonly json: string }>(
    `SELECT m.seq, m.direction, m.class, m.action, e.json FROM messages AS m JOIN events AS e ON e.seq = m.seq
       WHERE m.seq > ? ORDER BY m.seq LIMIT ?`,
    from,
    SLICE,
  );
  for (const { seq, json, ...tagged } of rows) {
    const words = wordsOf(JSON.parse(json) as MessageIntended); // the row's own event
    connection.run("INSERT INTO words (rowid, text, tags) VALUES (?, ?, ?)", seq, words, tagsOf(tagged).join(" "));
  }
  const last = rows.at(-1);
  if (last !== undefined) connection.run("UPDATE indexed SET seq = ?", last.seq);
  return rows.length === SLICE;
}

/**
 * The FTS5 query for what a user typed: every word, each as the start of a word; null when nothing in it can be searched for.
 * Filters go in as tags: a common word with a rare class would otherwise be looked at a million times.
 */
export function toMatch(text: string, filters: Partial<Tagged> = {}): string | null {
  const words = text
    .replaceAll("\0", " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
    .slice(0, QUERY_WORDS)
    .map((word) => `"${word.slice(0, QUERY_WORD_CHARACTERS).replaceAll('"', '""')}" *`);
  if (words.length === 0) return null;
  return [`text : (${words.join(" AND ")})`, ...tagsOf(filters).map((tag) => `tags : ${tag}`)].join(" AND ");
}

/** Messages whose receipt starts like this. */
export function arrivalsLike(connection: Connection, text: string): readonly number[] {
  if (!/^[0-9A-Za-z]{4,26}$/.test(text)) return [];
  const start = text.toUpperCase();
  return connection
    .all<{ seq: number }>(
      "SELECT seq FROM messages WHERE arrival >= ? AND arrival < ? ORDER BY arrival DESC LIMIT ?",
      start,
      start + HIGHEST,
      IDENTIFIER_MATCHES,
    )
    .map(({ seq }) => seq);
}

/** Messages with a Message-ID or queue id that starts like this. */
export function identifiersLike(connection: Connection, text: string): readonly number[] {
  const start = text.replace(/^</, "").replace(/>$/, "").toLowerCase();
  if (start.length < IDENTIFIER_MINIMUM || /\s/.test(start)) return [];
  return connection
    .all<{ seq: number }>("SELECT seq FROM identifiers WHERE word >= ? AND word < ? LIMIT ?", start, start + HIGHEST, IDENTIFIER_MATCHES)
    .map(({ seq }) => seq);
}

interface Tagged {
  readonly direction: string;
  readonly class: string;
  readonly action: string;
}

/** One token each ("classdangerousattachment"), so that they are never split or folded. */
function tagsOf(filters: Partial<Tagged>): readonly string[] {
  const named = { direction: filters.direction, class: filters.class, action: filters.action };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name + value.replace(/[^a-z]/g, "")]));
}

function wordsOf({ summary, envelope, submitter, client }: MessageIntended): string {
  const authors = summary.from.flatMap(({ name, address }) => [name, address]);
  const names = summary.parts.map(({ filename }) => filename);
  const recipients = envelope.rcptTo.map(({ address }) => address);
  const words = [summary.subject, ...authors, envelope.mailFrom, submitter, client.address, ...names, ...recipients, ...summary.to];
  const distinct = new Set(words.filter((word) => word !== null && word !== ""));
  return [...distinct].join(" ").slice(0, INDEXED_CHARACTERS);
}
