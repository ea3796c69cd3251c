/**
 * One SMTP reply for many recipients (product.md section 2.2): (a) one deferred recipient defers all, nothing is kept or sent;
 * (b) all rejected: rejected; (c) otherwise a would-be reject becomes quarantine; (d) recipients whose bytes or route differ get a
 * transaction each. This is the only place where several decisions become one.
 */
import type { EnvelopeRecipient, Recipient } from "../mail/envelope.ts";
import type { Instant } from "../platform/time.ts";
import type { Decision } from "../policy/decision.ts";
import type { RouteName } from "../ports/next-hop.ts";
import { type Step, stepOf } from "./handlers.ts";

export interface KeepGroup {
  readonly as: "quarantine" | "hold";
  readonly reason: string;
  readonly until: Instant;
  /** Because of how the sender stands: it leaves when the sender is released. */
  readonly ofStanding: boolean;
  readonly recipients: readonly EnvelopeRecipient[];
}

export interface HandOnGroup {
  readonly fields: string;
  readonly subjectPrefix: string;
  readonly route: RouteName;
  readonly recipients: readonly EnvelopeRecipient[];
}

export type Plan =
  | { readonly kind: "defer"; readonly enhanced: `4.${number}.${number}`; readonly text: string }
  | { readonly kind: "refuse"; readonly enhanced: `5.${number}.${number}`; readonly text: string }
  | { readonly kind: "proceed"; readonly keeps: readonly KeepGroup[]; readonly handOns: readonly HandOnGroup[] };

export interface PlanInput {
  readonly recipients: readonly EnvelopeRecipient[];
  readonly decision: Decision;
  readonly routeOf: (recipient: Recipient) => RouteName;
  /** When a quarantine that states no end of its own ends. */
  readonly quarantineUntil: Instant;
}

interface Planned {
  readonly recipient: EnvelopeRecipient;
  readonly step: Step;
  readonly ofStanding: boolean;
}

export function planFor(input: PlanInput): Plan {
  const planned = input.recipients.map((recipient): Planned => {
    const ruling = input.decision.get(recipient.address);
    if (ruling === undefined) throw new TypeError("policy gave no ruling for a recipient");
    return { recipient, step: stepOf(ruling.action), ofStanding: ruling.ofStanding === true };
  });
  for (const { step } of planned) if (step.kind === "defer") return step;
  const [first] = planned;
  if (first === undefined) throw new TypeError("a transaction without recipients cannot be carried out");
  if (first.step.kind === "refuse" && planned.every(({ step }) => step.kind === "refuse")) return first.step;
  return { kind: "proceed", keeps: keepGroups(planned, input.quarantineUntil), handOns: handOnGroups(planned, input.routeOf) };
}

/** The same plan with at most half as many recipients in a transaction as its first one has. */
export function inSmaller(plan: Extract<Plan, { kind: "proceed" }>): Plan {
  const most = Math.ceil((plan.handOns[0]?.recipients.length ?? 1) / 2);
  const chunks = ({ recipients, ...traits }: HandOnGroup): readonly HandOnGroup[] =>
    Array.from({ length: Math.ceil(recipients.length / most) }, (_, i) => {
      return { ...traits, recipients: recipients.slice(i * most, (i + 1) * most) };
    });
  return { ...plan, handOns: plan.handOns.flatMap(chunks) };
}

function keepGroups(planned: readonly Planned[], quarantineUntil: Instant): KeepGroup[] {
  return grouped(planned, ({ step, ofStanding }) => {
    if (step.kind === "refuse") {
      const reason = `rejected for this recipient, but another recipient of the same message was accepted: ${step.text}`;
      return { as: "quarantine" as const, reason, until: quarantineUntil, ofStanding };
    }
    return step.kind === "keep" ? { as: step.as, reason: step.reason, until: step.until ?? quarantineUntil, ofStanding } : null;
  });
}

function handOnGroups(planned: readonly Planned[], routeOf: PlanInput["routeOf"]): HandOnGroup[] {
  return grouped(planned, ({ step, recipient }) =>
    step.kind === "hand-on" ? { fields: step.fields, subjectPrefix: step.subjectPrefix, route: routeOf(recipient.address) } : null,
  );
}

/** Recipients with equal traits together, in order of first appearance. */
function grouped<Traits extends object>(
  planned: readonly Planned[],
  traitsOf: (planned: Planned) => Traits | null,
): (Traits & { readonly recipients: readonly EnvelopeRecipient[] })[] {
  const groups = new Map<string, { traits: Traits; recipients: EnvelopeRecipient[] }>();
  for (const one of planned) {
    const traits = traitsOf(one);
    if (traits === null) continue;
    const key = JSON.stringify(traits);
    const group = groups.get(key) ?? { traits, recipients: [] };
    group.recipients.push(one.recipient);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ traits, recipients }) => ({ ...traits, recipients }));
}
