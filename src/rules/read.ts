/**
 * Reads one file of rules. All its mistakes are found at once, each with file, line and column, in the words of the settings.
 * Never throws: a file is a hand's work and may be anything.
 */
import { messageOf } from "../platform/errors.ts";
import { type Path, readDocument } from "../settings/document.ts";
import { fromIssue, toSentence } from "../settings/mistakes.ts";
import type { Rule } from "./rule.ts";
import { ruleFileSchema } from "./schema.ts";

export interface LocatedRule extends Rule {
  readonly file: string;
  readonly line: number;
  readonly caseLines: readonly number[];
}

export interface ReadFile {
  readonly rules: readonly LocatedRule[];
  readonly mistakes: readonly string[];
}

const MOST_MISTAKES = 50;

export function readRules(text: string, file: string): ReadFile {
  const document = readDocument(text);
  if (document.mistakes.length > 0) {
    return broken(document.mistakes.map(({ place, sentence }) => `${file}:${place.line}:${place.column}: ${sentence}`));
  }
  if (document.value === undefined || document.value === null) return { rules: [], mistakes: [] };
  const isList = Array.isArray(document.value);
  const toWritten = (path: Path): Path => (isList ? path : path.slice(1));
  try {
    const parsed = ruleFileSchema.safeParse(document.value);
    if (!parsed.success) {
      const mistakes = parsed.error.issues.flatMap((issue) => fromIssue(issue, document.value, toWritten));
      const placed = mistakes.map((mistake) => ({ ...document.placeOf(mistake.path, mistake.atKey), mistake }));
      const ordered = placed.toSorted((one, other) => one.line - other.line || one.column - other.column);
      return broken(ordered.map(({ mistake }) => toSentence(file, document, mistake)));
    }
    const lineOf = (path: Path): number => document.placeOf(toWritten(path)).line;
    const rules = parsed.data.map((rule, index) => ({
      ...rule,
      file,
      line: lineOf([index, "id"]),
      caseLines: rule.cases.map((_, number) => lineOf([index, "cases", number, "title"])),
    }));
    return { rules, mistakes: [] };
  } catch (thrown) {
    const tooDeep = thrown instanceof RangeError;
    return broken([`${file}: ${tooDeep ? "expected a few levels of conditions, found too many" : `cannot be read: ${messageOf(thrown)}`}`]);
  }
}

function broken(mistakes: readonly string[]): ReadFile {
  return { rules: [], mistakes: [...new Set(mistakes)].slice(0, MOST_MISTAKES) };
}
