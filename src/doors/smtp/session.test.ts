/** Every verb in and out of order, on a real socket. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { ALL_CAPABILITIES, readyForData, testDoor, troubles } from "../../../test/support/smtp-door.ts";

test("EHLO offers what the next hop can do, and no more", async (t) => {
  const door = await testDoor(t);
  const reply = await (await door.client()).say("EHLO client.example.test");
  assert.deepEqual(reply.split("\n"), [
    "250-mx.example.test greets client.example.test",
    "250-PIPELINING",
    "250-SIZE 1000000",
    "250-ENHANCEDSTATUSCODES",
    "250-8BITMIME",
    "250-SMTPUTF8",
    "250-DSN",
    "250 STARTTLS",
  ]);
});

test("SIZE is the smaller of both limits; a next hop without a limit leaves ours", async (t) => {
  for (const [size, shown] of [
    [500, 500],
    [5_000_000, 1_000_000],
    [0, 1_000_000],
    [null, 1_000_000],
  ] as const) {
    const door = await testDoor(t, { capabilities: { ...ALL_CAPABILITIES, size } });
    assert.match(await (await door.client()).say("EHLO a"), new RegExp(`250-SIZE ${shown}\n`));
  }
});

test("without a next hop the least is offered", async (t) => {
  const door = await testDoor(t, { capabilities: null, options: { tls: null, listenTls: [] } });
  const client = await door.client();
  assert.deepEqual((await client.say("EHLO a")).split("\n").slice(1), ["250-PIPELINING", "250-SIZE 1000000", "250 ENHANCEDSTATUSCODES"]);
  assert.match(await client.say("MAIL FROM:<a@b.example> BODY=8BITMIME"), /^555 5\.5\.4 /);
  assert.match(await client.say("STARTTLS"), /^502 5\.5\.1 /);
});

test("a whole transaction becomes one arrival with all its parameters", async (t) => {
  const door = await testDoor(t, { options: { networks: ["127.0.0.0/8"] } });
  const client = await door.client();
  await client.say("EHLO client.example.test");
  assert.match(await client.say("MAIL FROM:<Anna@example.test> SIZE=20 BODY=8BITMIME RET=HDRS ENVID=q1"), /^250 2\.1\.0 /);
  assert.match(await client.say("RCPT TO:<bert@example.org> NOTIFY=FAILURE ORCPT=rfc822;b@example.org"), /^250 2\.1\.5 /);
  assert.match(await client.say("RCPT TO:<@relay.example:carla@example.org>"), /^250 2\.1\.5 /);
  assert.match(await client.say("RCPT TO:<bert@example.org>"), /^250 2\.1\.5 /, "a second time is no second recipient");
  assert.match(await client.say("DATA"), /^354 /);
  const reply = await client.say("Subject: x\r\n\r\n..dot\r\n.");
  const [arrival] = door.arrivals;
  assert.ok(arrival !== undefined);
  assert.equal(reply, `250 2.0.0 Taken as ${arrival.id}`);
  assert.equal(arrival.raw.toString(), "Subject: x\r\n\r\n.dot\r\n");
  assert.equal(arrival.sha256, createHash("sha256").update(arrival.raw).digest("hex"));
  assert.deepEqual(arrival.envelope, {
    mailFrom: "Anna@example.test",
    mailParameters: { size: 20, body: "8BITMIME", ret: "HDRS", envid: "q1" },
    rcptTo: [{ address: "bert@example.org", notify: "FAILURE", orcpt: "rfc822;b@example.org" }, { address: "carla@example.org" }],
  });
  const { port, ...known } = arrival.client;
  assert.ok(port !== null && port > 0);
  assert.deepEqual(known, { address: "127.0.0.1", helo: "client.example.test", protocol: "ESMTP", tls: null, ours: true });
  assert.equal(arrival.submitter, null);
});

test("one connection carries many messages; nothing of one is left in the next", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("HELO client.example.test");
  for (const name of ["one", "two"]) {
    assert.match(await client.say("MAIL FROM:<>"), /^250 /);
    assert.match(await client.say(`RCPT TO:<${name}@example.org>`), /^250 /);
    assert.match(await client.say("DATA"), /^354 /);
    assert.match(await client.say(`${name}\r\n.`), /^250 /);
  }
  assert.deepEqual(
    door.arrivals.map(({ envelope, raw, client: { protocol } }) => [envelope.mailFrom, envelope.rcptTo.length, raw.toString(), protocol]),
    [
      [null, 1, "one\r\n", "SMTP"],
      [null, 1, "two\r\n", "SMTP"],
    ],
  );
  assert.match(await client.say("QUIT"), /^221 2\.0\.0 /);
  await client.untilClosed();
});

test("out of order is 503", async (t) => {
  const door = await testDoor(t, { options: { limits: { maxErrors: 100 } } });
  const client = await door.client();
  assert.match(await client.say("MAIL FROM:<a@b.example>"), /^503 5\.5\.1 /);
  assert.match(await client.say("STARTTLS"), /^503 5\.5\.1 /);
  await client.say("EHLO a");
  assert.match(await client.say("RCPT TO:<a@b.example>"), /^503 5\.5\.1 /);
  assert.match(await client.say("DATA"), /^503 5\.5\.1 /);
  await client.say("MAIL FROM:<a@b.example>");
  assert.match(await client.say("MAIL FROM:<a@b.example>"), /^503 5\.5\.1 /);
  assert.match(await client.say("DATA"), /^503 5\.5\.1 /);
});

test("RSET, EHLO and HELO each end a transaction", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO a");
  for (const line of ["RSET", "EHLO a", "HELO a"]) {
    await client.say("MAIL FROM:<a@b.example>");
    await client.say("RCPT TO:<c@d.example>");
    assert.match(await client.say(line), /^250/);
    assert.match(await client.say("DATA"), /^503 /, line);
  }
});

test("wrong syntax of each verb", async (t) => {
  const door = await testDoor(t, { options: { limits: { maxErrors: 100 } } });
  const client = await door.client();
  for (const [line, reply] of [
    ["EHLO", /^501 5\.5\.4 /],
    ["EHLO two words", /^501 5\.5\.4 /],
    ["HELO", /^501 5\.5\.4 /],
    ["ehlo a", /^250-/],
    ["MAIL", /^501 5\.5\.4 /],
    ["MAIL TO:<a@b.example>", /^501 5\.5\.4 /],
    ["MAIL FROM:a@b.example", /^501 5\.1\.7 /],
    ["MAIL FROM:<root>", /^501 5\.1\.7 /],
    ["MAIL FROM:<postmaster>", /^501 5\.1\.7 /],
    ["MAIL FROM:<j\u00fcrgen@b.example>", /^553 5\.6\.7 /],
    ["MAIL FROM:<a@b.example> SIZE=1000001", /^552 5\.3\.4 /],
    ["MAIL FROM:<a@b.example> FUTURE=1", /^555 5\.5\.4 /],
    ["mail from: <a@b.example> ", /^250 2\.1\.0 /],
    ["RCPT", /^501 5\.5\.4 /],
    ["RCPT TO:<>", /^501 5\.1\.3 /],
    ["RCPT TO:<a@b@c.example>", /^501 5\.1\.3 /],
    ["RCPT TO:<j\u00fcrgen@b.example>", /^553 5\.6\.7 /],
    ["RCPT TO:<postmaster>", /^250 2\.1\.5 /],
    ["DATA now", /^501 5\.5\.4 /],
    ["RSET now", /^501 5\.5\.4 /],
    ["STARTTLS now", /^501 5\.5\.4 /],
    ["NOOP ignored", /^250 2\.0\.0 /],
    ["VRFY", /^501 5\.5\.4 /],
    ["VRFY bert", /^252 2\.1\.5 /],
    ["EXPN list", /^502 5\.5\.1 /],
    ["BDAT 10 LAST", /^502 5\.5\.1 /],
    ["AUTH PLAIN", /^502 5\.5\.1 /],
    ["HELP", /^214-2\.0\.0 Commands:\n214-2\.0\.0 EHLO NAME\n[\s\S]*\n214 2\.0\.0 HELP$/],
    ["WHAT", /^500 5\.5\.2 /],
    ["", /^500 5\.5\.2 /],
    [" NOOP", /^500 5\.5\.2 /],
    ["NO\0OP", /^500 5\.5\.2 /],
    ["NOOP \r x", /^500 5\.5\.2 /],
  ] as const) {
    assert.match(await client.say(line), reply, line);
  }
  await client.send("NOOP\n");
  assert.match(await client.reply(), /^500 5\.5\.2 Lines end with CRLF/);
  await client.send(Buffer.from("VRFY \xff\r\n", "latin1"));
  assert.match(await client.reply(), /^500 5\.5\.2 /);
});

test("SMTPUTF8 addresses when it was declared", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO a");
  assert.match(await client.say("MAIL FROM:<j\u00fcrgen@b\u00fcro.example> SMTPUTF8"), /^250 /);
  assert.match(await client.say("RCPT TO:<\u5f20@example.org>"), /^250 /);
  await client.say("DATA");
  assert.match(await client.say("x\r\n."), /^250 /);
  assert.equal(door.arrivals[0]?.envelope.mailFrom, "j\u00fcrgen@b\u00fcro.example");
  assert.equal(door.arrivals[0]?.client.protocol, "UTF8SMTP");
});

test("the gateway's answers to MAIL and RCPT are the client's replies, and refused recipients are events", async (t) => {
  const door = await testDoor(t, {
    mail: (mailFrom) =>
      mailFrom === "no@b.example"
        ? { kind: "reply", by: "us", reply: { code: 530, enhanced: "5.7.0", text: "Sign in first" } }
        : { kind: "continue" },
    rcpt: (address) =>
      address === "gone@example.org"
        ? { kind: "reply", by: "next-hop", reply: { code: 550, enhanced: "5.1.1", text: "No such user" } }
        : { kind: "continue" },
  });
  const client = await door.client();
  await client.say("EHLO a");
  assert.equal(await client.say("MAIL FROM:<no@b.example>"), "530 5.7.0 Sign in first");
  assert.match(await client.say("MAIL FROM:<yes@b.example>"), /^250 /);
  assert.equal(await client.say("RCPT TO:<gone@example.org>"), "550 5.1.1 No such user");
  assert.match(await client.say("DATA"), /^554 5\.5\.1 /);
  assert.match(await client.say("RCPT TO:<bert@example.org>"), /^250 /);
  await client.say("DATA");
  assert.match(await client.say("x\r\n."), /^250 /);
  const refused = door.events.filter((event) => event.type === "recipient.refused");
  assert.deepEqual(
    refused.map(({ mailFrom, recipient, by, reply }) => ({ mailFrom, recipient, by, reply })),
    [{ mailFrom: "yes@b.example", recipient: "gone@example.org", by: "next-hop", reply: "550 5.1.1 No such user" }],
  );
  assert.deepEqual(
    door.arrivals[0]?.envelope.rcptTo.map((recipient) => recipient.address),
    ["bert@example.org"],
  );
});

test("a fault of ours while asking or handling defers", async (t) => {
  const fail = (): never => {
    throw new Error("broken");
  };
  const asking = await testDoor(t, { rcpt: fail });
  const first = await asking.client();
  await first.say("EHLO a");
  await first.say("MAIL FROM:<a@b.example>");
  assert.match(await first.say("RCPT TO:<c@d.example>"), /^451 4\.3\.0 /);
  const handling = await testDoor(t, { handle: fail });
  const second = await readyForData(handling);
  await second.say("DATA");
  assert.match(await second.say("x\r\n."), /^451 4\.3\.0 /);
  assert.equal(asking.faults.length + handling.faults.length, 2);
  assert.match(await second.say("NOOP"), /^250 /);
});

test("each outcome has its reply", async (t) => {
  const door = await testDoor(t, {
    handle: ({ id, raw }) =>
      raw.includes("defer")
        ? { kind: "deferred", arrival: id, enhanced: "4.4.1", text: "The next hop is down" }
        : { kind: "refused", arrival: id, enhanced: "5.7.1", text: "Refused as spam" },
  });
  for (const [body, reply] of [
    ["defer", "451 4.4.1 The next hop is down"],
    ["refuse", "550 5.7.1 Refused as spam"],
  ] as const) {
    const client = await readyForData(door);
    await client.say("DATA");
    assert.equal(await client.say(`${body}\r\n.`), reply);
  }
});

test("too many recipients are put off, those before stay", async (t) => {
  const door = await testDoor(t, { options: { maxRecipients: 2 } });
  const client = await readyForData(door);
  assert.match(await client.say("RCPT TO:<two@example.org>"), /^250 /);
  assert.match(await client.say("RCPT TO:<three@example.org>"), /^452 4\.5\.3 /);
  await client.say("DATA");
  await client.say("x\r\n.");
  assert.equal(door.arrivals[0]?.envelope.rcptTo.length, 2);
});

test("pipelined commands are answered in order, and replies go out together", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.say("EHLO a");
  let packets = 0;
  client.socket.on("data", () => packets++);
  await client.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nRCPT TO:<bad\r\nRCPT TO:<e@f.example>\r\nDATA\r\n");
  for (const code of ["250 2.1.0", "250 2.1.5", "501 5.1.3", "250 2.1.5", "354 "]) assert.ok((await client.reply()).startsWith(code), code);
  assert.equal(packets, 1);
  await client.send("x\r\n.\r\nMAIL FROM:<g@h.example>\r\nRCPT TO:<i@j.example>\r\nQUIT\r\n");
  for (const code of ["250 2.0.0 Taken", "250 2.1.0", "250 2.1.5", "221 "]) assert.ok((await client.reply()).startsWith(code), code);
  assert.equal(door.arrivals.length, 1);
});

test("pipelined DATA after refused recipients only is 554, and no content is expected", async (t) => {
  const door = await testDoor(t, { rcpt: () => ({ kind: "reply", by: "us", reply: { code: 554, enhanced: "5.7.1", text: "No relay" } }) });
  const client = await door.client();
  await client.say("EHLO a");
  await client.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n");
  for (const code of ["250 ", "554 5.7.1", "554 5.5.1"]) assert.ok((await client.reply()).startsWith(code), code);
  assert.match(await client.say("NOOP"), /^250 /);
});

for (const verb of ["EHLO a", "HELO a", "DATA"]) {
  test(`${verb} followed by more without waiting ends the connection`, async (t) => {
    const door = await testDoor(t);
    const client = await readyForData(door);
    await client.send(`${verb}\r\nMAIL FROM:<evil@b.example>\r\n`);
    assert.match(await client.reply(), /^554 5\.5\.0 /);
    assert.equal(await client.untilClosed(), "");
    assert.deepEqual(troubles(door.events), ["pipelining-violation"]);
  });
}

test("a client that closes its side after QUIT still gets every reply", async (t) => {
  const door = await testDoor(t, {
    handle: async ({ id }) => new Promise((resolve) => setTimeout(() => resolve({ kind: "taken", arrival: id, nextHopReply: null }), 20)),
  });
  const client = await readyForData(door);
  await client.say("DATA");
  client.socket.end("x\r\n.\r\nQUIT\r\n");
  assert.match(await client.reply(), /^250 2\.0\.0 Taken/);
  assert.match(await client.reply(), /^221 /);
});
