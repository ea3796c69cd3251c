/** Asking, connections kept for reuse, failover, routes, capabilities and health of a next hop, against scripted servers. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { delivery, hopTo, IMPATIENT, peerFor, urlOf } from "./testing/hop.ts";
import { EXTENSIONS } from "./testing/peer.ts";

const QUESTION = {
  mailFrom: "a@example.com",
  mailParameters: { size: 77, body: "8BITMIME" },
  recipient: { address: "b@example.org" },
} as const;
const SMALL = "250-peer.test\r\n250-SIZE 500\r\n250 8BITMIME";

test("asking resets its transaction and gives the connection back", async (t) => {
  const peer = await peerFor(t, { rcpt: (line) => (line.includes("dead") ? "550 5.1.1 unknown" : "250 2.1.5 ok") });
  const hop = hopTo(t, [peer]);
  const good = await hop.ask(QUESTION);
  assert.ok(good.kind === "replied");
  assert.deepEqual(good.reply, { code: 250, enhanced: "2.1.5", text: "ok" });
  const dead = await hop.ask({ ...QUESTION, recipient: { address: "dead@example.org" } });
  assert.ok(dead.kind === "replied");
  assert.equal(dead.reply.code, 550);
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  assert.equal(peer.connections(), 1);
  assert.deepEqual(peer.lines.slice(1, 4), ["MAIL FROM:<a@example.com> SIZE=77 BODY=8BITMIME", "RCPT TO:<b@example.org>", "RSET"]);
});

test("asking tells a refusal of MAIL, also when the server then hangs up", async (t) => {
  for (const mail of ["550 5.7.1 not you", "550 5.7.1 not you\0drop"]) {
    const peer = await peerFor(t, { mail: mail });
    const answer = await hopTo(t, [peer]).ask(QUESTION);
    assert.ok(answer.kind === "replied");
    assert.equal(answer.reply.enhanced, "5.7.1");
  }
});

test("an idle connection that the server closed meanwhile costs one retry, not a message", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  peer.play({ mail: (line) => (peer.connections() === 1 ? "drop" : `250 ${line.length}`) });
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  peer.play({ mail: () => (peer.connections() === 2 ? "421 4.4.2 idle too long\0drop" : "250 ok") });
  assert.equal((await hop.ask(QUESTION)).kind, "replied");
  assert.equal(peer.connections(), 3);
  peer.play({ mail: "drop" });
  assert.equal((await hop.deliver(delivery())).kind, "failed");
  assert.equal(peer.connections(), 4);
  assert.equal(peer.messages.length, 2);
});

test("connections end by number of transactions, refusals, age and idleness", async (t) => {
  const peer = await peerFor(t);
  const twice = hopTo(t, [peer], { pool: { maxTransactions: 2 } });
  for (let i = 0; i < 4; i++) await twice.ask(QUESTION);
  assert.equal(peer.connections(), 2);
  const old = hopTo(t, [peer], { pool: { maxAge: 0 } });
  await old.ask(QUESTION);
  await old.ask(QUESTION);
  assert.equal(peer.connections(), 4);
  peer.play({ rcpt: "550 no" });
  const refused = hopTo(t, [peer], { pool: { maxRefusals: 3 } });
  for (let i = 0; i < 4; i++) await refused.ask(QUESTION);
  assert.equal(peer.connections(), 6);
  peer.play({});
  const idle = hopTo(t, [peer], { pool: { idle: 1 } });
  const quits = (): number => peer.lines.filter((line) => line === "QUIT").length;
  const before = quits();
  await idle.ask(QUESTION);
  while (quits() === before) await new Promise((resolve) => setTimeout(resolve, 5));
});

test("connections and those who wait for one are bounded, and waiters are served in turn", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer], { pool: { maxConnections: 2, maxWaiting: 6 } });
  const answers = await Promise.all(Array.from({ length: 10 }, () => hop.ask(QUESTION)));
  assert.equal(answers.filter((answer) => answer.kind === "replied").length, 8);
  assert.ok(answers.some((answer) => answer.kind === "failed" && /too many/.test(answer.why)));
  assert.equal(peer.connections(), 2);
  const stuck = hopTo(t, [await peerFor(t, { mail: "silent" })], { pool: { maxConnections: 1, wait: 20 }, timeouts: IMPATIENT });
  const [, second] = await Promise.all([stuck.ask(QUESTION), stuck.ask(QUESTION)]);
  assert.ok(second?.kind === "failed" && /no connection became free/.test(second.why));
});

test("worn connections hand their place to those who wait", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer], { pool: { maxConnections: 1, maxTransactions: 1 } });
  const answers = await Promise.all(Array.from({ length: 5 }, () => hop.ask(QUESTION)));
  assert.ok(answers.every((answer) => answer.kind === "replied"));
  assert.equal(peer.connections(), 5);
});

test("failover: the next host takes over, the failing one is passed over for a while, health tells", async (t) => {
  const first = await peerFor(t, { connect: "421 4.3.2 not today" });
  const second = await peerFor(t);
  const hop = hopTo(t, [first, second]);
  const handover = await hop.deliver(delivery());
  assert.ok(handover.kind === "accepted");
  assert.equal(handover.hop, `smtp://127.0.0.1:${second.port}`);
  assert.equal((await hop.ask(QUESTION)).kind, "replied");
  assert.equal(first.connections(), 1);
  assert.match(hop.health()[0]?.failing ?? "", /421 4\.3\.2 not today/);
  assert.equal(hop.health()[1]?.failing, null);
});

test("failover happens before the end of the message only: afterwards it could be a second copy", async (t) => {
  for (const [step, expected, copies] of [
    [{ data: "drop" }, "accepted", 1],
    [{ end: "drop" }, "failed", 0],
  ] as const) {
    const first = await peerFor(t, step);
    const second = await peerFor(t);
    assert.equal((await hopTo(t, [first, second]).deliver(delivery())).kind, expected);
    assert.equal(second.messages.length, copies);
  }
});

test("all hosts down: failed with the words of each, and found again as soon as one is back", async (t) => {
  const first = await peerFor(t, { connect: "drop" });
  const second = await peerFor(t, { connect: "554 5.3.2 closed" });
  const hop = hopTo(t, [first, second]);
  const handover = await hop.deliver(delivery());
  assert.ok(handover.kind === "failed");
  assert.match(handover.why, /closed the connection.*; .*554 5\.3\.2 closed/);
  first.play({});
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  await first.close();
  const refused = hopTo(t, [urlOf(first)]);
  assert.equal((await refused.deliver(delivery())).kind, "failed");
  assert.equal(await refused.capabilities(), null);
});

test("a refusal is an answer: no other host is asked", async (t) => {
  const first = await peerFor(t, { mail: "550 5.7.1 no" });
  const second = await peerFor(t);
  assert.equal((await hopTo(t, [first, second]).deliver(delivery())).kind, "refused");
  assert.equal(second.connections(), 0);
});

test("routes: exact domain, then the longest suffix, then the default; connections are never shared", async (t) => {
  const [main, exact, below, deeper] = await Promise.all([peerFor(t), peerFor(t), peerFor(t), peerFor(t)]);
  const routes = {
    "Example.org": { hosts: [urlOf(exact)] },
    ".example.org": { hosts: [urlOf(below)] },
    ".deep.example.org": { hosts: [urlOf(deeper)] },
  };
  const hop = hopTo(t, [main], { routes });
  const expected: readonly [string, typeof main][] = [
    ["x@EXAMPLE.org", exact],
    ["x@a.example.org", below],
    ["x@b.a.example.org", below],
    ["x@a.deep.example.org", deeper],
    ["x@notexample.org", main],
    ["postmaster", main],
  ];
  for (const [recipient, peer] of expected) {
    const before = peer.messages.length;
    assert.equal((await hop.deliver(delivery(undefined, [recipient], { route: hop.routeOf(recipient) }))).kind, "accepted");
    assert.equal(peer.messages.length, before + 1, recipient);
    assert.equal((await hop.ask({ ...QUESTION, recipient: { address: recipient } })).kind, "replied");
    assert.equal(peer.connections(), 1);
  }
});

test("routes: both spellings of an internationalized domain are one", async (t) => {
  const main = await peerFor(t);
  const hop = hopTo(t, [main], {
    routes: { "xn--bcher-kva.example": { hosts: [urlOf(main)] }, ".MÜLLER.example": { hosts: [urlOf(main)] } },
  });
  assert.equal(hop.routeOf("x@BÜCHER.example"), "xn--bcher-kva.example");
  assert.equal(hop.routeOf("x@a.xn--mller-kva.example"), ".xn--mller-kva.example");
  assert.equal(hop.routeOf("x@ü.example"), "*");
});

test("capabilities: what every route can do, asked once, refreshed with each new connection", async (t) => {
  const main = await peerFor(t, { ehlo: EXTENSIONS.replace("250 STARTTLS", "250 HELP") });
  const small = await peerFor(t, { ehlo: SMALL });
  const hop = hopTo(t, [main], { pool: { maxTransactions: 1 } });
  assert.deepEqual(await hop.capabilities(), { size: 1_000_000, eightBitMime: true, smtputf8: true, dsn: true });
  await hop.capabilities();
  assert.equal(main.connections(), 1);
  main.play({ ehlo: "250-peer.test\r\n250-SMTPUTF8\r\n250 SIZE 0" });
  await hop.ask(QUESTION);
  assert.deepEqual(await hop.capabilities(), { size: null, eightBitMime: false, smtputf8: false, dsn: false });
  main.play({});
  const both = hopTo(t, [main], { routes: { "example.org": { hosts: [urlOf(small)] } } });
  assert.deepEqual(await both.capabilities(), { size: 500, eightBitMime: true, smtputf8: false, dsn: false });
});

test("closing waits for a message on its way and refuses new ones", async (t) => {
  const peer = await peerFor(t);
  const hop = hopTo(t, [peer]);
  const underWay = hop.deliver(delivery());
  await hop.close();
  assert.equal((await underWay).kind, "accepted");
  assert.equal((await hop.deliver(delivery())).kind, "failed");
});
