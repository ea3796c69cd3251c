/** The outbound watch over real stores: decisions, crashes, retries, faults, and what people decide. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { IdentityChanged } from "../events/event.ts";
import { attack, ordinary, type Sending, scene, submitted } from "./testing/scene.ts";

const ANNA = "user:anna@example.org";
type Scene = Awaited<ReturnType<typeof scene>>;

async function play(on: Scene, mail: Iterable<readonly [number, Sending]>): Promise<readonly string[]> {
  const states: string[] = [];
  for (const [pause, sending] of mail) {
    on.time.now += pause;
    states.push((await on.send(sending))?.state ?? "unknown");
  }
  return states;
}

async function changes({ stores }: Scene): Promise<readonly string[]> {
  const rows = await stores.events.latest({ types: ["identity.changed"], limit: 100 });
  return rows
    .map(({ event }) => event as IdentityChanged)
    .map(({ identity, from, to, by }) => `${identity} ${from} ${to} ${by}`)
    .reverse();
}

async function evidence(on: Scene): Promise<number | undefined> {
  return (await on.identities.get(ANNA))?.evidence;
}

test("an account that is taken over is held within three messages and suspended; its neighbour is not", { timeout: 60_000 }, async (t) => {
  const on = await scene(t);
  assert.deepEqual(new Set(await play(on, ordinary(40))), new Set(["normal"]));
  const states = await play(on, attack(12));
  assert.ok(states.indexOf("held") >= 0 && states.indexOf("held") < 3, states.join(" "));
  assert.equal(states.at(-1), "suspended");
  assert.equal((await on.send({ from: "bo@example.org", to: ["x@partner.example"] }))?.state, "normal");
  const { rows } = await on.stores.incidents.list({ show: "open", limit: 10 });
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.identity, ANNA);
  assert.equal(rows[0]?.messages.length, 12);
  assert.ok((rows[0]?.ledger.length ?? 0) > 0);
  assert.deepEqual(on.identities.counts(), { watch: 0, held: 0, throttled: 0, suspended: 1, locked: 0 });
  const page = await on.identities.list({ state: "noticed", limit: 10 });
  assert.deepEqual(
    page.rows.map(({ identity, state, incident }) => [identity, state, incident]),
    [[ANNA, "suspended", rows[0]?.id]],
  );
  const all = await on.identities.list({ state: "all", limit: 1 });
  assert.equal(all.rows[0]?.identity, ANNA);
  const next = await on.identities.list({ state: "all", limit: 1, after: all.next! });
  assert.equal(next.rows[0]?.identity, "user:bo@example.org");
});

test("held mail that went out after all counts as gone", { timeout: 60_000 }, async (t) => {
  const on = await scene(t);
  await play(on, ordinary(40));
  for (const [pause, sending] of attack(4)) {
    on.time.now += pause;
    await on.send(sending, "held");
  }
  const incident = async () => (await on.stores.incidents.list({ show: "open", limit: 1 })).rows[0];
  const before = await incident();
  assert.ok(before !== undefined && before.counts.held > 0);
  const tried = {
    entry: "e",
    result: "delivered",
    hop: "next",
    reply: "250 ok",
    recipients: ["x@far.example"],
    nextAttempt: null,
  } as const;
  await on.stores.events.append({ type: "outbox.tried", version: 1, at: on.time.now, arrival: before.messages[0]!.arrival, ...tried });
  await on.end();
  const killed = await scene(t, { folder: on.folder, now: on.time.now });
  const after = (await killed.stores.incidents.list({ show: "open", limit: 1 })).rows[0];
  assert.deepEqual([after?.counts.held, after?.counts.gone], [before.counts.held - 1, before.counts.gone + 1]);
  assert.equal(after?.recipientsReached, before.recipientsReached + 1);
});

test("held mail that leaves when the incident is over counts as gone; a person says that it was looked at", {
  timeout: 60_000,
}, async (t) => {
  const on = await scene(t);
  await play(on, ordinary(40));
  for (const [pause, sending] of attack(1)) {
    on.time.now += pause;
    await on.send(sending, "held");
  }
  on.time.now += 48 * 3_600_000;
  await on.watch.settle();
  const latest = async () => (await on.stores.incidents.list({ show: "closed", limit: 1 })).rows[0]!;
  const before = await latest();
  assert.deepEqual([before.worst, before.counts.held], ["held", 1]);
  await on.watch.ended(before.messages[0]!.arrival, "left");
  const after = await latest();
  assert.deepEqual([after.counts.held, after.counts.gone, after.recipientsReached], [0, 1, before.recipientsReached + 1]);

  const answer = (incident: string, answered: boolean) => on.identities.answer({ incident, by: "olga", note: "a mailing", answered });
  assert.deepEqual(await answer("none", true), { kind: "unknown" });
  assert.equal((await answer(before.id, true)).kind, "done");
  assert.deepEqual((await latest()).answered, { at: on.time.now, by: "olga", note: "a mailing" });
  assert.equal((await answer(before.id, false)).kind, "done");
  assert.equal((await latest()).answered, null);
  const noted = await on.stores.events.latest({ types: ["incident.answered"], limit: 9 });
  assert.equal(noted.length, 2);
  await play(on, attack(2));
  const [open] = (await on.stores.incidents.list({ show: "open", limit: 1 })).rows;
  assert.deepEqual(await answer(open!.id, true), { kind: "open" });
});

test("a complaint that comes in as mail stands in the ledger of whoever sent the message", { timeout: 60_000 }, async (t) => {
  const on = await scene(t);
  await play(on, ordinary(10));
  const sent = submitted(on.time.now, { to: ["dora@far.example"], messageId: "<offer@example.org>" });
  await on.send(sent);
  const client = { address: "203.0.113.9", port: 1, helo: "fbl", protocol: "ESMTP", tls: null, ours: false } as const;
  const from = [{ name: null, address: "feedback@isp.example" }];
  const recipients = [{ address: "Dora@far.example", action: null, status: null }];
  const report = { kind: "feedback", type: "abuse", recipients, messageId: "<offer@example.org>", from: null } as const;
  const summary = {
    bytes: 1,
    subject: "",
    from,
    to: [],
    messageId: null,
    date: null,
    parts: [],
    linkHosts: [],
    defects: [],
    reports: [report],
  };
  await on.stores.events.append({
    ...{ type: "message.intended", version: 1, at: on.time.now, arrival: "x", door: "smtp-inbound", direction: "inbound", client },
    ...{ submitter: null, envelope: { mailFrom: null, mailParameters: {}, rcptTo: [{ address: "abuse@example.org" }] }, sha256: "" },
    ...{ summary, facts: {}, findings: [], class: "clean", probability: 0, range: [0, 0], rulings: [] },
  });
  await on.end();
  const again = await scene(t, { folder: on.folder, now: on.time.now });
  const rows = (await again.identities.get(ANNA))?.ledger ?? [];
  assert.deepEqual(
    rows.filter(({ signal }) => signal === "report").map(({ value }) => value),
    ["dora@far.example: abuse complaint about <offer@example.org>"],
  );
});

for (const kill of [0, 30, 41, 42, 44]) {
  test(`killed after ${kill} messages, it decides as if it had gone on`, { timeout: 60_000 }, async (t) => {
    const mail = [...ordinary(40), ...attack(8)];
    const whole = await scene(t);
    const expected = await play(whole, mail);
    const before = await scene(t);
    const states = [...(await play(before, mail.slice(0, kill)))];
    if (kill === 42) await before.watch.snapshotWhenDue(true);
    const after = await scene(t, { folder: await before.wreck(), now: before.time.now });
    states.push(...(await play(after, mail.slice(kill))));
    assert.deepEqual(states, expected);
    assert.equal(await evidence(after), await evidence(whole));
    assert.deepEqual(await changes(after), await changes(whole));
    const incidents = async (on: Scene) => (await on.stores.incidents.list({ show: "all", limit: 9 })).rows;
    const told = (await incidents(after)).map(({ id, state, turns, counts }) => ({ id, state, turns, counts }));
    assert.deepEqual(
      told,
      (await incidents(whole)).map(({ id, state, turns, counts }) => ({ id, state, turns, counts })),
    );
  });
}

test("after a proper end it goes on as it stood, and its journal is short", { timeout: 60_000 }, async (t) => {
  const on = await scene(t);
  await play(on, [...ordinary(40), ...attack(4)]);
  const [stood, folder] = [await evidence(on), await on.wreck()];
  const killed = await scene(t, { folder, now: on.time.now });
  await killed.watch.snapshotWhenDue(true);
  assert.deepEqual(await killed.stores.journal.after(0, 10), []);
  const again = await scene(t, { folder: await killed.wreck(), now: on.time.now });
  assert.equal(await evidence(again), stood);
});

test("a message that comes again after it was deferred is no new evidence, once and for the same recipients", {
  timeout: 60_000,
}, async (t) => {
  const on = await scene(t);
  await play(on, ordinary(10));
  const sending = {
    to: ["stranger@far.example", "other@far.example"],
    probability: 0.9,
    messageId: "<one@example.org>",
    template: "0".repeat(64),
  };
  const first = submitted(on.time.now, sending);
  await on.send(first, "gone");
  await on.watch.ended(first.arrival.id, "deferred");
  const stood = await evidence(on);
  const again = await on.send(submitted(on.time.now, { ...sending, to: ["other@far.example"] }));
  assert.equal(await evidence(on), stood);
  assert.equal(
    again?.events.some((event) => event.type === "message.weighed" && event.again),
    true,
  );
  const third = await on.send(submitted(on.time.now, sending));
  assert.equal(
    third?.events.some((event) => event.type === "message.weighed" && event.again),
    false,
  );
});

test("what a relay of ours brings is charged to whoever wrote it", { timeout: 60_000 }, async (t) => {
  const on = await scene(t);
  const weighed = await on.send({ to: ["x@far.example"], client: "192.0.2.99" });
  assert.equal(weighed?.identity, "author:anna@example.org");
});

test("a watch that fails defers mail, and lets it go on while it only observes", { timeout: 60_000 }, async (t) => {
  let isObserving = false;
  const on = await scene(t, { more: { isObserving: () => isObserving } });
  await play(on, ordinary(2));
  await on.stores.close();
  await assert.rejects(on.send({ to: ["x@far.example"] }), /closed/);
  isObserving = true;
  const message = submitted(on.time.now, { to: ["x@far.example"] });
  const done = on.watch.weigh(message, () => ({ fate: "gone", recipients: 1, done: Promise.resolve("went on") }));
  assert.equal(await done, "went on");
});

test("a person's release is undone exactly, and a person's suspension too", { timeout: 60_000 }, async (t: TestContext) => {
  const on = await scene(t);
  await play(on, [...ordinary(40), ...attack(8)]);
  const before = await on.identities.get(ANNA);
  const act = (what: "release" | "undo" | "suspend") =>
    on.identities.act({ identity: ANNA, act: what, by: "olga", until: null, note: null });
  assert.equal((await act("release")).kind, "done");
  assert.deepEqual([(await on.identities.get(ANNA))?.state, on.identities.counts().suspended], ["normal", 0]);
  assert.equal((await on.stores.incidents.list({ show: "open", limit: 9 })).rows.length, 0);
  assert.equal((await act("undo")).kind, "done");
  const after = await on.identities.get(ANNA);
  assert.deepEqual([after?.state, after?.evidence, after?.ledger], [before?.state, before?.evidence, before?.ledger.slice(-16)]);
  assert.equal((await act("undo")).kind, "nothing-to-undo");
  await act("release");
  await act("suspend");
  assert.equal((await on.identities.get(ANNA))?.by, "olga");
  const killed = await scene(t, { folder: await on.wreck(), now: on.time.now });
  assert.deepEqual((await killed.identities.get(ANNA))?.lastAct?.what, "suspend");
  assert.equal((await killed.identities.act({ identity: ANNA, act: "undo", by: "olga", until: null, note: null })).kind, "done");
  assert.equal((await killed.identities.get(ANNA))?.state, "normal");
  const [last] = (await killed.stores.incidents.list({ show: "closed", limit: 1 })).rows;
  assert.equal(last?.turns.at(-1)?.by, "olga", "who undid it ended it, not the evidence");
});
