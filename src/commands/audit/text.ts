/** The statement on one screen: the answer, who, why, what is not observed, what to do next. */
import type { Statement } from "../../statement/statement.ts";

const HEADLINES: Readonly<Record<Statement["answer"], string>> = {
  yes: "NOT CLEAN: your organization is sending spam",
  no: "CLEAN: your organization is not sending spam, and every needed sensor was seen",
  "cannot-know": "CANNOT KNOW: nothing bad was found, but a needed sensor is missing",
};

const SHOWN = 5;

export function toText(statement: Statement): string {
  const { period, because, identities, hosts, sensors, blindSpots, estimate } = statement;
  const lines = [HEADLINES[statement.answer], periodLine(period), ""];
  lines.push(...because.slice(0, 8).map((sentence) => `  ${clean(sentence)}`), ...more(because.length - 8));
  if (identities.length > 0) lines.push("", "Who");
  for (const one of identities.slice(0, SHOWN)) {
    lines.push(
      `  ${clean(one.identity)}: ${one.state}, first evidence ${one.firstEvidence}, ${one.messages} messages to ${one.recipients} recipients`,
    );
    const rows = [...one.ledger].sort((a, b) => b.llr - a.llr).slice(0, 3);
    lines.push(...rows.map((row) => `      +${row.llr.toFixed(1)} ${row.at} ${row.signal}: ${clean(row.value)}`));
  }
  lines.push(...more(identities.length - SHOWN));
  if (hosts.length > 0) lines.push("", "Hosts");
  lines.push(
    ...hosts.slice(0, SHOWN).map((one) => `  ${one.address} (${one.role}): ${clean(one.evidence)}`),
    ...more(hosts.length - SHOWN),
  );
  lines.push("", "Seen", ...sensorLines(sensors));
  if (blindSpots.length > 0)
    lines.push("", "Not observed", ...blindSpots.slice(0, 8).map((one) => `  ${clean(one)}`), ...more(blindSpots.length - 8));
  lines.push("", estimateLine(estimate), "", "Next", ...nextSteps(statement).map((one) => `  ${one}`));
  return `${lines.join("\n")}\n`;
}

/** Where nothing tells a time there is no period. */
export function periodLine({ from, to }: Statement["period"]): string {
  return from === "" || to === "" ? "Nothing that was read tells a time" : `Period ${from} to ${to}`;
}

export function estimateLine({ messages, spamShare, upper95 }: Statement["estimate"]): string {
  if (spamShare === null || upper95 === null)
    return `Estimate: ${messages} messages; their content is not here, so no share of spam can be given`;
  return `Estimate: ${messages} messages, ${percent(spamShare)} spam, at most ${percent(upper95)} (95 %)`;
}

function sensorLines(sensors: Statement["sensors"]): readonly string[] {
  if (sensors.length === 0) return ["  nothing"];
  const lines = sensors
    .slice(0, SHOWN)
    .map(({ name, covers, silentSince }) => `  ${name}: ${clean(covers)}${silentSince === null ? "" : `, silent since ${silentSince}`}`);
  return [...lines, ...more(sensors.length - SHOWN)];
}

/** What a person does now, in order. */
export function nextSteps({ answer, identities, hosts, because }: Statement): readonly string[] {
  const steps: string[] = [];
  const worst = identities.find(({ state }) => state === "throttled" || state === "suspended" || state === "locked");
  if (worst !== undefined) {
    steps.push(
      `Stop external sending of ${clean(worst.identity)}, end its sessions, change its password, and look for forwarding rules it did not make.`,
    );
    steps.push(`Tell its ${worst.recipients} recipients; the messages are named in the ledger (--format json).`);
  }
  const host = hosts.find(({ role }) => role === "direct-to-mx");
  if (host !== undefined)
    steps.push(`Take ${host.address} off port 25 and look at what runs on it; or name it in \`mailHosts\` when it may send.`);
  if (answer !== "yes" && identities.length > 0)
    steps.push(`Look at ${clean(identities[0]?.identity ?? "")}: it came close enough to be held for some minutes.`);
  if (because.some((sentence) => sentence.startsWith("cannot know:")))
    steps.push("Add the missing sensor and run this again; each is named above.");
  if (steps.length === 0) steps.push("Nothing. Run this again next month, or let Postern's outbound door answer it all the time.");
  return steps;
}

function more(count: number): readonly string[] {
  return count > 0 ? [`  … and ${count} more (--format json has them all)`] : [];
}

/** A terminal must not be steered by what a log says. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g, " ").slice(0, 400);
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
