/**
 * Findings and facts → class, probability, range, reasons. Pure arithmetic, the same for every message.
 * Promise: an unknown fact widens the range and never shifts the probability (product.md section 3).
 */
import type { AnyCheck, Finding, Leaning } from "../checks/check.ts";
import type { Facts } from "../facts/all.ts";
import type { Learned } from "../learning/model.ts";
import { learnedFinding, learnedMeaning } from "./learned.ts";
import { logOddsOf, toProbability } from "./log-odds.ts";
import type { Reason, Verdict, VerdictClass } from "./verdict.ts";
import type { Weights } from "./weights.ts";

/** From here on a message is called unwanted: to lose a wanted message costs as much as to read four unwanted ones. */
export const UNWANTED = 0.8;
/** What a click would start harms more, so half a doubt is enough. */
const DANGEROUS = 0.5;

type UnwantedClass = Exclude<VerdictClass, "clean" | "bulk" | "policy" | "unscannable">;
/** Unwanted classes; of two with equal weight the earlier is named, because it harms more. */
const UNWANTED_CLASSES: readonly UnwantedClass[] = ["malware", "dangerous-attachment", "phish", "scam", "spam", "backscatter"];

export interface Judged {
  readonly findings: readonly Finding[];
  readonly facts: Facts;
  /** The checks that ran: their needs tell what an unknown fact could have changed. */
  readonly definitions: readonly AnyCheck[];
  /** Ids of checks that broke: what they would have found is as unknown as a missing fact. */
  readonly failed?: readonly string[];
  /** What the learner says; null or absent when nobody asked it. */
  readonly learned?: LearnedSeen | null;
}

/** With the words that told it most. */
export interface LearnedSeen extends Learned {
  readonly telling: readonly string[];
}

export function judge(weights: Weights, { findings, facts, definitions, failed = [], learned = null }: Judged): Verdict {
  const scored = findings.map((finding) => ({ ...finding, score: scoreOf(weights, finding) }));
  const probability = toProbability(logOddsOf(weights, scored, learned));
  const unsure = unsureOf(definitions, facts, failed);
  return {
    class: toClass(probability, scored),
    probability,
    range: unsure.length === 0 ? [probability, probability] : rangeOf(weights, { scored, learned }, unsure),
    because: reasons([...scored, ...learnedFinding(weights.learner, learned)], definitions),
    unknown: [...new Set(unsure.flatMap((check) => check.needs.filter((name) => !facts[name].known)))],
  };
}

function unsureOf(definitions: readonly AnyCheck[], facts: Facts, failed: readonly string[]): readonly AnyCheck[] {
  const isUnknown = (name: keyof Facts): boolean => !facts[name].known;
  return definitions.filter((check) => (check.needs.length > 0 && check.needs.some(isUnknown)) || failed.includes(check.id));
}

/** The operator's word, else the fitted weight, else the score in the check's file. */
function scoreOf(weights: Weights, { name, score }: Pick<Finding, "name" | "score">): number {
  return weights.overrides[name] ?? weights.fitted[name] ?? score;
}

/**
 * The probability as it would be had every unsure check spoken most strongly for, or most strongly against the message.
 * What it did find may stand or fall.
 */
function rangeOf(
  weights: Weights,
  { scored: findings, learned }: { readonly scored: readonly Finding[]; readonly learned: LearnedSeen | null },
  unsure: readonly AnyCheck[],
): readonly [low: number, high: number] {
  const unsureIds = new Set<string>(unsure.map((check) => check.id));
  const sure = findings.filter((finding) => !unsureIds.has(finding.check));
  const lowest: Finding[] = [...sure];
  const highest: Finding[] = [...sure];
  for (const check of unsure) {
    const { low, high } = extremesOf(weights, check);
    const present = sure.length === findings.length ? NONE : findings.filter((finding) => finding.check === check.id);
    lowest.push(...extreme(low, present, -1));
    highest.push(...extreme(high, present, 1));
  }
  return [toProbability(logOddsOf(weights, lowest, learned)), toProbability(logOddsOf(weights, highest, learned))];
}

/** What a check can say that speaks most for wanted mail, and most against; null where it has nothing of that kind. */
interface Extremes {
  readonly low: Finding | null;
  readonly high: Finding | null;
}

const NONE: readonly Finding[] = [];

/** The same for each message until weights are loaded anew. */
const extremes = new WeakMap<Weights, WeakMap<AnyCheck, Extremes>>();

function extremesOf(weights: Weights, check: AnyCheck): Extremes {
  const byCheck = extremes.get(weights) ?? new WeakMap<AnyCheck, Extremes>();
  extremes.set(weights, byCheck);
  const known = byCheck.get(check);
  if (known !== undefined) return known;
  const possible = possibleFindings(weights, check);
  const strongest = (sign: 1 | -1): Finding | null =>
    possible.reduce<Finding | null>((best, each) => (each.score * sign > (best?.score ?? 0) * sign ? each : best), null);
  const found = { low: strongest(-1), high: strongest(1) };
  byCheck.set(check, found);
  return found;
}

function possibleFindings(weights: Weights, check: AnyCheck): Finding[] {
  return Object.entries(check.findings).map(([name, definition]) => {
    const score = scoreOf(weights, { name, score: definition.score });
    return { name, check: check.id, score, leaning: definition.leaning ?? (score < 0 ? "clean" : "spam"), evidence: "" };
  });
}

/** What moves the sum furthest one way: the single strongest possible finding, what was found of that sign, or nothing. */
function extreme(strongest: Finding | null, present: readonly Finding[], sign: 1 | -1): readonly Finding[] {
  if (present.length === 0) return strongest === null ? NONE : [strongest];
  const found = present.filter((finding) => finding.score * sign > 0);
  const sum = found.reduce((total, finding) => total + finding.score * sign, 0);
  return strongest !== null && strongest.score * sign > sum ? [strongest] : found;
}

function toClass(probability: number, findings: readonly Finding[]): VerdictClass {
  const weightOf = (leaning: Leaning): number =>
    findings.reduce((sum, finding) => (finding.leaning === leaning && finding.score > 0 ? sum + finding.score : sum), 0);
  // What a click would start matters more than the words around it.
  if (probability >= DANGEROUS && weightOf("malware") > 0) return "malware";
  if (probability >= DANGEROUS && weightOf("dangerous-attachment") > 0) return "dangerous-attachment";
  if (probability < UNWANTED) return findings.some((finding) => finding.leaning === "bulk") ? "bulk" : "clean";
  return UNWANTED_CLASSES.reduce<UnwantedClass>((best, each) => (weightOf(each) > weightOf(best) ? each : best), "spam");
}

function reasons(findings: readonly Finding[], definitions: readonly AnyCheck[]): readonly Reason[] {
  return [...findings]
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .map((finding) => {
      const meaning = definitions.find((check) => check.id === finding.check)?.findings[finding.name]?.meaning ?? learnedMeaning(finding);
      return { finding, sentence: toSentence(meaning ?? finding.name, finding.evidence) };
    });
}

function toSentence(meaning: string, evidence: string): string {
  return evidence === "" ? meaning : `${meaning.replace(/\.$/, "")}: ${evidence}.`;
}

/** The verdict on what could not be examined: a limit was reached or a worker broke. Never silently clean, and nothing is claimed. */
export function unscannable(why: string): Verdict {
  const finding: Finding = { name: "UNSCANNABLE", check: "pipeline/scan", score: 0, leaning: "spam", evidence: why };
  return {
    class: "unscannable",
    probability: 0.5,
    range: [0, 1],
    because: [{ finding, sentence: `The message could not be examined: ${why}.` }],
    unknown: [],
  };
}
