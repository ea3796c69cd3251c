/**
 * Calibration: a straight line through log-odds (Platt 1999), so that of what is called 0.7 seven tenths are spam. Fitted on messages judged
 * by models that saw nothing of their source, and folded into the table of weights: verdicts are reckoned as before. It moves no message
 * before another, so what is caught at a given loss of ham stays.
 */
import type { WeightsTable } from "../../src/verdict/weights.ts";

/** Calibrated log-odds = slope * log-odds + offset. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
}

export interface Point {
  readonly spam: boolean;
  readonly logOdds: number;
}

/** Draws the slope towards 1, so that mail without a mistake does not make it endless. */
const RIDGE = 0.01;
const LOWEST_SLOPE = 0.5;
const HIGHEST_SLOPE = 2;
const ROUNDS = 50;

/** Logistic regression on one variable by Newton's method; spam and ham weigh alike together (the assumed share of one half). */
export function fitLine(points: readonly Point[]): Line {
  const spam = points.filter((point) => point.spam).length;
  const ham = points.length - spam;
  if (spam === 0 || ham === 0) return { slope: 1, offset: 0 };
  let line: Line = { slope: 1, offset: 0 };
  for (let round = 0; round < ROUNDS; round++) line = improved(line, points, { spam: 0.5 / spam, ham: 0.5 / ham });
  return line;
}

function improved({ slope, offset }: Line, points: readonly Point[], weights: { readonly spam: number; readonly ham: number }): Line {
  let ofSlope = -RIDGE * (slope - 1);
  let ofOffset = 0;
  const curve = { slope: RIDGE, both: 0, offset: 0 };
  for (const { spam, logOdds } of points) {
    const probability = 1 / (1 + Math.exp(-(slope * logOdds + offset)));
    const weight = spam ? weights.spam : weights.ham;
    const error = weight * ((spam ? 1 : 0) - probability);
    ofSlope += error * logOdds;
    ofOffset += error;
    const bend = weight * probability * (1 - probability);
    curve.slope += bend * logOdds * logOdds;
    curve.both += bend * logOdds;
    curve.offset += bend;
  }
  const whole = curve.slope * curve.offset - curve.both * curve.both;
  if (!(whole > 1e-12)) return { slope, offset };
  const steps = {
    slope: (curve.offset * ofSlope - curve.both * ofOffset) / whole,
    offset: (curve.slope * ofOffset - curve.both * ofSlope) / whole,
  };
  // short steps: far from the goal a whole one of Newton's leaps over it
  const bounded = (step: number): number => Math.max(-0.5, Math.min(0.5, step));
  return { slope: Math.max(LOWEST_SLOPE, Math.min(HIGHEST_SLOPE, slope + bounded(steps.slope))), offset: offset + bounded(steps.offset) };
}

/** The table whose verdicts are those of `table` moved along the line: every part of the sum, and every bound, is stretched alike. */
export function calibrated(table: WeightsTable, { slope, offset }: Line): WeightsTable {
  const { base, mostOfBase } = table.learner;
  const findings = Object.entries(table.findings).map(([name, finding]) => [name, { ...finding, weight: rounded(slope * finding.weight) }]);
  return {
    ...table,
    bias: rounded(slope * table.bias + offset),
    mostForWanted: rounded(slope * table.mostForWanted),
    mostOfOneLeaning: rounded(slope * table.mostOfOneLeaning),
    learner: {
      ...table.learner,
      base: { grams: rounded(slope * base.grams), words: rounded(slope * base.words) },
      mostOfBase: rounded(slope * mostOfBase),
    },
    findings: Object.fromEntries(findings),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
