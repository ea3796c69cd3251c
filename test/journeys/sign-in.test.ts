/**
 * Who submits mail signs in under TLS and only there; who does not is not served. The way on to a next hop that wants TLS and a password
 * is signed in for, too. swaks is the client that others wrote.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";
import { EXTENSIONS, openPeer, PEER_CERTIFICATE, type Peer } from "../../src/hops/testing/peer.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { type Reply, SmtpClient } from "../support/peers/smtp-client.ts";
import { runPostern } from "../support/postern.ts";
import { requireProgram } from "../support/programs.ts";
import { latestOf, receiptIn, storyOf } from "../support/story.ts";
import { tempFolder } from "../support/temp.ts";

const MESSAGE = Buffer.from("From: anna@example.org\r\nSubject: Minutes\r\n\r\nSee you tomorrow\r\n");
const HOP_USER = { user: "gateway", password: "let me in" };
const run = promisify(execFile);

test("AUTH is only under TLS, a wrong password is refused, the right one lets mail out", { timeout: 60_000 }, async (t) => {
  const { gateway, peer } = await open(t);
  const added = await runPostern(["users", "add", "anna", "--data", gateway.data], "open sesame\n");
  assert.equal(added.code, 0, added.stderr);

  const client = await SmtpClient.open(gateway.outbound);
  assert.doesNotMatch(show(await client.say("EHLO sign-in.test")), /AUTH/);
  assert.match(show(await client.say(`AUTH PLAIN ${plain("anna", "open sesame")}`)), /^538 5\.7\.11 /);
  assert.match(show(await client.say("MAIL FROM:<anna@example.org>")), /^530 5\.7\.0 /);
  await client.startTls();
  assert.match(show(await client.say("EHLO sign-in.test")), /AUTH PLAIN LOGIN/);
  assert.match(show(await client.say("MAIL FROM:<anna@example.org>")), /^530 5\.7\.0 /, "TLS alone is no sign-in");
  assert.match(show(await client.say(`AUTH PLAIN ${plain("anna", "open barley")}`)), /^535 5\.7\.8 /);
  assert.match(show(await client.say(`AUTH PLAIN ${plain("bert", "open sesame")}`)), /^535 5\.7\.8 /);
  assert.match(show(await client.say(`AUTH PLAIN ${plain("anna", "open sesame")}`)), /^235 2\.7\.0 /);
  const reply = await client.send("anna@example.org", ["bob@elsewhere.test"], MESSAGE);
  assert.equal(reply.code, 250, show(reply));
  client.close();

  const secured = peer.lines.indexOf("STARTTLS");
  const signedIn = peer.lines.indexOf(`AUTH PLAIN ${plain(HOP_USER.user, HOP_USER.password)}`);
  assert.ok(secured >= 0 && secured < signedIn, "the next hop was given its password under TLS");
  assert.equal(peer.messages.length, 1);
  assert.match(peer.messages[0] ?? "", /^Received: .*\r\n\t\(using TLSv1\.[23] .*\r\n\tby .* with ESMTPSA id /);
  assert.equal((await storyOf(gateway.data, receiptIn(reply))).intended?.submitter, "anna");
  const refused = await latestOf(gateway.data, "submitter.refused", (events) => events.length === 2);
  assert.deepEqual(refused.map(({ submitter }) => submitter).sort(), ["anna", "bert"]);
  const recorded = JSON.stringify([refused, await latestOf(gateway.data, "submitter.signed-in", (events) => events.length === 1)]);
  assert.doesNotMatch(recorded, /sesame|barley/, "no password stands in the log");
  assert.doesNotMatch(gateway.output(), /sesame|barley|let me in/);
});

test("swaks submits with STARTTLS and with TLS from the first byte", { timeout: 60_000 }, async (t) => {
  const swaks = requireProgram(t, "swaks");
  if (swaks === null) return;
  const { gateway, peer } = await open(t);
  assert.equal((await runPostern(["users", "add", "anna", "--data", gateway.data], "open sesame\n")).code, 0);
  const common = ["--server", "127.0.0.1", "--timeout", "20", "--from", "anna@example.org", "--to", "bob@elsewhere.test"];
  const signIn = ["--auth-user", "anna", "--auth-password"];
  const ways = [
    ["--port", String(gateway.outbound), "--tls", "--auth", "PLAIN"],
    ["--port", String(gateway.outboundTls), "--tls-on-connect", "--auth", "LOGIN"],
  ];
  for (const way of ways) await run(swaks, [...common, ...way, ...signIn, "open sesame"]);
  assert.equal(peer.messages.length, 2);
  // 28: swaks could not sign in
  await assert.rejects(run(swaks, [...common, ...(ways[0] ?? []), ...signIn, "open barley"]), { code: 28 });
  assert.equal(peer.messages.length, 2);
});

test("the inbound door takes no sign-in", { timeout: 60_000 }, async (t) => {
  const { gateway } = await open(t);
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO sign-in.test");
  await client.startTls();
  assert.doesNotMatch(show(await client.say("EHLO sign-in.test")), /AUTH/);
  assert.match(show(await client.say(`AUTH PLAIN ${plain("anna", "open sesame")}`)), /^502 5\.5\.1 /);
  client.close();
});

/** A gateway whose outbound next hop wants TLS with a certificate that it trusts, and a password. */
async function open(t: TestContext): Promise<{ readonly gateway: RunningGateway; readonly peer: Peer }> {
  const peer = await openPeer({ ehlo: EXTENSIONS.replace("250-DSN", "250-AUTH PLAIN") });
  t.after(() => peer.close());
  const folder = tempFolder(t);
  writeFileSync(join(folder, "password"), `${HOP_USER.password}\n`, { mode: 0o600 });
  writeFileSync(join(folder, "ca.pem"), PEER_CERTIFICATE);
  const gateway = await startGateway(t, {
    config: `domains: [example.org]
nextHop:
  inbound: "smtp://127.0.0.1:${peer.port}"
  outbound: { url: "smtp://localhost:${peer.port}", tls: required, ca: ${folder}/ca.pem, user: ${HOP_USER.user}, passwordFile: ${folder}/password }`,
  });
  return { gateway, peer };
}

function plain(name: string, password: string): string {
  return Buffer.from(`\0${name}\0${password}`).toString("base64");
}

function show({ code, lines }: Reply): string {
  return `${code} ${lines.join(" ")}`;
}
