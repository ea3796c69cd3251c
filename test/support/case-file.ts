/**
 * Reads the cases beside a check: `=== title`, lines of facts and of the arrival, `expect:`, an empty line, the message.
 * Lines: correspondence, campaign, namesake (yes or no), client-ip, helo, mail-from (`<>` for the null reverse-path), rcpt-to (repeatable), direction, our-domains,
 * options (of the check, as JSON).
 * Only tests use it; a mistake in a case file throws with the file's own words. In messages `{{01 ff}}` stands for bytes in hex.
 */
import { readFileSync } from "node:fs";
import type { ArrivalView } from "../../src/checks/check.ts";
import type { Correspondence, Facts } from "../../src/facts/all.ts";
import { known, unknown } from "../../src/facts/fact.ts";
import type { Direction } from "../../src/mail/arrival.ts";

export interface CheckCase {
  readonly title: string;
  readonly facts: Facts;
  readonly arrival: ArrivalView;
  /** Of the check, before its schema has read them. */
  readonly options: unknown;
  /** Names that must be found, neither more nor fewer; sorted. */
  readonly expected: readonly string[];
  readonly raw: Buffer;
}

export function readCases(file: string | URL): readonly CheckCase[] {
  return readFileSync(file, "utf8")
    .split(/^=== /m)
    .slice(1)
    .map((text) => toCase(text));
}

function toCase(text: string): CheckCase {
  const [head = "", ...body] = text.split("\n\n");
  const [title = "", ...lines] = head.split("\n");
  const values = new Map<string, string[]>();
  for (const line of lines.filter((each) => each.trim() !== "")) {
    const colon = line.indexOf(":");
    if (colon < 0) throw new SyntaxError(`case "${title}": "${line}" is no line of the form name: value`);
    const name = line.slice(0, colon).trim();
    values.set(name, [...(values.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  const expected = values.get("expect")?.[0];
  if (expected === undefined) throw new SyntaxError(`case "${title}" has no expect: line`);
  return {
    title: title.trim(),
    facts: {
      correspondence: correspondenceOf(values.get("correspondence")?.[0], title),
      campaign: campaignOf(values.get("campaign")?.[0]),
      namesake: namesakeOf(values.get("namesake")?.[0]),
    },
    arrival: arrivalOf(values),
    options: JSON.parse(values.get("options")?.[0] ?? "{}") as unknown,
    expected: expected === "nothing" ? [] : expected.split(/\s+/).sort(),
    raw: toBytes(`${body.join("\n\n").replace(/\n*$/, "")}\n`),
  };
}

function correspondenceOf(text: string | undefined, title: string): Facts["correspondence"] {
  if (text === undefined) return unknown("the case does not say");
  const values: readonly Correspondence[] = ["none", "received", "sent", "mutual"];
  const value = values.find((each) => each === text);
  if (value === undefined) throw new SyntaxError(`case "${title}": correspondence "${text}" is none of ${values.join(", ")}`);
  return known(value);
}

function namesakeOf(text: string | undefined): Facts["namesake"] {
  return text === undefined ? unknown("the case does not say") : known(text === "yes");
}

/** `campaign: messages=3 senders=2 networks=2 recipients=5 recent=5 label=spam labelled-sender`; what is left out is 0. */
function campaignOf(text: string | undefined): Facts["campaign"] {
  if (text === undefined) return unknown("the case does not say");
  const given = new Map(text.split(/\s+/).map((word) => [word.split("=", 1)[0] ?? "", word.split("=", 2)[1] ?? ""] as const));
  const count = (name: string): number => Number(given.get(name) ?? 0);
  const label = given.get("label");
  return known({
    messages: count("messages"),
    senders: count("senders"),
    networks: count("networks"),
    recipients: count("recipients"),
    firstSeen: 0,
    recentRecipients: count("recent"),
    label: label === "spam" || label === "wanted" ? label : null,
    isLabelledSender: given.has("labelled-sender"),
  });
}

function arrivalOf(values: ReadonlyMap<string, readonly string[]>): ArrivalView {
  const one = (name: string): string | null => values.get(name)?.[0] ?? null;
  const mailFrom = one("mail-from");
  const directions: readonly Direction[] = ["inbound", "outbound", "internal"];
  return {
    direction: directions.find((each) => each === one("direction")) ?? "inbound",
    client: { address: one("client-ip"), port: null, helo: one("helo"), protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: {
      mailFrom: mailFrom === "<>" ? null : mailFrom,
      ...(mailFrom === null && { mailFromUnknown: true }),
      mailParameters: {},
      rcptTo: (values.get("rcpt-to") ?? []).map((address) => ({ address })),
    },
    ourDomains: (one("our-domains") ?? "example.org").split(/\s+/),
  };
}

function toBytes(text: string): Buffer {
  const pieces = text.split(/\{\{((?:[0-9a-f]{2} ?)+)\}\}/);
  return Buffer.concat(
    pieces.map((piece, index) =>
      index % 2 === 1 ? Buffer.from(piece.replaceAll(" ", ""), "hex") : Buffer.from(piece.replaceAll("\n", "\r\n"), "utf8"),
    ),
  );
}
