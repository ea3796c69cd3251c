/**
 * What can be wrong with the policy as a whole: groups that nobody defined, names used twice, hold where nothing leaves,
 * and rules that can never match because an earlier one takes all that they would.
 * Gap: a rule that several earlier ones cover together is not found.
 */

import { hintFor } from "./hints.ts";
import { quoted } from "./mistakes.ts";
import type { Reporter } from "./reporter.ts";
import type { Comparison, PolicyConditions, PolicyRule, Settings } from "./settings.ts";

const LISTS = ["from", "mailFrom", "submitter", "recipient"] as const;
const GROUP = "groups/";

export function crossCheckPolicy({ policy, groups }: Settings, reporter: Reporter): void {
  const { report, isDoubtful, keysOf } = reporter;
  const known = [...new Set([...Object.keys(groups), ...keysOf(["groups"])])];
  checkGroups(reporter, known);
  for (const [index, rule] of policy.entries()) {
    // a part that was cut out would make the rule look wider than it was meant
    if (isDoubtful(["policy", index])) continue;
    const directions = rule.when.direction;
    if (rule.do.kind === "hold" && (directions === undefined || directions.includes("inbound"))) {
      report(["policy", index, "do"], "hold only together with when.direction outbound or internal", "a rule that inbound mail can match");
    }
    const earlier = policy.slice(0, index).filter((_, other) => !isDoubtful(["policy", other]));
    const namesake = earlier.some((one) => one.name === rule.name);
    if (namesake) report(["policy", index, "name"], "a name of its own", `${quoted(rule.name)}, which an earlier rule has`);
    const cover = earlier.find((one) => covers(one, rule));
    if (cover !== undefined) report(["policy", index], "a rule that can match", `one that ${quoted(cover.name)} before it covers`);
  }
}

/** Over the rules as written: a rule with another mistake in it may name a missing group too. */
function checkGroups({ written, reportInFile }: Reporter, known: readonly string[]): void {
  const rules = written(["policy"]);
  for (const [index] of listOf(rules).entries()) {
    const rule = Array.isArray(rules) ? ["policy", index] : ["policy"];
    for (const list of LISTS) {
      for (const [at, entry] of listOf(written([...rule, "when", list])).entries()) {
        const name = typeof entry === "string" && entry.startsWith(GROUP) ? entry.slice(GROUP.length) : null;
        if (name === null || known.includes(name)) continue;
        reportInFile([...rule, "when", list, at], "the name of a group under groups", `${quoted(name)}${hintFor(name, known)}`);
      }
    }
  }
}

/** One value alone stands for a list of it. */
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** Whether all that `later` would match is taken by `earlier`. Errs towards no. */
function covers(earlier: PolicyRule, later: PolicyRule): boolean {
  const wide = earlier.when;
  const narrow = later.when;
  // a rule that lets mail pass wants all authors, one that stops it any: see policy/compile.ts
  if (wide.from !== undefined && letsPass(earlier) && !letsPass(later)) return false;
  return (
    within(narrow.direction, wide.direction) &&
    within(narrow.class, wide.class) &&
    // any of the kinds suffices, so fewer kinds match less
    within(narrow.attachment, wide.attachment) &&
    within(narrow.client, wide.client) &&
    LISTS.every((list) => within(narrow[list], wide[list])) &&
    implies(narrow.probability, wide.probability) &&
    implies(narrow.size, wide.size)
  );
}

function within<T extends string>(narrow: readonly T[] | undefined, wide: readonly T[] | undefined): boolean {
  if (wide === undefined) return true;
  return narrow?.every((entry) => wide.includes(entry)) ?? false;
}

function implies(narrow: PolicyConditions["size"], wide: PolicyConditions["size"]): boolean {
  return (wide ?? []).every((needed) => (narrow ?? []).some((given) => isTighter(given, needed)));
}

function isTighter(given: Comparison, needed: Comparison): boolean {
  if (given.is[0] !== needed.is[0]) return false;
  if (given.than === needed.than) return needed.is.length === 2 || given.is.length === 1;
  return given.is[0] === "<" ? given.than < needed.than : given.than > needed.than;
}

function letsPass(rule: PolicyRule): boolean {
  return rule.do.kind === "accept" || rule.do.kind === "tag";
}
