/**
 * Reports about our mail come in through a real door: `explain` tells what they count, and the gateway's statement names who sends as us
 * past it. The reports of real receivers are read, and none of them is taken for unwanted mail.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { IdentityDetail } from "../../src/admin/contract-outbound.ts";
import type { Statement } from "../../src/admin/contract-statement.ts";
import { dmarcMail } from "../../src/mail/testing/aggregate-report.ts";
import { signInAt } from "../support/console.ts";
import { requireCorpus } from "../support/corpora.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { runPostern } from "../support/postern.ts";
import { receiptIn, storyOf, until } from "../support/story.ts";

const DAY = 86_400_000;

const configOf = (...domains: readonly string[]): string => `domains: [${domains.join(", ")}]
networks: [127.0.0.0/8, 192.0.2.0/24]
mailHosts: [192.0.2.25]
egress25: blocked
nextHop: { inbound: maildir:mail, outbound: maildir:mail }`;

async function bring(gateway: RunningGateway, raw: Buffer | string, to: string): Promise<string> {
  const client = await SmtpClient.open(gateway.inbound);
  try {
    await client.say("EHLO mail.receiver.example");
    return receiptIn(await client.send("dmarc-noreply@receiver.example", [to], Buffer.from(raw)));
  } finally {
    client.close();
  }
}

async function sendOut(gateway: RunningGateway): Promise<void> {
  const client = await SmtpClient.open(gateway.outbound);
  await client.say("EHLO office.test");
  const raw = Buffer.from("From: <anna@example.org>\r\nTo: <bo@friends.test>\r\nSubject: Lunch\r\n\r\nAt one, in the usual place?\r\n");
  await client.send("anna@example.org", ["bo@friends.test"], raw);
  client.close();
}

test("a DMARC report: told by explain, weighed, and part of the statement", { timeout: 120_000 }, async (t) => {
  const gateway = await startGateway(t, { config: configOf("example.org") });
  const console = await signInAt(gateway);
  const statement = async (): Promise<Statement> => (await console.get("/api/v1/statement")).json<Statement>();
  await sendOut(gateway);
  const before = await until(statement, ({ sensors }) => sensors.some(({ name }) => name === "outbound door"), JSON.stringify);
  assert.equal(before.answer, "no", JSON.stringify(before.because));
  assert.match(before.blindSpots.join("\n"), /no DMARC report came by the inbound door/);

  const midnight = Math.floor(Date.now() / DAY) * DAY;
  const rows = [
    { source: "192.0.2.25", count: 40, dkim: "pass", spf: "pass" },
    { source: "192.0.2.77", count: 120, spf: "pass" },
    { source: "198.51.100.8", count: 30, dkim: "pass" },
    { source: "203.0.113.8", count: 500 },
  ] as const;
  const receipt = await bring(gateway, dmarcMail({ from: midnight - DAY, until: midnight - 1_000, rows }), "dmarc@example.org");
  const told = await runPostern(["explain", receipt, "--data", gateway.data]);
  assert.match(
    told.stdout,
    /It brings a DMARC report: receiver\.example counted 690 messages as example\.org from 4 hosts, 190 of them with your key/,
  );
  const after = await until(statement, ({ hosts }) => hosts.length > 0, JSON.stringify);
  assert.equal(after.answer, "cannot-know");
  assert.match(after.because.join("\n"), /cannot know: 192\.0\.2\.77 is no mail host and 120 messages of it reached the world/);
  assert.match(after.because.join("\n"), /cannot know: 198\.51\.100\.8 sends with your keys .* does not pass this gateway/);
  assert.deepEqual(
    after.hosts.map(({ address, role }) => `${address} ${role}`),
    ["192.0.2.77 direct-to-mx", "198.51.100.8 sends-as-us", "203.0.113.8 forges-us"],
  );
  const name = encodeURIComponent("host:192.0.2.77");
  const host = await until(
    async () => (await console.get(`/api/v1/identity?identity=${name}`)).json<Partial<IdentityDetail>>(),
    ({ ledger = [] }) => ledger.length > 0,
    JSON.stringify,
  );
  assert.deepEqual(
    host.ledger?.map(({ signal, value, llr }) => [signal, value, llr]),
    [["report", "receiver.example: 120 messages reached the world past the mail hosts", 2]],
  );
  assert.match(host.state ?? "", /^(normal|watch)$/, "a report alone touches no mail");
});

test("reports of real receivers are read, and are no unwanted mail", { timeout: 120_000 }, async (t) => {
  const corpus = requireCorpus(t, "reports-dmarc-tlsrpt");
  if (corpus === null) return;
  const domains = { "borschow.com": "dmarc", "twlnet.com": "dmarc", "ab.id.au": "dmarc", "cardinalhealth.ca": "tls" } as const;
  const gateway = await startGateway(t, { config: configOf(...Object.keys(domains)) });
  const mails = corpus.files.filter(({ path }) => path.endsWith(".eml")).map(({ path }) => readFileSync(path));
  for (const [domain, kind] of Object.entries(domains)) {
    const raw = mails.find((mail) => mail.toString("latin1").toLowerCase().includes(`report domain: ${domain}`));
    assert.ok(raw !== undefined, domain);
    const receipt = await bring(gateway, raw, `dmarc@${domain}`);
    const { intended, events } = await storyOf(gateway.data, receipt);
    assert.match(intended?.class ?? "", /^(clean|bulk)$/, `${domain} ${intended?.probability} ${JSON.stringify(intended?.findings)}`);
    const counted = events.flatMap((event) => (event.type === "report.counted" ? [event.report] : []));
    assert.deepEqual(
      counted.map((report) => report.kind),
      [kind],
    );
    assert.equal(intended?.summary.counted, undefined, "told once");
  }
});
