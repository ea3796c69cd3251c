/**
 * `postern rules test [PATH]`: runs the cases that stand inside the rules of a file or folder, a line a case.
 * Exit code 0: all as expected; 1: some not; mistakes in the files are thrown as SettingsMistakes (2).
 */
import { statSync } from "node:fs";
import { checks } from "../pipeline/order.ts";
import { messageOf, OperatorError } from "../platform/errors.ts";
import { runCases } from "../rules/cases.ts";
import { beyondQuota, clashes, loadRules, readFile } from "../rules/load.ts";
import type { LocatedRule } from "../rules/read.ts";
import { SettingsMistakes } from "../settings/errors.ts";

export function rulesTest(path: string, write: (text: string) => void): 0 | 1 {
  const rules = rulesAt(path);
  const results = rules.flatMap((rule) => runCases(rule));
  for (const { rule, title, line, wrong } of results) {
    const words = `${rule.file}:${line} ${rule.id}: ${title}`;
    write(wrong === null ? `ok    ${words}\n` : `WRONG ${words}: ${wrong}\n`);
  }
  for (const { file, line, id } of rules.filter(({ cases }) => cases.length === 0)) write(`none  ${file}:${line} ${id} has no cases\n`);
  const wrong = results.filter((result) => result.wrong !== null).length;
  write(
    `${count(rules.length, "rule")}, ${count(results.length, "case")}, ${wrong === 0 ? "all as expected" : `${wrong} not as expected`}\n`,
  );
  return wrong === 0 ? 0 : 1;
}

/** The rules of a file or folder. Throws SettingsMistakes or OperatorError. */
export function rulesAt(path: string): readonly LocatedRule[] {
  const { rules, mistakes } = isFolder(path) ? loadRules(path, checks) : fromFile(path);
  if (mistakes.length > 0) throw new SettingsMistakes(mistakes);
  if (rules.length === 0) throw new OperatorError("rules/none", `${path}: expected rules in *.yml files, found none`);
  return rules;
}

function fromFile(path: string): ReturnType<typeof loadRules> {
  const { rules, mistakes } = readFile(path);
  return { rules, mistakes: [...mistakes, ...clashes(rules, checks), ...beyondQuota(rules)] };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (fault) {
    throw new OperatorError("rules/unreadable", `${path}: expected a file or folder of rules, found none (${messageOf(fault)})`, fault);
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
