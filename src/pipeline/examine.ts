/**
 * Runs the checks of one message, in order, inside a scan worker. A check that throws costs its own findings only, and says so:
 * what it would have found is unknown, never "nothing".
 */
import type { AnyCheck, ArrivalView, Finding, FindingDefinition } from "../checks/check.ts";
import type { Facts } from "../facts/all.ts";
import type { Message } from "../mail/message.ts";
import { traitsOf } from "../mail/traits.ts";
import { messageOf } from "../platform/errors.ts";
import type { CheckSettings, Examination } from "./workers/protocol.ts";

/** A quotation, not a body: enough to recognise what was meant. */
const EVIDENCE_CHARACTERS = 200;
/** One check repeating one finding says nothing new after a few. */
const FINDINGS_PER_NAME = 3;

export interface PreparedCheck {
  readonly check: AnyCheck;
  readonly options: Record<string, unknown>;
}

/** Checks with their options filled in, without the disabled ones. Options are validated by the settings before they come here. */
export function prepare(checks: readonly AnyCheck[], settings: CheckSettings): readonly PreparedCheck[] {
  return checks
    .filter((check) => !settings.disabled.includes(check.id))
    .map((check) => ({ check, options: check.options.parse(settings.options[check.id] ?? {}) as Record<string, unknown> }));
}

export function examine(
  prepared: readonly PreparedCheck[],
  seen: { readonly message: Message; readonly view: ArrivalView; readonly facts: Facts },
): Examination {
  const findings: Finding[] = [];
  const failed: { check: string; message: string }[] = [];
  for (const { check, options } of prepared) {
    if (!check.directions.includes(seen.view.direction)) continue;
    const mine: Finding[] = [];
    try {
      check.run({ message: seen.message, arrival: seen.view, facts: seen.facts, options }, (name, evidence) => {
        if (mine.length < FINDINGS_PER_NAME || repeatsIn(mine, name) < FINDINGS_PER_NAME) mine.push(toFinding(check, name, evidence));
      });
      if (mine.length === 1) findings.push(mine[0]!);
      else if (mine.length > 1) findings.push(...oncePerName(mine));
    } catch (thrown) {
      failed.push({ check: check.id, message: messageOf(thrown) });
    }
  }
  const traits = seen.view.direction === "inbound" ? null : traitsOf(seen.message);
  return { findings, failed, learned: null, traits };
}

function repeatsIn(findings: readonly Finding[], name: string): number {
  return findings.filter((finding) => finding.name === name).length;
}

function toFinding(check: AnyCheck, name: string, evidence: string): Finding {
  const definition: FindingDefinition | undefined = check.findings[name];
  if (definition === undefined) throw new TypeError(`check ${check.id} reported an undeclared finding ${name}`);
  const { score, leaning = score < 0 ? "clean" : "spam" } = definition;
  return { name, check: check.id, score, leaning, evidence: quotable(evidence) };
}

/** The same finding several times weighs once; its further quotations are kept as evidence. */
function oncePerName(findings: readonly Finding[]): Finding[] {
  const byName = new Map<string, Finding>();
  for (const finding of findings) {
    const earlier = byName.get(finding.name);
    if (earlier === undefined) byName.set(finding.name, finding);
    else if (earlier.evidence !== finding.evidence) {
      byName.set(finding.name, { ...earlier, evidence: quotable(`${earlier.evidence}; ${finding.evidence}`) });
    }
  }
  return [...byName.values()];
}

/** One line without control characters or direction overrides, which could make the evidence read as something else. */
function quotable(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, " ").trim();
  return line.length <= EVIDENCE_CHARACTERS ? line : `${line.slice(0, EVIDENCE_CHARACTERS - 1)}…`;
}
