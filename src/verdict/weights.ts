/**
 * What turns findings and the learner's log-odds into a probability. `npm run train` fits the numbers and writes them with their evidence
 * into models/verdict.json; where that says nothing about a finding (a new check), the score in the check's own file counts.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

export interface LearnerWeights {
  /** Of the base model's log-odds, while little was learned here. */
  readonly base: { readonly grams: number; readonly words: number };
  /** Of the local model's, once much was learned here. */
  readonly local: { readonly grams: number; readonly words: number };
  /** What the base model's word is worth then, as a multiple of what it is worth while little was learned. */
  readonly kept: number;
  /** What is left of the findings' weight then: a model of one's own mail has seen most of what they see. */
  readonly findings: number;
  /** Labels of the rarer kind at which base and local model count alike. */
  readonly half: number;
  /** The base model alone never moves the log-odds by more than this: words can be chosen. */
  readonly mostOfBase: number;
  /** Neither half of the local model says more than this, before it is weighed: it was taught one house's mail of one time. */
  readonly mostOfLocal: number;
}

export interface Weights {
  /** Log-odds of unwanted mail before anything was found, at the assumed share. */
  readonly bias: number;
  /** Share of unwanted mail that the numbers were fitted for. */
  readonly assumedShare: number;
  /** Share of unwanted mail that this house gets; moves the log-odds by the difference. */
  readonly share: number;
  /** Findings that speak for wanted mail can be forged by anybody, so together they take off no more than this. */
  readonly mostForWanted: number;
  /** One kind of unwanted mail adds no more than this: findings of one kind repeat each other. */
  readonly mostOfOneLeaning: number;
  /** Fitted scores by finding name, in place of those in the checks' files. */
  readonly fitted: Readonly<Record<string, number>>;
  /** Scores by finding name that the operator set; they go before all others. */
  readonly overrides: Readonly<Record<string, number>>;
  readonly learner: LearnerWeights;
}

const pair = z.object({ grams: z.number().min(0), words: z.number().min(0) });

/** The checked-in table. `findings` carries the evidence beside each weight, for people. */
export const weightsTable = z.object({
  format: z.literal("postern verdict weights 1"),
  assumedShare: z.number().gt(0).lt(1),
  bias: z.number(),
  mostForWanted: z.number().max(0),
  mostOfOneLeaning: z.number().min(0),
  learner: z.object({
    base: pair,
    local: pair,
    kept: z.number().min(0),
    findings: z.number().min(0),
    half: z.number().gt(0),
    mostOfBase: z.number().min(0),
    mostOfLocal: z.number().min(0),
  }),
  findings: z.record(
    z.string(),
    z.object({ weight: z.number(), prior: z.number(), hits: z.record(z.string(), z.tuple([z.number(), z.number()])) }),
  ),
});
export type WeightsTable = z.output<typeof weightsTable>;

export function toWeights({ assumedShare, bias, mostForWanted, mostOfOneLeaning, learner, findings }: WeightsTable): Weights {
  const fitted = Object.fromEntries(Object.entries(findings).map(([name, { weight }]) => [name, weight]));
  return { bias, assumedShare, share: assumedShare, mostForWanted, mostOfOneLeaning, learner, fitted, overrides: {} };
}

/** As `npm run train` wrote it. */
export const defaultTable: WeightsTable = weightsTable.parse(
  JSON.parse(readFileSync(new URL("../../models/verdict.json", import.meta.url), "utf8")),
);

export const defaultWeights: Weights = toWeights(defaultTable);
