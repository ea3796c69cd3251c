/**
 * `postern rules cost RULES MAIL…`: runs rules over mail and prints what each pattern cost, dearest first. Work (places tried times
 * ways) is the same on every machine; time is sampled. Exit code 0; mistakes are thrown as OperatorError (2).
 */
import { readMessage } from "../mail/read.ts";
import { examine, prepare } from "../pipeline/examine.ts";
import { buildRules } from "../rules/build.ts";
import { rulesAt } from "./rules-test.ts";
import { sourcesOf } from "./scan/sources.ts";

const SHOWN = 50;
const COLUMNS = ["seen", "tried", "matched", "work", "microseconds"] as const;

export async function rulesCost(path: string, mail: readonly string[], write: (text: string) => void): Promise<void> {
  const rules = buildRules(rulesAt(path));
  const prepared = prepare(rules.checks, { disabled: [], options: {} });
  const view = {
    direction: "inbound",
    client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: null, mailFromUnknown: true, mailParameters: {}, rcptTo: [] },
    ourDomains: [],
  } as const;
  // rules need no facts, so that none are missing here
  const facts = {} as never;
  let messages = 0;
  for await (const { raw } of sourcesOf(mail)) {
    messages += 1;
    examine(prepared, { message: readMessage(raw), view, facts });
  }
  const counts = rules.counts().toSorted((a, b) => b.work - a.work);
  write(
    `${messages} ${messages === 1 ? "message" : "messages"}; for each pattern: its literals seen, places looked at, matches, work and estimated time\n`,
  );
  write(`${COLUMNS.map((name) => name.padStart(12)).join("")}  pattern\n`);
  for (const { candidates, confirms, matches, work, microseconds, scope, source } of counts.slice(0, SHOWN)) {
    const numbers = [candidates, confirms, matches, work, microseconds];
    write(`${numbers.map((number) => String(number).padStart(12)).join("")}  ${scope}: ${source.replace(/[\u0000-\u001f\u007f]/g, "?")}\n`);
  }
}
