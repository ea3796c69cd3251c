/**
 * Loads the settings: defaults, then the file. A file with mistakes yields none of its settings and every mistake at once.
 * Without a file, ./postern.yaml; without that, the embedded default, which delivers into a Maildir and trusts this machine only.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve as resolvePath } from "node:path";
import { messageOf } from "../platform/errors.ts";
import type { KnownChecks } from "./checks-cross-check.ts";
import { crossCheck } from "./cross-check.ts";
import { type Path, readDocument, type SettingsDocument } from "./document.ts";
import { SettingsMistakes } from "./errors.ts";
import { cutOut, faultyPaths, fromIssue, type Mistake, toSentence } from "./mistakes.ts";
import { resolve } from "./resolve.ts";
import { schema, type Written } from "./schema.ts";
import type { Settings } from "./settings.ts";

export interface LoadOptions {
  readonly file?: string | undefined;
  /** State lies here: the default users file, and the Maildir of the embedded default. */
  readonly dataFolder: string;
  /** The checks of the house (pipeline/order.ts), so that their ids, options and findings can be checked by name. */
  readonly checks?: KnownChecks | undefined;
}

const STANDARD_FILE = "postern.yaml";
/** Each round cuts mistaken values out and looks at the rest; two are the rule, more come from mistakes inside mistakes. */
const MOST_ROUNDS = 8;
/** Enough to repair a file; a wrong kind of file would give thousands. */
const MOST_MISTAKES = 200;

/** The settings, or SettingsMistakes (an OperatorError whose message is a line a mistake). */
export function loadSettings(options: LoadOptions): Settings {
  const file = options.file ?? (existsSync(STANDARD_FILE) ? STANDARD_FILE : null);
  const dataFolder = resolvePath(options.dataFolder);
  if (file === null) return embeddedDefault(dataFolder);
  return parseSettings(readText(file), { file, dataFolder, checks: options.checks });
}

/** The settings of a file's text; `file` names it in mistakes, and relative paths start at its folder. */
export function parseSettings(
  text: string,
  from: { readonly file: string; readonly dataFolder: string; readonly checks?: KnownChecks | undefined },
): Settings {
  const document = readDocument(text);
  if (document.mistakes.length > 0) {
    throw new SettingsMistakes(
      document.mistakes.slice(0, MOST_MISTAKES).map(({ place, sentence }) => `${from.file}:${place.line}:${place.column}: ${sentence}`),
    );
  }
  const value = document.value ?? {};
  const { written, toWritten, mistakes } = understand(value);
  const file = resolvePath(from.file);
  const settings = written === null ? null : resolve(written, { file, folder: dirname(file), dataFolder: resolvePath(from.dataFolder) });
  const crossed = settings === null ? [] : crossCheck(settings, { value, toWritten, earlier: mistakes, checks: from.checks ?? null });
  const all = [...mistakes, ...crossed];
  if (settings === null || all.length > 0) throw new SettingsMistakes(sentences(from.file, document, all));
  return settings;
}

interface Understood {
  /** What could be understood of the file, mistaken parts cut out; null when nothing could. */
  readonly written: Written | null;
  readonly toWritten: (path: Path) => Path;
  readonly mistakes: readonly Mistake[];
}

function understand(value: unknown): Understood {
  const mistakes: Mistake[] = [];
  const faulty: Path[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { value: rest, toWritten } = cutOut(value, faulty);
    const before = mistakes.length;
    const result = schema.safeParse(rest);
    if (result.success) return { written: result.data, toWritten, mistakes };
    for (const mistake of result.error.issues.flatMap((issue) => fromIssue(issue, value, toWritten))) {
      // what is missing only because something in it was cut out is no mistake of its own
      const isEcho = mistakes.some((one, index) => (index < before ? isWithin(one.path, mistake.path) : isSame(one.path, mistake.path)));
      if (!isEcho) mistakes.push(mistake);
    }
    const cuts = result.error.issues.flatMap((issue) => faultyPaths(issue, rest)).map(toWritten);
    // a mistake of the whole file leaves nothing to cut out
    if (cuts.some((path) => path.length === 0)) break;
    faulty.push(...cuts);
  }
  return { written: null, toWritten: (path) => path, mistakes };
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && isWithin(one, other);
}

function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((step, index) => inner[index] === step);
}

function sentences(file: string, document: SettingsDocument, mistakes: readonly Mistake[]): readonly string[] {
  const placed = mistakes.map((mistake) => ({
    place: document.placeOf(mistake.path, mistake.atKey),
    sentence: toSentence(file, document, mistake),
  }));
  const ordered = placed.toSorted((one, other) => one.place.line - other.place.line || one.place.column - other.place.column);
  return [...new Set(ordered.map(({ sentence }) => sentence))].slice(0, MOST_MISTAKES);
}

function embeddedDefault(dataFolder: string): Settings {
  const maildir = `maildir:${join(dataFolder, "maildir")}`;
  const written = schema.parse({
    domains: ["example.org", "localhost"],
    networks: ["127.0.0.0/8", "::1/128"],
    nextHop: { inbound: maildir, outbound: maildir },
  });
  return resolve(written, { file: null, folder: dataFolder, dataFolder });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (fault) {
    throw new SettingsMistakes([`${file}: expected a settings file, found none that can be read (${messageOf(fault)})`]);
  }
}
