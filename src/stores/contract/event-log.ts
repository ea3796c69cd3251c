/** The promises of ports/event-log.ts, for every store that makes them. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { PosternEvent } from "../../events/event.ts";
import type { EventLog } from "../../ports/event-log.ts";
import { messageListContract } from "./message-list.ts";
import { DAY, handled, intended, MINUTE, NOON } from "./samples.ts";

type Open = (t: TestContext) => Promise<EventLog>;

const started = (at: number): PosternEvent => ({ type: "gateway.started", version: 1, at, release: "0.0.1" });

export function eventLogContract(store: string, open: Open): void {
  test(`${store}: events of an arrival come back whole and in order`, async (t) => {
    const log = await open(t);
    const first = intended({
      summary: { subject: "Überweisung \u{1f4b6}" },
      facts: { spf: { value: "pass" }, dmarc: { unknown: "timeout" } },
    });
    const second = handled(first.arrival);
    await log.append(first, started(NOON));
    await log.append(second);
    assert.deepEqual(await log.of(first.arrival), [first, second]);
    assert.deepEqual(await log.of("01K00000000000000000000000"), []);
  });

  test(`${store}: notes keep their order among themselves and before a later append`, async (t) => {
    const log = await open(t);
    const event = intended();
    for (let at = 1; at <= 250; at++) log.note(started(at));
    await log.append(event);
    log.note(handled(event.arrival));
    await log.flush();
    const all = (await log.latest({ limit: 1_000 })).map(({ event: { type, at } }) => (type === "gateway.started" ? at : type)).reverse();
    assert.deepEqual(all, [...Array.from({ length: 250 }, (_, index) => index + 1), "message.intended", "message.handled"]);
  });

  test(`${store}: a message is listed as intended, then as it ended`, async (t) => {
    const log = await open(t);
    const event = intended({ submitter: "ann", summary: { subject: "Invoice" } });
    await log.append(event);
    const [before] = (await log.messages({ limit: 5 })).rows;
    assert.equal(before?.outcome, "intended");
    await log.append(handled(event.arrival, { outcome: "deferred" }));
    const [row] = (await log.messages({ limit: 5 })).rows;
    assert.deepEqual(row, {
      ...{ seq: row?.seq, arrival: event.arrival, at: NOON, direction: "inbound", mailFrom: "bounces@sender.example", submitter: "ann" },
      ...{ clientAddress: "192.0.2.77", from: "ann@sender.example", fromName: "Ann", recipients: ["eve@home.example"], subject: "Invoice" },
      ...{ bytes: 2_000, class: "clean", probability: 0.25, action: "accept", outcome: "deferred" },
    });
  });

  test(`${store}: pages follow each other without gap or repeat`, async (t) => {
    const log = await open(t);
    await log.append(...Array.from({ length: 25 }, (_, index) => intended({ at: NOON + index, summary: { subject: `number ${index}` } })));
    for (const text of [undefined, "number"]) {
      const seen: string[] = [];
      let before: number | null = Number.MAX_SAFE_INTEGER;
      while (before !== null) {
        const page: Awaited<ReturnType<EventLog["messages"]>> = await log.messages({
          limit: 10,
          before,
          ...(text !== undefined && { text }),
        });
        seen.push(...page.rows.map(({ subject }) => subject));
        before = page.next;
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 25 }, (_, index) => `number ${24 - index}`),
      );
    }
  });

  messageListContract(store, open);
  upkeepContract(store, open);
}

function upkeepContract(store: string, open: Open): void {
  test(`${store}: the newest events of some types`, async (t) => {
    const log = await open(t);
    const event = intended();
    await log.append(started(1), event, started(2), handled(event.arrival), started(3));
    const types = ["gateway.started", "message.handled"] as const;
    const newest = await log.latest({ types, limit: 2 });
    assert.deepEqual(
      newest.map(({ event: { at, type } }) => `${type} ${at}`),
      ["gateway.started 3", `message.handled ${NOON}`],
    );
    const older = await log.latest({ types, limit: 9, before: newest[1]?.seq ?? 0 });
    assert.deepEqual(
      older.map(({ event: { at } }) => at),
      [2, 1],
    );
  });

  test(`${store}: unscannable bytes are known again`, async (t) => {
    const log = await open(t);
    const sha256 = "ab".repeat(32);
    assert.equal(await log.wasUnscannable(sha256), false);
    await log.append({ type: "message.unscannable", version: 1, at: NOON, arrival: "A", sha256, why: "deadline", again: false });
    assert.equal(await log.wasUnscannable(sha256), true);
  });

  test(`${store}: listeners hear what was committed, and a broken one harms nobody`, async (t) => {
    const log = await open(t);
    const heard: number[] = [];
    log.subscribe(() => {
      throw new Error("broken listener");
    });
    const stop = log.subscribe((events) => heard.push(...events.map(({ at }) => at)));
    await log.append(started(1), started(2));
    log.note(started(3));
    await log.flush();
    stop();
    await log.append(started(4));
    assert.deepEqual(heard, [1, 2, 3]);
  });

  test(`${store}: what is old is forgotten in slices, and found no more`, async (t) => {
    const log = await open(t);
    const old = Array.from({ length: 700 }, (_, index) =>
      intended({ at: NOON - DAY + index, summary: { subject: "ancient", messageId: `<m${index}@x.example>` } }),
    );
    await log.append(...old, intended({ summary: { subject: "ancient but young" } }));
    assert.equal((await log.messages({ text: "ancient", limit: 500 })).rows.length, 500);
    const [first, ...rest] = await forgetAll(log, NOON - MINUTE);
    assert.ok((first ?? 0) < 1_400 && rest.length > 0, "one call takes a bounded slice");
    const left = await log.messages({ text: "ancient", limit: 9 });
    assert.deepEqual(
      left.rows.map(({ subject }) => subject),
      ["ancient but young"],
    );
    assert.deepEqual((await log.messages({ text: "m5@x.example", limit: 9 })).rows, []);
    assert.equal((await log.latest({ limit: 1_000 })).length, 1);
  });
}

async function forgetAll(log: EventLog, before: number): Promise<readonly number[]> {
  const slices: number[] = [];
  for (let count = await log.forget(before); count > 0; count = await log.forget(before)) slices.push(count);
  return slices;
}
