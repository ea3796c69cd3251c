/**
 * Decides per recipient: the first rule that matches stands, the organization's rules before the defaults (product.md section 2.4).
 * Pure: the same policy, message and time give the same decision. Texts never hold anything that the message says,
 * and nothing that could end a line, so no reply and no header can be injected through them.
 */
import type { ArrivalId } from "../mail/arrival.ts";
import type { Instant, Milliseconds } from "../platform/time.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { Verdict, VerdictClass } from "../verdict/verdict.ts";
import type { CompiledPolicy, CompiledRule, Seen } from "./compile.ts";
import type { Action, Decision, Ruling } from "./decision.ts";
import type { PolicyAction } from "./rules.ts";

export interface DecideInput extends Seen {
  readonly now: Instant;
}

const UNWANTED: readonly VerdictClass[] = ["spam", "scam", "phish", "malware", "dangerous-attachment", "backscatter", "policy"];

export function decide(policy: CompiledPolicy, input: DecideInput): Decision {
  const candidates = policy.rules.filter((rule) => rule.appliesTo(input));
  const rulings = new Map<CompiledRule, Ruling>();
  const decision = new Map<string, Ruling>();
  for (const { address } of input.arrival.envelope.rcptTo) {
    // the last default has no condition but direction, so a rule is always found; a fault here must not let mail pass unjudged
    const rule = candidates.find((candidate) => candidate.appliesToRecipient(address));
    if (rule === undefined) throw new RangeError(`no policy rule for ${input.arrival.direction} mail`);
    const ruling = rulings.get(rule) ?? toRuling(rule, policy, input);
    rulings.set(rule, ruling);
    decision.set(address, ruling);
  }
  return decision;
}

function toRuling(rule: CompiledRule, policy: CompiledPolicy, input: DecideInput): Ruling {
  const action = toAction(rule.do, policy.holdMax, input);
  if (!policy.observeOnly[input.arrival.direction] || action.kind === "accept") return { action, rule: rule.name };
  return { action: { kind: "accept" }, rule: rule.name, observed: action };
}

function toAction(wanted: PolicyAction, holdMax: Milliseconds, input: DecideInput): Action {
  const { verdict } = input;
  const fill = (text: string) => filled(text, input.arrival.id, verdict);
  switch (wanted.kind) {
    case "accept":
      return { kind: "accept" };
    case "tag": {
      const headers = [...verdictHeaders(verdict), ...wanted.headers].map(([name, value]) => [name, fill(value)] as const);
      return wanted.subjectPrefix === null ? { kind: "tag", headers } : { kind: "tag", headers, subjectPrefix: fill(wanted.subjectPrefix) };
    }
    case "quarantine":
      return { kind: "quarantine", reason: fill(wanted.reason ?? "{class}, probability {probability}") };
    case "hold":
      return { kind: "hold", reason: fill(wanted.reason ?? "{class}, probability {probability}"), until: input.now + holdMax };
    case "defer":
      return {
        kind: "defer",
        enhanced: "4.7.1",
        text: withReceipt(wanted.text ?? "Not accepted for now by a rule of this organization", fill),
      };
    case "reject":
      return { kind: "reject", enhanced: "5.7.1", text: withReceipt(wanted.text ?? "Refused by a rule of this organization", fill) };
    default:
      return unreachable(wanted);
  }
}

function verdictHeaders(verdict: Verdict): readonly (readonly [name: string, value: string])[] {
  const own = [
    ["X-Postern-Verdict", "{class}"],
    ["X-Postern-Probability", "{probability}"],
  ] as const;
  return UNWANTED.includes(verdict.class) ? [...own, ["X-Spam-Flag", "YES"]] : own;
}

/** A caller on the telephone reads out the receipt, so every refusal has one. */
function withReceipt(text: string, fill: (text: string) => string): string {
  return fill(text.includes("{receipt}") ? text : `${text}; receipt {receipt}`);
}

function filled(text: string, receipt: ArrivalId, verdict: Verdict): string {
  const values: Readonly<Record<string, string>> = {
    receipt,
    class: verdict.class,
    probability: toShown(verdict.probability),
  };
  // printable ASCII only: whatever a rule says, a line stays one line
  return text.replace(/\{(receipt|class|probability)\}/g, (_, name: string) => values[name] ?? "").replace(/[^\x20-\x7e]+/g, " ");
}

/** Three digits, rounded towards the middle: a message that is not certain never reads "1.000". */
function toShown(probability: number): string {
  if (!Number.isFinite(probability)) return "unknown";
  return Math.min(0.999, Math.max(0.001, probability)).toFixed(3);
}
