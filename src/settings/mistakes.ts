/**
 * Turns what the schema and the cross checks object to into sentences "FILE:LINE:COL key.path: expected …, found …",
 * and cuts the mistaken values out, so that the rest can still be checked and every mistake shows at once.
 */
import type { z } from "zod";
import type { Path, SettingsDocument } from "./document.ts";
import { hintFor, inWords } from "./hints.ts";

export interface Mistake {
  /** In terms of the file: its deepest existing part, or what is missing there. */
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  /** An unknown key rather than a value. */
  readonly atKey: boolean;
}

const LONGEST_QUOTE = 80;

export function toSentence(file: string, document: SettingsDocument, mistake: Mistake): string {
  const { line, column } = document.placeOf(mistake.path, mistake.atKey);
  const subject = mistake.path.length === 0 ? "" : ` ${mistake.path.map(shownStep).join(".")}`;
  return `${file}:${line}:${column}${subject}: expected ${mistake.expected}, found ${mistake.found}`;
}

/** What one objection of the schema says, in terms of the file. `value` is the whole file, `toWritten` leads from the parsed paths to it. */
export function fromIssue(issue: z.core.$ZodIssue, value: unknown, toWritten: (path: Path) => Path): readonly Mistake[] {
  const path = toWritten(pathOf(issue));
  if (issue.code === "unrecognized_keys") {
    const allowed = issue.message.split(" ").filter((word) => word !== "");
    return issue.keys.map((key) => unknownKey([...path, key], key, allowed, value));
  }
  if (issue.code === "invalid_key") {
    const expected = issue.issues[0]?.message ?? issue.message;
    return [{ path: inFile(path, value), expected, found: quoted(path.at(-1)), atKey: true }];
  }
  const found = foundAt(path, value);
  const hint = issue.code === "invalid_value" ? hintFor(found, issue.values.map(String)) : "";
  return [{ path: inFile(path, value), expected: issue.message, found: `${quoted(found)}${hint}`, atKey: false }];
}

/** The paths to cut out before looking at the rest, in terms of the value that was parsed. */
export function faultyPaths(issue: z.core.$ZodIssue, parsed: unknown): readonly Path[] {
  const path = pathOf(issue);
  const faulty = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
  return faulty.map((one) => existing(one, parsed));
}

function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.filter((step) => typeof step !== "symbol");
}

/** A short form such as `url: smtp://…` for `url: [smtp://…]` is found where the list was looked for; a missing key is not. */
function foundAt(path: Path, value: unknown): unknown {
  const deepest = valueAt(existing(path, value), value);
  return typeof deepest === "object" && deepest !== null ? valueAt(path, value) : deepest;
}

function unknownKey(path: Path, key: string, allowed: readonly string[], value: unknown): Mistake {
  const expected = allowed.length === 0 ? "nothing here" : allowed.length === 1 ? String(allowed[0]) : `one of ${inWords(allowed)}`;
  return { path: inFile(path, value), expected, found: `${quotedText(key)}${hintFor(key, allowed)}`, atKey: true };
}

/** The path as an operator knows it: short forms such as `do: tag` stand for deeper ones, a missing key is named. */
export function inFile(path: Path, value: unknown): Path {
  const deepest = existing(path, value);
  const end = valueAt(deepest, value);
  return typeof end === "object" && end !== null && !Array.isArray(end) ? path.slice(0, deepest.length + 1) : deepest;
}

function existing(path: Path, value: unknown): Path {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (valueAt(part, value) !== undefined) return part;
  }
  return [];
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(path: Path, value: unknown): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return undefined;
    // own property of an object, checked above
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
}

export interface Cut {
  readonly value: unknown;
  /** From the cut value's paths to the file's: entries cut out of lists move the others. */
  toWritten(path: Path): Path;
}

/** The value without what stands at the given paths. */
export function cutOut(value: unknown, paths: readonly Path[]): Cut {
  const bad = new Set(paths.map((path) => JSON.stringify(path)));
  const kept = new Map<string, readonly number[]>();
  const cut = (inner: unknown, path: Path): unknown => {
    if (Array.isArray(inner)) {
      const indexes = inner.map((_, index) => index).filter((index) => !bad.has(JSON.stringify([...path, index])));
      kept.set(JSON.stringify(path), indexes);
      return indexes.map((index) => cut(inner[index], [...path, index]));
    }
    if (typeof inner !== "object" || inner === null) return inner;
    const entries = Object.entries(inner).filter(([key]) => !bad.has(JSON.stringify([...path, key])));
    return Object.fromEntries(entries.map(([key, one]) => [key, cut(one, [...path, key])]));
  };
  const toWritten = (path: Path) => {
    const written: (string | number)[] = [];
    for (const step of path) {
      const indexes = typeof step === "number" ? kept.get(JSON.stringify(written)) : undefined;
      written.push(typeof step === "number" ? (indexes?.[step] ?? step) : step);
    }
    return written;
  };
  return { value: cut(value, []), toWritten };
}

/** What stands in the file, short and without passwords. */
export function quoted(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a group";
  return typeof value === "string" ? quotedText(value) : String(value);
}

function quotedText(text: string): string {
  const safe = text.replace(/\/\/[^/\s]*@/g, "//…@").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, "?");
  return JSON.stringify(safe.length > LONGEST_QUOTE ? `${safe.slice(0, LONGEST_QUOTE)}…` : safe);
}

function shownStep(step: string | number): string {
  return typeof step === "number" || /^[\w./@*:-]{1,100}$/.test(step) ? String(step) : quotedText(step);
}
