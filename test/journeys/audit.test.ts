/**
 * `postern audit` on a month of log that a real Postfix wrote: clean when everything needed is there, not clean with the account that was
 * taken over, "cannot know" when a sensor is cut; and what the corpora hold.
 */
import assert from "node:assert/strict";
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { requireCorpus } from "../support/corpora.ts";
import { copyOf, type Piece, type Planned, realRun, toLog } from "../support/month-of-log.ts";
import { runPostern } from "../support/postern.ts";
import { tempFolder } from "../support/temp.ts";

const START = new Date(2026, 9, 1, 8).getTime();
const DAY = 86_400_000;
const DAYS = 30;
const PEOPLE = ["anna", "bo", "cy", "di"] as const;
const STATEMENTS = { clean: 0, "not clean": 1, "cannot know": 3 } as const;

/** What people write in a month: to friends, to each other, now and then to a mailbox that is full. */
function ordinary(): readonly Planned[] {
  return Array.from({ length: 40 }, (_, i): Planned => {
    const friend = `friend${i % 6}@world.test`;
    const recipients =
      i === 20 ? [friend, "full1@world.test"] : i === 30 ? ["full2@world.test"] : i % 9 === 0 ? ["di@example.org"] : [friend];
    return { account: `${PEOPLE[i % 4]}@example.org`, client: `203.0.113.${10 + (i % 4)}`, recipients };
  });
}

/** Somebody else with Anna's password, elsewhere: strangers, a third of them long gone. */
function stolen(): readonly Planned[] {
  return Array.from(
    { length: 30 },
    (_, i): Planned => ({
      account: "anna@example.org",
      client: "198.51.100.77",
      recipients: [`${i % 3 === 0 ? "gone" : "victim"}${i}@${i % 2 === 0 ? "world" : "else"}.test`],
    }),
  );
}

function month(pieces: readonly Piece[], incident: readonly Piece[]): string {
  let number = 0;
  const days = Array.from({ length: DAYS }, (_, day) =>
    pieces.filter((_, i) => (i + day) % 3 === 0).map((piece, i) => copyOf(piece, START + day * DAY + i * 1_800_000, number++)),
  );
  const burst = incident.map((piece, i) => copyOf(piece, START + 21 * DAY + 40_000_000 + i * 2_000, number++));
  return toLog([...days.flat(), ...burst]);
}

interface Answer {
  readonly code: number | null;
  readonly text: string;
}

async function audit(t: TestContext, log: string, settings: string): Promise<Answer> {
  const folder = tempFolder(t);
  mkdirSync(join(folder, "logs"));
  const file = join(folder, "logs", "mail.log");
  writeFileSync(file, log);
  // classic syslog names no year: it is inferred from the time of the file
  utimesSync(file, new Date(START + DAYS * DAY), new Date(START + DAYS * DAY));
  const config = join(folder, "postern.yaml");
  writeFileSync(
    config,
    `domains: [example.org]\nnetworks: [127.0.0.0/8]\nnextHop: { inbound: maildir:m, outbound: maildir:m }\n${settings}`,
  );
  const ran = await runPostern(["audit", "--config", config, "--data", join(folder, "data"), join(folder, "logs")]);
  assert.equal(ran.stderr, "");
  return { code: ran.code, text: ran.stdout };
}

test("a month of a real Postfix, with and without an account that was taken over", { timeout: 240_000 }, async (t) => {
  const run = await realRun(t, [...ordinary(), ...stolen()]);
  if (run === null) return;
  const [pieces, incident] = [run.slice(0, 40), run.slice(40)];

  const clean = await audit(t, month(pieces, []), "egress25: blocked\n");
  assert.equal(clean.code, STATEMENTS.clean, clean.text);
  assert.match(clean.text, /^CLEAN/);

  const guilty = await audit(t, month(pieces, incident), "egress25: blocked\n");
  assert.equal(guilty.code, STATEMENTS["not clean"], guilty.text);
  assert.match(guilty.text, /^NOT CLEAN/);
  assert.match(guilty.text, /anna@example\.org/);
  for (const other of ["bo", "cy", "di"]) assert.doesNotMatch(guilty.text, new RegExp(`^ +(?:user:)?${other}@`, "m"));

  const blind = await audit(t, month(pieces, []), "");
  assert.equal(blind.code, STATEMENTS["cannot know"], blind.text);
  assert.match(blind.text, /cannot know: what other hosts send straight to the world/);
});

test("corpora of logs, flows and reports are read to their ends, and what is not understood is named", { timeout: 240_000 }, async (t) => {
  const data = tempFolder(t);
  for (const name of ["logs-auth-mail", "net-flows-pcaps", "reports-dmarc-tlsrpt", "bounces-sisimai"]) {
    const corpus = requireCorpus(t, name);
    if (corpus === null) return;
    const ran = await runPostern(["audit", "--format", "json", "--data", data, corpus.folder]);
    assert.equal(ran.stderr, "");
    assert.ok(ran.code === 1 || ran.code === 3, `${name}: ${ran.code}`);
    const statement = JSON.parse(ran.stdout) as { readonly notObserved?: readonly unknown[] }; // our own output
    assert.ok(statement !== null);
    const page = await runPostern(["audit", "--format", "html", "--data", data, corpus.folder]);
    assert.match(page.stdout, /^<!doctype html>/i);
    assert.doesNotMatch(page.stdout, /<script|https?:\/\/[^"]*\.(?:js|css)/i);
  }
});
