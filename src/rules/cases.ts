/** Runs the cases that stand inside rules: what a rule finds in a case's message must be exactly what the case expects. */
import type { ArrivalView } from "../checks/check.ts";
import { readMessage } from "../mail/read.ts";
import { messageOf } from "../platform/errors.ts";
import { buildRules } from "./build.ts";
import type { LocatedRule } from "./read.ts";
import type { RuleCase } from "./rule.ts";

export interface CaseResult {
  readonly rule: LocatedRule;
  readonly title: string;
  readonly line: number;
  /** Null: as expected. */
  readonly wrong: string | null;
}

export function runCases(rule: LocatedRule): readonly CaseResult[] {
  const [check] = buildRules([rule]).checks;
  return rule.cases.map((one, index) => {
    const found = new Set<string>();
    const about = { rule, title: one.title, line: rule.caseLines[index] ?? rule.line };
    try {
      const message = readMessage(Buffer.from(one.message.replace(/\r?\n/g, "\r\n")));
      if (rule.directions.includes(one.direction)) {
        // rules need no facts, so that none are missing here
        check?.run({ message, arrival: toView(one), facts: {} as never, options: {} }, (name) => found.add(name));
      }
    } catch (thrown) {
      return { ...about, wrong: messageOf(thrown) };
    }
    const [expected, actual] = [inOrder(one.expect), inOrder(found)];
    return { ...about, wrong: expected === actual ? null : `expected ${expected}, found ${actual}` };
  });
}

function toView({ direction, mailFrom, recipients }: RuleCase): ArrivalView {
  return {
    direction,
    client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom, mailParameters: {}, rcptTo: recipients.map((address) => ({ address })) },
    ourDomains: [],
  };
}

function inOrder(names: Iterable<string>): string {
  const list = [...new Set(names)].toSorted();
  return list.length === 0 ? "nothing" : list.join(", ");
}
