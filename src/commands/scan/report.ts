/** The two forms in which `postern scan` tells what it found: one JSON line a message (product.md section 4), or words. */
import type { Judged } from "../../pipeline/record.ts";
import type { ActionKind } from "../../policy/decision.ts";

export interface Scanned {
  readonly source: string;
  readonly judged: Judged;
  readonly action: ActionKind;
  readonly milliseconds: number;
}

/** One line with the keys of the contract, in its order. */
export function toLine({ source, judged, action, milliseconds }: Scanned): string {
  const { arrival, verdict, summary } = judged;
  return JSON.stringify({
    source,
    sha256: arrival.sha256,
    direction: arrival.direction,
    class: verdict.class,
    probability: round(verdict.probability, 4),
    range: verdict.range.map((bound) => round(bound, 4)),
    action,
    findings: verdict.because.map(({ finding }) => ({ name: finding.name, score: round(finding.score, 2), evidence: finding.evidence })),
    unknown: verdict.unknown,
    defects: summary.defects.map((defect) => defect.name),
    ms: round(milliseconds, 1),
  });
}

/** A few lines for a person. */
export function toWords({ source, judged, action }: Scanned): string {
  const { verdict, summary } = judged;
  const [low, high] = verdict.range;
  const lines = [
    source,
    `  ${verdict.class}, ${percent(verdict.probability)} unwanted (${percent(low)} to ${percent(high)}): ${action}`,
    `  From ${oneLine(summary.from.map((author) => author.address).join(", ")) || "(nobody)"}, subject "${oneLine(summary.subject)}"`,
    ...verdict.because.map(
      ({ finding, sentence }) => `  ${finding.score >= 0 ? "+" : ""}${finding.score.toFixed(1)}  ${oneLine(sentence)}`,
    ),
  ];
  if (verdict.unknown.length > 0) lines.push(`  unknown: ${verdict.unknown.join(", ")}`);
  if (summary.defects.length > 0) lines.push(`  defects: ${[...new Set(summary.defects.map((defect) => defect.name))].join(", ")}`);
  return `${lines.join("\n")}\n`;
}

/** The last lines of a readable report. */
export function toTotals(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`);
  return `${total} ${total === 1 ? "message" : "messages"}: ${kinds.join(", ") || "none"}\n`;
}

/** A terminal must not be steered by a subject. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g, " ").slice(0, 300);
}

function percent(share: number): string {
  return `${round(share * 100, 1)} %`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
