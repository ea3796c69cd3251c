/** Clients that talk too early, too much, too slowly or not at all; resets at every stage. Limits are injected small, nothing waits long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readyForData, testDoor, troubles } from "../../../test/support/smtp-door.ts";

const BIG = "x".repeat(70);

test("a client that talks before the greeting is shown out", async (t) => {
  const door = await testDoor(t, { options: { limits: { greetingDelay: 5_000 } } });
  const client = await door.raw();
  await client.send("EHLO a\r\n");
  assert.match(await client.reply(), /^554 5\.5\.1 /);
  await client.untilClosed();
  assert.deepEqual(troubles(door.events), ["early-talker"]);
});

test("too many wrong commands end with 421; a taken message forgives earlier ones", async (t) => {
  const door = await testDoor(t, { options: { limits: { maxErrors: 3 } } });
  const client = await readyForData(door);
  for (let i = 0; i < 2; i++) assert.match(await client.say("WHAT"), /^500 /);
  await client.say("DATA");
  assert.match(await client.say("x\r\n."), /^250 /);
  for (let i = 0; i < 3; i++) assert.match(await client.say("WHAT"), /^500 /);
  assert.match(await client.reply(), /^421 4\.7\.0 Too many wrong commands/);
  await client.untilClosed();
  assert.deepEqual(troubles(door.events), ["too-many-errors"]);
});

test("harvesting recipients ends with 421", async (t) => {
  const reply = { code: 550, enhanced: "5.1.1", text: "No such user" };
  const door = await testDoor(t, {
    options: { limits: { maxRefusedRecipients: 3 } },
    rcpt: () => ({ kind: "reply", by: "next-hop", reply }),
  });
  const client = await door.client();
  await client.say("EHLO a");
  await client.say("MAIL FROM:<a@b.example>");
  for (let i = 0; i < 3; i++) assert.match(await client.say(`RCPT TO:<n${i}@example.org>`), /^550 /);
  assert.match(await client.reply(), /^421 4\.7\.0 Too many refused recipients/);
});

test("commands that bring no message on end with 421", async (t) => {
  const door = await testDoor(t, { options: { limits: { maxIdleCommands: 5 } } });
  const client = await door.client();
  for (let i = 0; i < 5; i++) await client.say(i % 2 === 0 ? "NOOP" : "RSET");
  assert.match(await client.reply(), /^421 4\.7\.0 Too many commands without a message/);
});

test("beginning transactions for ever ends with 421", async (t) => {
  const door = await testDoor(t, { options: { limits: { maxIdleCommands: 5 } } });
  const client = await door.client();
  await client.say("EHLO a");
  for (let i = 0; i < 4; i++) {
    assert.match(await client.say("MAIL FROM:<a@b.example>"), /^250 /);
    assert.match(await client.say("RSET"), /^250 /);
  }
  assert.match(await client.reply(), /^421 4\.7\.0 /);
});

test("a browser is shown out at its first line", async (t) => {
  const door = await testDoor(t);
  const client = await door.client();
  await client.send("POST / HTTP/1.1\r\nHost: a\r\n\r\nMAIL FROM:<evil@b.example>\r\n");
  assert.match(await client.reply(), /^554 5\.5\.1 /);
  assert.equal(await client.untilClosed(), "");
});

test("a long line is refused and the next one read; an endless one ends the connection", async (t) => {
  const door = await testDoor(t, { options: { limits: { skippedLine: 8_192 } } });
  const client = await door.client();
  assert.match(await client.say(`NOOP ${"x".repeat(5_000)}`), /^500 5\.5\.2 The line is too long/);
  assert.match(await client.say("NOOP"), /^250 /);
  await client.send("y".repeat(20_000));
  assert.match(await client.reply(), /^421 4\.7\.0 /);
  await client.untilClosed();
});

test("an idle client is told so; dripping bytes does not help", async (t) => {
  const door = await testDoor(t, { options: { limits: { commandTimeout: 60 } } });
  const silent = await door.client();
  const dripping = await door.client();
  const drip = setInterval(() => dripping.socket.write("N"), 10);
  t.after(() => clearInterval(drip));
  for (const client of [silent, dripping]) {
    assert.match(await client.reply(), /^421 4\.4\.2 /);
    await client.untilClosed();
  }
  assert.deepEqual(troubles(door.events), ["idle-timeout"]);
  door.door.connections();
});

test("slow messages: silent, below the rate, without end", async (t) => {
  for (const limits of [{ dataBlockTimeout: 40 }, { slowDataGrace: 40, minDataRate: 100_000 }, { dataTotalTimeout: 40 }]) {
    const door = await testDoor(t, { options: { limits } });
    const client = await readyForData(door);
    await client.say("DATA");
    await client.send("Subject: slow\r\n");
    assert.match(await client.reply(), /^421 4\.4\.2 /, JSON.stringify(limits));
    await client.untilClosed();
    assert.deepEqual(troubles(door.events), ["slow-data"]);
    assert.equal(door.arrivals.length, 0);
  }
});

test("a message that is too large is read to its end, refused, and the session goes on", async (t) => {
  const door = await testDoor(t, { options: { maxMessage: 1_000 } });
  const client = await readyForData(door);
  await client.say("DATA");
  await client.send(`${BIG}\r\n`.repeat(100));
  assert.match(await client.say("."), /^552 5\.3\.4 The message has 7200 octets, 1000 are allowed/);
  assert.match(await client.say("MAIL FROM:<a@b.example>"), /^250 /);
  assert.deepEqual(troubles(door.events), ["message-too-large"]);
  assert.equal(door.arrivals.length, 0);
});

test("a message that never ends is cut off", async (t) => {
  const door = await testDoor(t, { options: { maxMessage: 1_000 } });
  const client = await readyForData(door);
  await client.say("DATA");
  void client.send(Buffer.alloc(1_500_000, "x"));
  assert.match(await client.reply(), /^552 5\.3\.4 /);
  await client.untilClosed();
});

test("the memory of all sessions together is bounded: 452, and free again afterwards", async (t) => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const door = await testDoor(t, {
    options: { memoryBudget: 10_000 },
    handle: async ({ id }) => {
      await held;
      return { kind: "taken", arrival: id, nextHopReply: null };
    },
  });
  const first = await readyForData(door);
  await first.say("DATA");
  await first.send(`${"x".repeat(8_000)}\r\n.\r\n`);
  await door.until(() => door.arrivals.length === 1);
  const second = await readyForData(door);
  await second.say("DATA");
  assert.match(await second.say(`${"x".repeat(8_000)}\r\n.`), /^452 4\.3\.1 /);
  assert.match(await second.say("MAIL FROM:<a@b.example> SIZE=8000"), /^452 4\.3\.1 /);
  release();
  assert.match(await first.reply(), /^250 /);
  assert.match(await second.say("MAIL FROM:<a@b.example> SIZE=8000"), /^250 /);
});

test("bare newlines: made CRLF, or refused by setting", async (t) => {
  for (const [bareNewlines, reply] of [
    ["normalise", /^250 /],
    ["refuse", /^554 5\.6\.0 /],
  ] as const) {
    const door = await testDoor(t, { options: { bareNewlines } });
    const client = await readyForData(door);
    await client.say("DATA");
    assert.match(await client.say("a\nb\n.\nMAIL FROM:<evil@b.example>\r\n."), reply);
    assert.match(await client.say("NOOP"), /^250 2\.0\.0 Nothing done/);
    assert.deepEqual(troubles(door.events), ["bare-newline"]);
    assert.deepEqual(
      door.arrivals.map(({ raw }) => raw.toString()),
      bareNewlines === "normalise" ? ["a\r\nb\r\n.\r\nMAIL FROM:<evil@b.example>\r\n"] : [],
    );
  }
});

test("a client that never reads its replies stops being served", async (t) => {
  const door = await testDoor(t, { options: { limits: { writeTimeout: 50, maxIdleCommands: 1e9 } } });
  const client = await door.client();
  client.socket.pause();
  void client.send("HELP\r\n".repeat(200_000));
  await door.until(() => door.door.connections() === 0);
  assert.deepEqual(troubles(door.events), ["idle-timeout"]);
});

test("too many connections, of one client and in all", async (t) => {
  const few = await testDoor(t, { options: { maxConnectionsPerClient: 2 } });
  await few.client();
  const second = await few.client();
  const third = await few.raw();
  assert.match(await third.reply(), /^421 4\.7\.0 Too many connections/);
  second.close();
  await few.until(() => few.door.connections() === 1);
  await few.client();
  assert.deepEqual(troubles(few.events), ["too-many-connections-per-client"]);
  const full = await testDoor(t, { options: { maxConnections: 1, maxConnectionsPerClient: 1, networks: ["127.0.0.1"] } });
  await full.client();
  assert.match(await (await full.raw()).reply(), /^421 4\.7\.0 /);
  assert.deepEqual(troubles(full.events), ["too-many-connections"]);
});

test("a flood of trouble is one event and one count", async (t) => {
  const door = await testDoor(t, { options: { maxConnections: 0 } });
  for (let i = 0; i < 20; i++) assert.match(await (await door.raw()).reply(), /^421 /);
  await door.door.close(0);
  const counts = door.events.flatMap((event) => (event.type === "session.troubled" ? [event.count] : []));
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    20,
  );
  assert.ok(counts.length <= 4, `${counts.length} events`);
});

test("a reset at every stage ends that connection and nothing else", async (t) => {
  const door = await testDoor(t, {
    options: { limits: { greetingDelay: 20 } },
    rcpt: () => new Promise((resolve) => setTimeout(() => resolve({ kind: "continue" }), 10)),
    handle: ({ id }) => new Promise((resolve) => setTimeout(() => resolve({ kind: "taken", arrival: id, nextHopReply: null }), 10)),
  });
  const bystander = await readyForData(door);
  const script = [
    "EHLO a\r\n",
    "MAIL FROM:<a@b.example>\r\n",
    "RCPT TO:<c@d.example>\r\n",
    "DATA\r\n",
    "Subject: x\r\n\r\nhalf",
    "\r\n.\r\n",
  ];
  (await door.raw()).reset();
  for (let stage = 0; stage <= script.length; stage++) {
    for (const answered of [false, true]) {
      const client = await door.raw();
      await client.reply();
      for (const [i, bytes] of script.slice(0, stage).entries()) {
        await client.send(bytes);
        if (i !== 4 && (answered || i < stage - 1)) await client.reply();
      }
      client.reset();
    }
  }
  await door.until(() => door.door.connections() === 1);
  await bystander.say("DATA");
  assert.match(await bystander.say("x\r\n."), /^250 /);
  assert.ok(troubles(door.events).includes("reset"));
  assert.deepEqual(door.faults, []);
});

test("closing: new ones hear 421, the transaction in flight ends, the idle are told", async (t) => {
  const door = await testDoor(t);
  const idle = await door.client();
  const busy = await readyForData(door);
  await busy.say("DATA");
  await busy.send("half\r\n");
  const closed = door.door.close(5_000);
  assert.match(await idle.reply(), /^421 4\.3\.2 /);
  assert.match(await (await door.raw()).reply(), /^421 4\.3\.2 /);
  assert.match(await busy.say("."), /^250 /);
  assert.match(await busy.reply(), /^421 4\.3\.2 /);
  await closed;
  assert.equal(door.arrivals.length, 1);
  await assert.rejects(door.raw());
});

test("closing: after the grace time whoever is left is cut off", async (t) => {
  const door = await testDoor(t);
  const busy = await readyForData(door);
  await busy.say("DATA");
  await door.door.close(20);
  assert.equal(await busy.untilClosed(), "");
  assert.equal(door.door.connections(), 0);
});

test("a door that cannot open says why in one sentence", async (t) => {
  const door = await testDoor(t);
  for (const [options, sentence] of [
    [{ listen: [`127.0.0.1:${door.port}`] }, /cannot listen on 127\.0\.0\.1:\d+: another program uses this port/],
    [{ listen: ["192.0.2.1:0"] }, /this host does not have the address/],
    [{ listen: ["nowhere"] }, /"nowhere" is not "host:port"/],
    [{ networks: ["10.0.0.0/33"] }, /more or fewer bits/],
    [{ tls: null }, /has no certificate/],
  ] as const) {
    await assert.rejects(testDoor(t, { options }), { name: "OperatorError", message: sentence });
  }
});
