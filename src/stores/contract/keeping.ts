/** The promises of ports/keeping.ts and ports/outbox.ts, which move together. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { EventLog } from "../../ports/event-log.ts";
import type { Keeping } from "../../ports/keeping.ts";
import type { OutboxStore } from "../../ports/outbox.ts";
import { DAY, envelopeTo, HOUR, intended, kept, MINUTE, NOON, outboxEntry } from "./samples.ts";

interface Stores {
  readonly keeping: Keeping;
  readonly outbox: OutboxStore;
  readonly events: EventLog;
}
type Open = (t: TestContext) => Promise<Stores>;

export function keepingContract(store: string, open: Open): void {
  test(`${store}: a kept entry comes back whole`, async (t) => {
    const { keeping } = await open(t);
    const entry = kept({ envelope: envelopeTo("a@home.example", "b@home.example"), submitter: "ann" });
    await keeping.keep([entry]);
    await keeping.keep([entry]);
    const found = await keeping.get(entry.id);
    assert.deepEqual(found, { ...entry, seq: found?.seq, state: "kept", endedBy: null, endedAt: null, lastReply: null });
    assert.equal((await keeping.list({ limit: 9 })).total, 1, "keeping it twice changes nothing");
    assert.equal(await keeping.get("nothing"), null);
  });

  test(`${store}: the list is filtered, searched, counted and paged`, async (t) => {
    const { keeping } = await open(t);
    await keeping.keep(Array.from({ length: 12 }, (_, index) => kept({ subject: `Müller's prize ${index}` })));
    await keeping.keep([kept({ kind: "hold", subject: "held back", envelope: envelopeTo("zoe@home.example") })]);
    const page = await keeping.list({ kind: "quarantine", text: "muller rize", limit: 10 });
    assert.deepEqual([page.rows.length, page.total, page.rows[0]?.subject], [10, 12, "Müller's prize 11"]);
    const rest = await keeping.list({ kind: "quarantine", text: "muller", limit: 10, before: page.next ?? 0 });
    assert.deepEqual([rest.rows.map(({ subject }) => subject), rest.next], [["Müller's prize 1", "Müller's prize 0"], null]);
    assert.equal((await keeping.list({ text: "ZOE@home", states: ["kept"], limit: 5 })).rows[0]?.subject, "held back");
    assert.equal((await keeping.list({ states: ["released"], limit: 5 })).total, 0);
    assert.equal((await keeping.list({ text: "' OR 1=1 --%_", limit: 5 })).total, 0);
  });

  test(`${store}: a release is queued once, whoever asks how often, and ends with the delivery`, async (t) => {
    const { keeping, outbox } = await open(t);
    const entry = kept({ envelope: envelopeTo("a@home.example") });
    await keeping.keep([entry]);
    const answers = await Promise.all(["ann", "bob"].map((by) => keeping.release(entry.id, by, NOON + MINUTE)));
    assert.deepEqual(answers, ["releasing", "releasing"]);
    const due = await outbox.due(NOON + MINUTE, 10);
    assert.equal(due.length, 1);
    const [queued] = due;
    assert.ok(queued !== undefined);
    const { id, arrival, sha256, envelope, prepend, direction } = entry;
    assert.deepEqual(queued, {
      ...{ id: queued.id, arrival, kept: id, at: NOON + MINUTE, direction, envelope, sha256, prepend, attempts: 0 },
      nextAttempt: NOON + MINUTE,
    });
    assert.equal(await keeping.remove(id, "bob", NOON), "not-there", "what is on its way cannot be deleted");
    await outbox.delivered(queued.id, "250 2.0.0 Ok", NOON + HOUR);
    await outbox.delivered(queued.id, "250 again", NOON + HOUR);
    const after = await keeping.get(id);
    assert.deepEqual([after?.state, after?.endedBy, after?.endedAt, after?.lastReply], ["released", "ann", NOON + MINUTE, "250 2.0.0 Ok"]);
    assert.deepEqual([await keeping.release(id, "bob", NOON), await outbox.waiting()], ["already-released", 0]);
  });

  test(`${store}: a deleted entry is gone for good`, async (t) => {
    const { keeping, outbox } = await open(t);
    const entry = kept();
    await keeping.keep([entry]);
    assert.equal(await keeping.remove(entry.id, "ann", NOON + 1), "deleted");
    assert.equal(await keeping.remove(entry.id, "ann", NOON + 2), "not-there");
    assert.equal(await keeping.release(entry.id, "ann", NOON + 2), "not-there");
    assert.equal(await keeping.release("nothing", "ann", NOON), "not-there");
    const found = await keeping.get(entry.id);
    assert.deepEqual([found?.state, found?.endedBy, found?.endedAt, await outbox.waiting()], ["deleted", "ann", NOON + 1, 0]);
  });

  test(`${store}: voided entries are gone, with what they queued`, async (t) => {
    const { keeping, outbox } = await open(t);
    const [one, two, other] = [kept(), kept({ kind: "hold", until: NOON }), kept()];
    await keeping.keep([one, two, other]);
    await keeping.endDue(NOON, 10, NOON + 30 * DAY, []);
    assert.equal(await outbox.waiting(), 1);
    await keeping.void([one.id, two.id, "nothing"]);
    assert.deepEqual([await keeping.get(one.id), await keeping.get(two.id), await outbox.waiting()], [null, null, 0]);
    assert.equal((await keeping.get(other.id))?.state, "kept");
  });

  test(`${store}: what is due ends: holds leave, quarantine expires, a bounded number a call`, async (t) => {
    const { keeping, outbox } = await open(t);
    const hold = kept({ kind: "hold", until: NOON + MINUTE });
    const old = kept({ until: NOON + 2 * MINUTE });
    const young = kept({ until: NOON + DAY });
    await keeping.keep([hold, old, young]);
    assert.deepEqual(await keeping.endDue(NOON, 10, NOON + 30 * DAY, []), []);
    assert.deepEqual(await keeping.endDue(NOON + HOUR, 1, NOON + 30 * DAY, []), [{ id: hold.id, arrival: hold.arrival, how: "released" }]);
    assert.deepEqual(await keeping.endDue(NOON + HOUR, 10, NOON + 30 * DAY, []), [{ id: old.id, arrival: old.arrival, how: "expired" }]);
    assert.deepEqual(await keeping.endDue(NOON + HOUR, 10, NOON + 30 * DAY, []), []);
    const states = await Promise.all([hold, old, young].map(async ({ id }) => (await keeping.get(id))?.state));
    assert.deepEqual(states, ["releasing", "expired", "kept"]);
    assert.equal((await outbox.due(NOON + HOUR, 10))[0]?.kept, hold.id);
  });

  test(`${store}: a hold of what could not be examined becomes quarantine instead of leaving`, async (t) => {
    const { keeping, outbox } = await open(t);
    const hold = kept({ kind: "hold", class: "unscannable", until: NOON });
    await keeping.keep([hold]);
    assert.deepEqual(await keeping.endDue(NOON, 10, NOON + DAY, []), [{ id: hold.id, arrival: hold.arrival, how: "quarantined" }]);
    const now = await keeping.get(hold.id);
    assert.deepEqual([now?.kind, now?.state, now?.until, await outbox.waiting()], ["quarantine", "kept", NOON + DAY, 0]);
    assert.equal(await keeping.release(hold.id, "ann", NOON), "releasing", "an administrator may still release it");
  });

  chargedContract(store, open);
  outboxContract(store, open);
}

const ANNA = { identity: "user:anna@example.org", ofStanding: true };

/** Mail of identities of our own: found, withheld and released by them. */
function chargedContract(store: string, open: Open): void {
  test(`${store}: kept mail says whom it is charged to and is found by that`, async (t) => {
    const { keeping } = await open(t);
    const [hers, nobodys] = [kept({ kind: "hold", charge: ANNA }), kept()];
    await keeping.keep([hers, nobodys]);
    assert.deepEqual((await keeping.get(hers.id))?.charge, ANNA);
    assert.equal((await keeping.get(nobodys.id))?.charge, undefined);
    const found = await keeping.list({ identity: ANNA.identity, limit: 10 });
    assert.deepEqual([found.rows.map(({ id }) => id), found.total], [[hers.id], 1]);
  });

  test(`${store}: a hold that must not leave stays, as quarantine of its sender`, async (t) => {
    const { keeping, outbox } = await open(t);
    const charge = { ...ANNA, ofStanding: false };
    const [stays, leaves] = [0, 1].map((later) => kept({ kind: "hold", direction: "outbound", charge, until: NOON + later }));
    await keeping.keep([stays!, leaves!, kept({ kind: "hold", direction: "inbound", until: NOON })]);
    assert.deepEqual(
      (await keeping.dueHolds(NOON + 1, 10)).map(({ id }) => id),
      [stays!.id, leaves!.id],
      "only mail of ours has a sender here",
    );
    assert.deepEqual(
      (await keeping.endDue(NOON + 1, 10, NOON + DAY, [stays!.id])).map(({ id, how }) => [id, how]).sort(),
      [
        [stays!.id, "withheld"],
        [leaves!.id, "released"],
        ...(await keeping.list({ states: ["releasing"], limit: 9 })).rows
          .filter(({ direction }) => direction === "inbound")
          .map(({ id }) => [id, "released"]),
      ].sort(),
    );
    const now = await keeping.get(stays!.id);
    assert.deepEqual([now?.kind, now?.state, now?.until, now?.charge?.ofStanding], ["quarantine", "kept", NOON + DAY, true]);
    assert.equal(await outbox.waiting(), 2);
  });

  test(`${store}: an identity's mail is released with it: holds, and what is kept because of it`, async (t) => {
    const { keeping, outbox } = await open(t);
    const hold = kept({ kind: "hold", charge: { ...ANNA, ofStanding: false } });
    const withheld = kept({ charge: ANNA });
    const others = [
      kept({ charge: { ...ANNA, ofStanding: false } }),
      kept({ kind: "hold", charge: ANNA, class: "unscannable" }),
      kept({ kind: "hold", charge: { ...ANNA, identity: "user:bo@example.org" } }),
      kept(),
    ];
    await keeping.keep([hold, withheld, ...others]);
    const first = await keeping.releaseOf(ANNA.identity, "olga", NOON, 1);
    assert.deepEqual(first, [{ id: hold.id, arrival: hold.arrival }]);
    assert.deepEqual(
      (await keeping.releaseOf(ANNA.identity, "olga", NOON, 10)).map(({ id }) => id),
      [withheld.id],
    );
    assert.deepEqual(await keeping.releaseOf(ANNA.identity, "olga", NOON, 10), []);
    assert.equal(await outbox.waiting(), 2);
    assert.equal((await keeping.get(hold.id))?.endedBy, "olga");
    for (const { id } of others) assert.equal((await keeping.get(id))?.state, "kept");
  });

  test(`${store}: what was on its way is kept again when its sender must not send`, async (t) => {
    const { keeping, outbox } = await open(t);
    const hold = kept({ kind: "hold", charge: { ...ANNA, ofStanding: false } });
    await keeping.keep([hold]);
    await keeping.release(hold.id, "postern", NOON);
    const [entry] = await outbox.due(NOON, 10);
    await outbox.withhold(entry!.id, ANNA.identity, NOON, NOON + DAY);
    await outbox.withhold(entry!.id, ANNA.identity, NOON, NOON + DAY);
    const back = await keeping.get(hold.id);
    assert.deepEqual(
      [back?.state, back?.kind, back?.until, back?.endedBy, back?.charge?.ofStanding],
      ["kept", "quarantine", NOON + DAY, null, true],
    );
    const rest = outboxEntry();
    await outbox.add([rest]);
    await outbox.withhold(rest.id, ANNA.identity, NOON, NOON + DAY);
    assert.equal(await outbox.waiting(), 0);
    const { rows } = await keeping.list({ limit: 10 });
    const made = rows.find(({ arrival }) => arrival === rest.arrival);
    assert.deepEqual([made?.state, made?.charge, made?.envelope], ["kept", { ...ANNA, ofStanding: true }, rest.envelope]);
    const freed = await keeping.releaseOf(ANNA.identity, "olga", NOON, 10);
    assert.deepEqual(freed.map(({ id }) => id).sort(), [hold.id, made!.id].sort(), "a release of the sender frees both");
  });
}

function outboxContract(store: string, open: Open): void {
  test(`${store}: entries are due in time's order and come back later after a failed try`, async (t) => {
    const { outbox } = await open(t);
    assert.equal(await outbox.nextDue(), null);
    const [late, early] = [outboxEntry({ nextAttempt: NOON + 9 }), outboxEntry({ nextAttempt: NOON + 5 })];
    await outbox.add([late, early]);
    assert.deepEqual([await outbox.nextDue(), await outbox.waiting()], [NOON + 5, 2]);
    assert.deepEqual(await outbox.due(NOON + 5, 10), [early]);
    assert.deepEqual(await outbox.due(NOON + 10, 1), [early]);
    await outbox.retry(early.id, "451 4.3.0 Later", NOON + HOUR);
    assert.deepEqual(await outbox.due(NOON + 10, 10), [late]);
    assert.deepEqual((await outbox.due(NOON + HOUR, 10))[1], { ...early, attempts: 1, nextAttempt: NOON + HOUR });
  });

  test(`${store}: an entry is narrowed to who still waits, and so is what it releases`, async (t) => {
    const { keeping, outbox } = await open(t);
    const entry = kept({ envelope: envelopeTo("a@home.example", "b@home.example") });
    await keeping.keep([entry]);
    await keeping.release(entry.id, "ann", NOON);
    const [queued] = await outbox.due(NOON, 1);
    const remaining = envelopeTo("b@home.example");
    await outbox.narrow(queued?.id ?? "", remaining, "450 4.2.1 Mailbox busy");
    await outbox.narrow("nothing", remaining, "");
    assert.deepEqual((await outbox.due(NOON, 1))[0]?.envelope, remaining);
    assert.deepEqual((await keeping.get(entry.id))?.envelope, remaining);
  });

  test(`${store}: refused for good, a release stays kept, can be released again, and expires late`, async (t) => {
    const { keeping, outbox } = await open(t);
    const entry = kept({ until: NOON + MINUTE });
    await keeping.keep([entry]);
    await keeping.release(entry.id, "ann", NOON);
    const [queued] = await outbox.due(NOON, 1);
    await outbox.undeliverable(queued?.id ?? "", "550 5.1.1 No such user", NOON);
    await outbox.undeliverable("nothing", "", NOON);
    const found = await keeping.get(entry.id);
    assert.deepEqual([found?.state, found?.lastReply, await outbox.waiting()], ["undeliverable", "550 5.1.1 No such user", 0]);
    assert.deepEqual(
      await keeping.endDue(NOON + DAY, 10, NOON + 30 * DAY, []),
      [],
      "its end was put off, or nobody could act on the alert",
    );
    assert.equal(await keeping.release(entry.id, "ann", NOON + DAY), "releasing");
    const [again] = await outbox.due(NOON + DAY, 1);
    assert.notEqual(again?.id, queued?.id);
    await outbox.undeliverable(again?.id ?? "", "550 5.1.1 No such user", NOON + DAY);
    assert.deepEqual(await keeping.endDue(NOON + 3_650 * DAY, 10, NOON + 30 * DAY, []), [
      { id: entry.id, arrival: entry.arrival, how: "expired" },
    ]);
  });

  test(`${store}: refused for good, remains of a message become a kept entry that says what they are`, async (t) => {
    const { keeping, outbox, events } = await open(t);
    const event = intended({ class: "bulk", submitter: "ann", summary: { subject: "Newsletter" } });
    await events.append(event);
    const [logged, unknown] = [outboxEntry({ arrival: event.arrival, envelope: envelopeTo("c@home.example") }), outboxEntry()];
    await outbox.add([logged, unknown]);
    for (const { id } of [logged, unknown]) await outbox.undeliverable(id, "550 no", NOON + 1);
    const { rows, total } = await keeping.list({ states: ["undeliverable"], limit: 9 });
    assert.deepEqual([total, await outbox.waiting()], [2, 0]);
    const found = rows.find(({ arrival }) => arrival === event.arrival);
    assert.deepEqual(
      [found?.subject, found?.from, found?.class, found?.submitter, found?.envelope, found?.sha256, found?.lastReply],
      ["Newsletter", "ann@sender.example", "bulk", "ann", logged.envelope, logged.sha256, "550 no"],
    );
    assert.equal(await keeping.release(found?.id ?? "", "ann", NOON + 2), "releasing");
  });
}
