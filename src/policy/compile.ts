/**
 * Prepares the rules once, so that deciding costs set look-ups: address lists become sets, networks a block list, each condition a small function.
 * Conditions about the message are apart from those about a recipient, so a message to a thousand people is looked at once.
 */
import type { Arrival, Direction } from "../mail/arrival.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { toNetworks } from "../platform/net.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { type AddressList, addressList } from "./addresses.ts";
import { defaultRules } from "./defaults.ts";
import type { Comparison, PolicyAction, PolicyInput, PolicyRule } from "./rules.ts";

/** What a decision may look at. */
export interface Seen {
  readonly arrival: Arrival;
  readonly verdict: Verdict;
  readonly summary: MessageSummary;
}

export interface CompiledRule {
  readonly name: string;
  readonly do: PolicyAction;
  appliesTo(seen: Seen): boolean;
  appliesToRecipient(recipient: string): boolean;
}

export interface CompiledPolicy {
  readonly rules: readonly CompiledRule[];
  readonly holdMax: Milliseconds;
  readonly observeOnly: Readonly<Record<Direction, boolean>>;
}

/** The organization's rules, then the defaults. */
export function compilePolicy(input: PolicyInput): CompiledPolicy {
  return {
    rules: [...input.rules, ...defaultRules].map((rule) => compileRule(rule, input.groups)),
    holdMax: input.holdMax,
    // internal mail comes through the outbound door's trust, so it is observed with it
    observeOnly: { inbound: input.observeOnly.inbound, outbound: input.observeOnly.outbound, internal: input.observeOnly.outbound },
  };
}

type Condition = (seen: Seen) => boolean;

function compileRule(rule: PolicyRule, groups: PolicyInput["groups"]): CompiledRule {
  const { when } = rule;
  const conditions: Condition[] = [];
  const add = <T>(stated: T | undefined, toCondition: (stated: T) => Condition) => {
    if (stated !== undefined) conditions.push(toCondition(stated));
  };
  // a hold keeps mail from leaving; inbound there is nobody to ask and nothing to wait for
  if (rule.do.kind === "hold") conditions.push((seen) => seen.arrival.direction !== "inbound");
  add(when.direction, (directions) => (seen) => directions.includes(seen.arrival.direction));
  add(when.class, (classes) => (seen) => classes.includes(seen.verdict.class));
  add(when.probability, (all) => (seen) => all.every((one) => holds(one, seen.verdict.probability)));
  add(when.size, (all) => (seen) => all.every((one) => holds(one, seen.arrival.raw.length)));
  add(when.attachment, (kinds) => (seen) => seen.summary.parts.some((part) => part.kind !== null && kinds.includes(part.kind)));
  add(when.from, (list) => authors(addressList(list, groups), letsPass(rule.do)));
  add(when.mailFrom, (list) => envelopeAddress(addressList(list, groups), (seen) => seen.arrival.envelope.mailFrom));
  add(when.submitter, (list) => submitters(addressList(list, groups)));
  add(when.client, (networks) => clients(networks));
  const recipients = when.recipient === undefined ? null : addressList(when.recipient, groups);
  return {
    name: rule.name,
    do: rule.do,
    appliesTo: (seen) => conditions.every((condition) => condition(seen)),
    appliesToRecipient: (recipient) => recipients === null || recipients.has(recipient),
  };
}

function holds(comparison: Comparison, value: number): boolean {
  switch (comparison.is) {
    case "<":
      return value < comparison.than;
    case "<=":
      return value <= comparison.than;
    case ">":
      return value > comparison.than;
    case ">=":
      return value >= comparison.than;
  }
}

function letsPass(action: PolicyAction): boolean {
  return action.kind === "accept" || action.kind === "tag";
}

/** Several authors are a way to borrow a trusted one: a rule that lets mail pass wants every author listed, one that stops it wants any. */
function authors(list: AddressList, all: boolean): Condition {
  return (seen) => {
    const from = seen.summary.from;
    if (from.length === 0) return false;
    return all ? from.every((author) => list.has(author.address)) : from.some((author) => list.has(author.address));
  };
}

function envelopeAddress(list: AddressList, of: (seen: Seen) => string | null): Condition {
  return (seen) => list.has(of(seen));
}

/** Nobody signed in is not the null reverse-path. */
function submitters(list: AddressList): Condition {
  return (seen) => seen.arrival.submitter !== null && list.has(seen.arrival.submitter);
}

/** An unknown client lies in no network. */
function clients(networks: readonly string[]): Condition {
  const inside = toNetworks(networks);
  return (seen) => inside(seen.arrival.client.address);
}
