/** The promises of ports/label-log.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { LabelLog, NewLabel } from "../../ports/label-log.ts";
import { NOON } from "./samples.ts";

function label(sha256: string, spam: boolean, by = "anna"): NewLabel {
  return { at: NOON, by, spam, sha256, manner: "correction", features: Uint8Array.of(1, 2, 3) };
}

export function labelLogContract(store: string, open: (t: TestContext) => Promise<LabelLog>): void {
  test(`${store}: labels are numbered in the order in which they were given`, async (t) => {
    const log = await open(t);
    assert.deepEqual(await log.state(), { last: 0, undone: 0 });
    assert.equal(await log.add([label("a", true), label("b", false)], []), 1);
    assert.equal(await log.add([label("c", true)], []), 3);
    assert.deepEqual(await log.state(), { last: 3, undone: 0 });
    assert.deepEqual(
      (await log.standing(1, 10)).map(({ number, sha256, spam, features }) => [number, sha256, spam, [...features]]),
      [
        [2, "b", false, [1, 2, 3]],
        [3, "c", true, [1, 2, 3]],
      ],
    );
    assert.equal((await log.standing(0, 2)).length, 2);
  });
  test(`${store}: what is undone no longer stands, and is undone once`, async (t) => {
    const log = await open(t);
    await log.add([label("a", true), label("a", false)], []);
    assert.equal((await log.of("a"))?.spam, false);
    assert.equal(await log.undo(2, "ben", NOON), true);
    assert.equal(await log.undo(2, "ben", NOON), false);
    assert.equal(await log.undo(9, "ben", NOON), false);
    assert.equal((await log.of("a"))?.spam, true);
    assert.deepEqual(await log.state(), { last: 2, undone: 1 });
    assert.equal(await log.of("nobody saw it"), null);
  });
  test(`${store}: labels in whose place others stand are undone with their coming`, async (t) => {
    const log = await open(t);
    await log.add([label("a", true), label("b", true)], []);
    assert.equal(await log.add([label("a", false, "ben")], [1]), 3);
    assert.deepEqual(
      (await log.standing(0, 10)).map(({ number, spam }) => [number, spam]),
      [
        [2, true],
        [3, false],
      ],
    );
    assert.deepEqual(await log.state(), { last: 3, undone: 1 });
  });
  test(`${store}: contradictions are counted by who gave them, without what was undone`, async (t) => {
    const log = await open(t);
    const against = (sha256: string, by = "anna"): NewLabel => ({ ...label(sha256, true, by), manner: "contradiction" });
    await log.add([label("a", true), against("b"), against("c", "ben")], []);
    await log.add([against("d")], []);
    await log.undo(2, "anna", NOON);
    assert.deepEqual(Object.fromEntries(await log.contradictions(3)), { ben: 1 });
    assert.equal((await log.contradictions(4)).get("anna"), 1);
    assert.equal((await log.standing(3, 1))[0]?.manner, "contradiction");
  });
  test(`${store}: labels are counted by who gave them and since when`, async (t) => {
    const log = await open(t);
    await log.add([label("a", true), label("b", true), label("c", true, "ben"), { ...label("d", true), at: NOON - 10 }], []);
    await log.undo(1, "anna", NOON);
    assert.equal(await log.countBy("anna", NOON), 2);
    assert.equal(await log.countBy("anna", NOON - 10), 3);
    assert.equal(await log.countBy("carl", 0), 0);
  });
}
