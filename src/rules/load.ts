/**
 * Loads every rule of a folder: `*.yml` and `*.yaml`, in the order of their names. Any mistake in any file leaves the whole folder unused,
 * so that rules which belong together change together; whoever runs them keeps the last good ones.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { compilePattern } from "../patterns/compile.ts";
import { ALWAYS_RUN, LITERAL_CHARACTERS } from "../patterns/limits.ts";
import { messageOf } from "../platform/errors.ts";
import { type LocatedRule, readRules } from "./read.ts";
import { patternsIn } from "./rule.ts";

export interface LoadedRules {
  /** None when there are mistakes. */
  readonly rules: readonly LocatedRule[];
  readonly mistakes: readonly string[];
}

/** What is already there, and may not be declared again. */
export interface BuiltIn {
  readonly id: string;
  readonly findings: object;
}

/** A file of a thousand long rules has 2 MB. */
const MOST_BYTES = 4_000_000;

/** Null stands for no folder. Never throws. */
export function loadRules(folder: string | null, builtIn: readonly BuiltIn[]): LoadedRules {
  if (folder === null) return { rules: [], mistakes: [] };
  const files = ruleFiles(folder);
  const read = files.map((file) => readFile(file));
  const rules = read.flatMap((one) => one.rules);
  const mistakes = [...read.flatMap((one) => one.mistakes), ...clashes(rules, builtIn), ...beyondQuota(rules)];
  return { rules: mistakes.length === 0 ? rules : [], mistakes };
}

/** Paths of the folder's files; none when there is no such folder. */
export function ruleFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    return []; // most installations have none
  }
}

export function readFile(file: string): ReturnType<typeof readRules> {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) return { rules: [], mistakes: [`${file}: expected at most ${MOST_BYTES / 1e6} MB of rules, found more`] };
    return readRules(readFileSync(file, "utf8"), file);
  } catch (fault) {
    return { rules: [], mistakes: [`${file}: expected a file that can be read, found none (${messageOf(fault)})`] };
  }
}

/** Ids and finding names are how settings and people speak of rules, so each stands for one thing. */
export function clashes(rules: readonly LocatedRule[], builtIn: readonly BuiltIn[]): readonly string[] {
  const taken = new Map<string, string>();
  for (const { id, findings } of builtIn) for (const name of [id, ...Object.keys(findings)]) taken.set(name, "a check of Postern");
  return rules.flatMap((rule) =>
    [rule.id, ...Object.keys(rule.findings)].flatMap((name) => {
      const owner = taken.get(name);
      taken.set(name, `the rule in ${rule.file}:${rule.line}`);
      return owner === undefined ? [] : [`${rule.file}:${rule.line}: expected a name of its own, found "${name}", which ${owner} has`];
    }),
  );
}

/** Patterns without a literal run over every text of every message, so there may be few of them. */
export function beyondQuota(rules: readonly LocatedRule[]): readonly string[] {
  const without = rules.flatMap((rule) =>
    Object.values(rule.findings)
      .flatMap(({ when }) => patternsIn(when))
      .filter(([, source]) => compilePattern(source).literals === null)
      .map(([, source]) => ({ rule, source })),
  );
  return without
    .slice(ALWAYS_RUN)
    .map(
      ({ rule, source }) =>
        `${rule.file}:${rule.line}: expected at most ${ALWAYS_RUN} patterns without ${LITERAL_CHARACTERS} fixed characters in a row, found one more: ${JSON.stringify(source)}`,
    );
}
