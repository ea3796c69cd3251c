/** The promises of ports/journal.ts and ports/incidents.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Incident, IncidentStore } from "../../ports/incidents.ts";
import type { Journal } from "../../ports/journal.ts";
import { DAY, NOON } from "./samples.ts";

export interface WatchStores {
  readonly journal: Journal;
  readonly incidents: IncidentStore;
}

const row = (position: number) => ({ position, at: NOON + position, json: `{"n":${position}}` });

export function journalContract(store: string, open: (t: TestContext) => Promise<WatchStores>): void {
  test(`${store}: a journal gives its rows back in order, each position once`, async (t) => {
    const { journal } = await open(t);
    assert.deepEqual([await journal.after(0, 10), await journal.last()], [[], 0]);
    await journal.append([row(1), row(2)], false);
    await journal.append([row(3)], true);
    await journal.append([{ ...row(2), json: "other" }, row(4)], true);
    assert.deepEqual(await journal.after(0, 10), [row(1), row(2), row(3), row(4)]);
    assert.deepEqual(await journal.after(1, 2), [row(2), row(3)]);
    assert.equal(await journal.last(), 4);
  });

  test(`${store}: what a snapshot has is forgotten, the rest stays`, async (t) => {
    const { journal } = await open(t);
    await journal.append(
      Array.from({ length: 5 }, (_, i) => row(i + 1)),
      true,
    );
    assert.equal(await journal.forget(3), 3);
    assert.equal(await journal.forget(3), 0);
    assert.deepEqual(await journal.after(0, 10), [row(4), row(5)]);
  });
}

export function incident(more: Partial<Incident> = {}): Incident {
  const turn = { at: NOON, from: "normal", to: "held", by: null, note: null, until: null, evidence: 5.2 } as const;
  return {
    ...{
      id: "01JDCHM0000000000000000000",
      identity: "user:anna@example.org",
      openedAt: NOON,
      closedAt: null,
      state: "held",
      worst: "held",
    },
    ...{ observed: false, turns: [turn], ledger: [], messages: [], counts: { gone: 1, held: 0, deferred: 0, refused: 0 } },
    ...{ recipientsReached: 1, evidence: [[NOON, 5.2]] as const },
    ...more,
  };
}

export function incidentsContract(store: string, open: (t: TestContext) => Promise<WatchStores>): void {
  test(`${store}: an incident is found as it was saved last, by number, identity and whether it is open`, async (t) => {
    const { incidents } = await open(t);
    const [one, two] = [incident(), incident({ id: "01JDCHM0000000000000000001", identity: "host:192.0.2.7", openedAt: NOON + 1 })];
    await incidents.save(one);
    await incidents.save(two);
    const closed = { ...one, closedAt: NOON + 9, state: "normal" as const };
    await incidents.save(closed);
    assert.deepEqual(await incidents.get(one.id), closed);
    assert.equal(await incidents.get("nothing"), null);
    const listed = async (query: Partial<Parameters<IncidentStore["list"]>[0]>) =>
      (await incidents.list({ show: "all", limit: 10, ...query })).rows.map(({ id }) => id);
    assert.deepEqual(await listed({}), [two.id, one.id]);
    assert.deepEqual(await listed({ show: "open" }), [two.id]);
    assert.deepEqual(await listed({ show: "closed" }), [one.id]);
    assert.deepEqual(await listed({ identity: one.identity }), [one.id]);
    const { rows, next } = await incidents.list({ show: "all", limit: 1 });
    assert.deepEqual([rows[0]?.id, next], [two.id, NOON + 1]);
    assert.deepEqual(await listed({ before: next! }), [one.id]);
  });

  test(`${store}: only incidents that ended are forgotten`, async (t) => {
    const { incidents } = await open(t);
    await incidents.save(incident());
    await incidents.save(incident({ id: "01JDCHM0000000000000000001", closedAt: NOON + 1 }));
    assert.equal(await incidents.forget(NOON + DAY), 1);
    assert.deepEqual(
      (await incidents.list({ show: "all", limit: 9 })).rows.map(({ closedAt }) => closedAt),
      [null],
    );
  });
}
