/**
 * Decides the conditions of rules. Three answers: yes, no, and not known, which only a pattern that ran out of work gives;
 * "not known" never turns into "no", not even under `not`.
 */
import type { ArrivalView } from "../checks/check.ts";
import type { Message } from "../mail/message.ts";
import type { Scope } from "../patterns/set.ts";
import { type AddressList, addressList } from "../policy/addresses.ts";
import type { Comparison } from "../settings/settings.ts";
import type { MessageSearch } from "./message-search.ts";
import type { Condition } from "./rule.ts";

/** A condition with its lists and pattern numbers looked up. */
export type Prepared =
  | { readonly kind: "all" | "any"; readonly of: readonly Prepared[] }
  | { readonly kind: "not"; readonly of: Prepared }
  | { readonly kind: "pattern"; readonly scope: Scope; readonly numbers: readonly number[] }
  | { readonly kind: "addresses"; readonly of: "from" | "mailFrom" | "recipient"; readonly list: AddressList }
  | Extract<Condition, { kind: "direction" | "attachment" | "size" }>;

export interface Decided {
  /** Null: not known. */
  readonly holds: boolean | null;
  /** What patterns matched. */
  readonly evidence: readonly string[];
}

export interface Seen {
  readonly message: Message;
  readonly arrival: ArrivalView;
  readonly search: MessageSearch;
}

export function prepareCondition(condition: Condition, numberOf: (scope: Scope, source: string) => number): Prepared {
  switch (condition.kind) {
    case "all":
    case "any":
      return { kind: condition.kind, of: condition.of.map((one) => prepareCondition(one, numberOf)) };
    case "not":
      return { kind: "not", of: prepareCondition(condition.of, numberOf) };
    case "pattern": {
      const { scope, patterns } = condition;
      return { kind: "pattern", scope, numbers: patterns.map((source) => numberOf(scope, source)) };
    }
    case "from":
    case "mailFrom":
    case "recipient":
      return { kind: "addresses", of: condition.kind, list: addressList(condition.is, {}) };
    case "direction":
    case "attachment":
    case "size":
      return condition;
  }
}

export function decide(condition: Prepared, seen: Seen): Decided {
  switch (condition.kind) {
    case "all":
      return combine(condition.of, seen, false);
    case "any":
      return combine(condition.of, seen, true);
    case "not": {
      const { holds } = decide(condition.of, seen);
      return plain(holds === null ? null : !holds);
    }
    case "pattern":
      return decidePatterns(condition.scope, condition.numbers, seen.search);
    case "addresses":
      return plain(addressesOf(condition.of, seen).some((address) => condition.list.has(address)));
    case "direction":
      return plain(condition.is.includes(seen.arrival.direction));
    case "attachment":
      return plain(seen.message.attachments.some(({ kind }) => condition.is.includes(kind)));
    case "size":
      return plain(condition.is.every((comparison) => compare(seen.message.raw.length, comparison)));
  }
}

/** Stops at the first part that settles it: a yes for `any`, a no for `all`. */
function combine(parts: readonly Prepared[], seen: Seen, settles: boolean): Decided {
  const evidence: string[] = [];
  let isKnown = true;
  for (const part of parts) {
    const decided = decide(part, seen);
    if (decided.holds === settles) return settles ? decided : plain(false);
    if (decided.holds === null) isKnown = false;
    evidence.push(...decided.evidence);
  }
  return isKnown ? { holds: !settles, evidence: settles ? [] : evidence } : plain(null);
}

function decidePatterns(scope: Scope, numbers: readonly number[], search: MessageSearch): Decided {
  let isKnown = true;
  for (const number of numbers) {
    const match = search.match(scope, number);
    if (typeof match === "string") return { holds: true, evidence: [match] };
    if (match === undefined) isKnown = false;
  }
  return plain(isKnown ? false : null);
}

function addressesOf(what: "from" | "mailFrom" | "recipient", { message, arrival }: Seen): readonly (string | null)[] {
  if (what === "from") return message.from.map(({ address }) => address);
  if (what === "mailFrom") return [arrival.envelope.mailFrom];
  return arrival.envelope.rcptTo.map(({ address }) => address);
}

function compare(bytes: number, { is, than }: Comparison): boolean {
  switch (is) {
    case "<":
      return bytes < than;
    case "<=":
      return bytes <= than;
    case ">":
      return bytes > than;
    case ">=":
      return bytes >= than;
  }
}

function plain(holds: boolean | null): Decided {
  return { holds, evidence: [] };
}
