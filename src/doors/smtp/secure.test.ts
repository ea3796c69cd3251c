/** STARTTLS and implicit TLS, what must not survive the step into TLS, and sign-in. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { TLSSocket } from "node:tls";
import { type RawClient, rawClient } from "../../../test/support/peers/raw-client.ts";
import { type DoorPlan, type TestDoor, testDoor, troubles } from "../../../test/support/smtp-door.ts";
import { tempFolder } from "../../../test/support/temp.ts";
import { hashPassword } from "../../platform/passwords.ts";
import { makeSelfSigned } from "../../platform/tls-self-signed.ts";

const HASH = await hashPassword("open sesame");
const plain = (name: string, password: string, identity = ""): string =>
  Buffer.from(`${identity}\0${name}\0${password}`).toString("base64");
const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function outbound(t: TestContext, limits: NonNullable<DoorPlan["options"]>["limits"] = {}): Promise<TestDoor> {
  const users = join(tempFolder(t), "users");
  writeFileSync(users, `# people\nanna@example.org:${HASH}\nbert:${HASH}\n`);
  return testDoor(t, { options: { door: "smtp-outbound", users, limits } });
}

async function secured(door: TestDoor): Promise<RawClient> {
  const client = await door.client();
  await client.say("EHLO a");
  assert.match(await client.say("STARTTLS"), /^220 2\.0\.0 /);
  await client.startTls();
  await client.say("EHLO a");
  return client;
}

test("STARTTLS: the session begins anew and is no longer offered TLS", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO before");
  await client.say("MAIL FROM:<a@b.example>");
  await client.say("STARTTLS");
  await client.startTls();
  assert.match(await client.say("MAIL FROM:<a@b.example>"), /^503 5\.5\.1 EHLO/);
  assert.doesNotMatch(await client.say("EHLO after"), /STARTTLS/);
  assert.match(await client.say("STARTTLS"), /^503 /);
  await client.say("MAIL FROM:<a@b.example>");
  await client.say("RCPT TO:<c@d.example>");
  await client.say("DATA");
  assert.match(await client.say("x\r\n."), /^250 /);
  const arrival = door.arrivals[0];
  assert.equal(arrival?.client.protocol, "ESMTPS");
  assert.equal(arrival?.client.helo, "after");
  assert.equal(arrival?.client.tls?.version, "TLSv1.3");
  assert.match(arrival?.client.tls?.cipher ?? "", /^TLS_/);
});

test("STARTTLS: commands that were sent along with it in the clear are thrown away", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO a");
  await client.send("STARTTLS\r\nEHLO injected\r\nMAIL FROM:<evil@b.example>\r\nRCPT TO:<c@d.example>\r\n");
  assert.match(await client.reply(), /^220 /);
  await client.startTls();
  assert.match(await client.say("NOOP"), /^250 2\.0\.0 Nothing done/, "the first reply under TLS is to the first command under TLS");
  assert.match(await client.say("DATA"), /^503 /);
  assert.deepEqual(troubles(door.events), ["pipelining-violation"]);
});

test("STARTTLS: what is no handshake ends the connection", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO a");
  await client.say("STARTTLS");
  await client.send("EHLO in the clear\r\n");
  await client.untilClosed();
  const silent = await testDoor(t, { options: { limits: { tlsTimeout: 30 } } });
  const second = await silent.client();
  await second.say("EHLO a");
  await second.say("STARTTLS");
  await second.untilClosed();
  await silent.until(() => silent.door.connections() === 0);
  assert.deepEqual([...troubles(door.events), ...troubles(silent.events)], ["tls-failed", "tls-failed"]);
});

test("implicit TLS greets after the handshake; a client that brings none is closed", async (t) => {
  const door = await testDoor(t, { options: { limits: { tlsTimeout: 50 } } });
  const client = await door.raw(true);
  assert.match(await client.reply(), /^220 /);
  assert.doesNotMatch(await client.say("EHLO a"), /STARTTLS/);
  const plain = await rawClient(door.tlsPort);
  await plain.send("EHLO a\r\n");
  const answer = await plain.untilClosed();
  assert.doesNotMatch(answer, /220|554/, "no SMTP in the clear");
  const silent = await rawClient(door.tlsPort);
  assert.equal(await silent.untilClosed(), "");
  assert.deepEqual(troubles(door.events), ["tls-failed"]);
  assert.deepEqual(door.faults, []);
});

test("a new certificate is used for new handshakes", async (t) => {
  const door = await testDoor(t);
  const names: (string | undefined)[] = [];
  for (const hostname of ["mx.example.test", "new.example.test"]) {
    if (hostname !== "mx.example.test") door.door.reload(makeSelfSigned(hostname, Date.now()));
    const client = await door.raw(true);
    await client.reply();
    // a cast: the client was opened with TLS
    names.push((client.socket as TLSSocket).getPeerCertificate().subjectaltname);
  }
  assert.deepEqual(names, ["DNS:mx.example.test", "DNS:new.example.test"]);
});

test("AUTH is named and possible under TLS only", async (t) => {
  const door = await outbound(t);
  const client = await door.client();
  assert.doesNotMatch(await client.say("EHLO a"), /AUTH/);
  assert.match(await client.say(`AUTH PLAIN ${plain("bert", "open sesame")}`), /^538 5\.7\.11 /);
  const safe = await secured(door);
  assert.match(await safe.say("EHLO a"), /250 AUTH PLAIN LOGIN$/);
});

test("AUTH PLAIN and LOGIN in all their forms", async (t) => {
  const door = await outbound(t);
  const ways: readonly (readonly string[])[] = [
    [`AUTH PLAIN ${plain("Anna@Example.org", "open sesame")}`],
    [`auth plain ${plain("bert", "open sesame", "bert")}`],
    ["AUTH PLAIN", plain("bert", "open sesame")],
    ["AUTH LOGIN", base64("bert"), base64("open sesame")],
    [`AUTH LOGIN ${base64("bert")}`, base64("open sesame")],
  ];
  for (const lines of ways) {
    const client = await secured(door);
    for (const line of lines.slice(0, -1)) assert.match(await client.say(line), /^334/);
    assert.match(await client.say(lines.at(-1) ?? ""), /^235 2\.7\.0 /, lines[0]);
    assert.match(await client.say("AUTH PLAIN"), /^503 /);
    await client.say("MAIL FROM:<a@b.example> AUTH=<>");
    await client.say("RCPT TO:<c@d.example>");
    await client.say("DATA");
    assert.match(await client.say("x\r\n."), /^250 /);
  }
  assert.deepEqual(
    door.arrivals.map(({ submitter, client }) => `${submitter} ${client.protocol}`),
    ["anna@example.org ESMTPSA", "bert ESMTPSA", "bert ESMTPSA", "bert ESMTPSA", "bert ESMTPSA"],
  );
  assert.equal(door.events.filter((event) => event.type === "submitter.signed-in").length, 5);
});

test("AUTH: what is refused, and how", async (t) => {
  const door = await outbound(t, { maxSignInFailures: 100, maxErrors: 100 });
  const client = await secured(door);
  for (const [line, reply] of [
    ["AUTH", /^501 5\.5\.4 /],
    ["AUTH CRAM-MD5", /^504 5\.5\.4 /],
    ["AUTH PLAIN a b", /^501 5\.5\.4 /],
    ["AUTH PLAIN !!!", /^501 5\.5\.2 /],
    ["AUTH PLAIN =", /^501 5\.5\.2 /],
    [`AUTH PLAIN ${base64("only-one")}`, /^501 5\.5\.2 /],
    [`AUTH PLAIN ${Buffer.from([0, 98, 0, 255]).toString("base64")}`, /^501 5\.5\.2 /],
    [`AUTH PLAIN ${plain("bert", "open sesame", "anna@example.org")}`, /^501 5\.7\.8 /],
    [`AUTH PLAIN ${plain("bert", "wrong")}`, /^535 5\.7\.8 /],
    [`AUTH PLAIN ${plain("nobody", "open sesame")}`, /^535 5\.7\.8 /],
    [`AUTH PLAIN ${plain("bert:x", "open sesame")}`, /^535 5\.7\.8 /],
    [`AUTH PLAIN ${plain("bert", "")}`, /^535 5\.7\.8 /],
  ] as const) {
    assert.match(await client.say(line), reply, line);
  }
  await client.say("AUTH LOGIN");
  assert.match(await client.say("*"), /^501 5\.0\.0 /);
  await client.say("MAIL FROM:<a@b.example>");
  assert.match(await client.say("AUTH PLAIN"), /^503 5\.5\.1 Not inside/);
  const refused = door.events.flatMap((event) => (event.type === "submitter.refused" ? [`${event.submitter}: ${event.why}`] : []));
  assert.deepEqual(refused, [
    "bert: wrong name or password",
    "nobody: wrong name or password",
    "bert:x: no such name can exist",
    "bert: wrong name or password",
  ]);
  assert.doesNotMatch(JSON.stringify(door.events), /sesame|"wrong"/);
});

test("AUTH: failures are limited for a connection", async (t) => {
  const door = await outbound(t, { maxSignInFailures: 2 });
  const client = await secured(door);
  for (let i = 0; i < 2; i++) assert.match(await client.say(`AUTH PLAIN ${plain("bert", "wrong")}`), /^535 /);
  assert.match(await client.reply(), /^421 4\.7\.0 Too many failed sign-ins/);
});

test("AUTH: failures are limited for a client address, the right password included", async (t) => {
  const door = await outbound(t, { maxSignInFailuresPerClient: 2, maxSignInFailures: 100 });
  const client = await secured(door);
  for (let i = 0; i < 2; i++) assert.match(await client.say(`AUTH PLAIN ${plain(`n${i}`, "wrong")}`), /^535 /);
  const before = door.events.length;
  for (let i = 0; i < 10; i++) {
    const other = await secured(door);
    assert.match(await other.say(`AUTH PLAIN ${plain("Bert", "open sesame")}`), /^454 4\.7\.0 /);
  }
  const told = door.events.flatMap((event) => (event.type === "submitter.refused" ? [[event.submitter, event.putOff]] : []));
  assert.deepEqual(
    told.slice(0, 3),
    [
      ["n0", undefined],
      ["n1", undefined],
      ["bert", true],
    ],
    "whose password nobody looked at, under its name",
  );
  assert.ok(door.events.length - before <= 3, "sign-ins that are put off are no flood of events");
});

test("a user that is added while the door is open can sign in", async (t) => {
  const users = join(tempFolder(t), "users");
  const door = await testDoor(t, { options: { door: "smtp-outbound", users } });
  const client = await secured(door);
  assert.match(await client.say(`AUTH PLAIN ${plain("new", "open sesame")}`), /^535 /);
  writeFileSync(users, `new:${HASH}\n`);
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.match(await client.say(`AUTH PLAIN ${plain("new", "open sesame")}`), /^235 /);
});
