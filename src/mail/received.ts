/**
 * Trace fields (RFC 5321 section 4.4): who handed the message to whom. Programs write them freely, so each clause is taken when found.
 * The address is the one in brackets of the from clause, which the receiving host saw itself; nothing here is to be trusted by itself.
 */
import { isIP } from "node:net";
import { parseDate } from "./date.ts";
import { lazy } from "./lazy.ts";
import type { ReceivedHop } from "./message.ts";

/** Real fields stay below 1,000 characters. */
const CHARACTERS = 4_096;
const BRACKETED = /\[(?:IPv6:)?([0-9a-fA-F.:]{2,45})\]/g;
const BARE = /[(\s@]((?:\d{1,3}\.){3}\d{1,3})[)\s]/;

export function parseReceived(value: string): ReceivedHop {
  const text = value.slice(0, CHARACTERS);
  const semicolon = text.lastIndexOf(";");
  const clauses = readClauses(semicolon < 0 ? text : text.slice(0, semicolon));
  const date = lazy(() => (semicolon < 0 ? null : parseDate(text.slice(semicolon + 1))));
  return {
    from: clauses.get("from")?.word ?? null,
    by: clauses.get("by")?.word ?? null,
    address: addressIn(clauses.get("from")?.all ?? ""),
    with: clauses.get("with")?.word ?? null,
    // few are asked for
    get date() {
      return date();
    },
  };
}

interface Clause {
  readonly word: string;
  /** The clause with its comments. */
  readonly all: string;
}

const KEYWORDS = new Set(["from", "by", "with", "id", "for", "via"]);

function readClauses(text: string): ReadonlyMap<string, Clause> {
  const clauses = new Map<string, Clause>();
  let key = "";
  let start = 0;
  const end = (at: number): void => {
    if (key === "" || clauses.has(key)) return;
    const all = text.slice(start, at).trim();
    const word = /^[^\s();]*/.exec(all)![0];
    clauses.set(key, { word: word === "" ? all.slice(0, 100) : word, all });
  };
  eachWordOutsideComments(text, (from, to) => {
    if (to - from > LONGEST_KEYWORD) return;
    const word = text.slice(from, to).toLowerCase();
    if (!KEYWORDS.has(word)) return;
    end(from);
    key = word;
    start = to;
  });
  end(text.length);
  return clauses;
}

const LONGEST_KEYWORD = 4;
const [OPEN, CLOSE, SPACE, TAB] = [40, 41, 32, 9] as const;

function eachWordOutsideComments(text: string, found: (from: number, to: number) => void): void {
  let depth = 0;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? SPACE : text.charCodeAt(i);
    const ends = code === OPEN || code === CLOSE || code === SPACE || code === TAB;
    if (ends && start >= 0) {
      found(start, i);
      start = -1;
    }
    if (code === OPEN) depth++;
    else if (code === CLOSE) depth = Math.max(0, depth - 1);
    else if (!ends && depth === 0 && start < 0) start = i;
  }
}

function addressIn(clause: string): string | null {
  for (const match of clause.matchAll(BRACKETED)) {
    const address = match[1]!.toLowerCase();
    if (isIP(address) !== 0) return address;
  }
  const bare = BARE.exec(` ${clause} `)?.[1];
  return bare !== undefined && isIP(bare) !== 0 ? bare : null;
}
