/** The promises of ports/correspondents.ts. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Correspondents } from "../../ports/correspondents.ts";
import { NOON } from "./samples.ts";

export function correspondentsContract(store: string, open: (t: TestContext) => Promise<Correspondents>): void {
  test(`${store}: who wrote to whom is known in each direction, whatever the case of letters`, async (t) => {
    const correspondents = await open(t);
    correspondents.remember("Ann@Home.example", ["bob@away.example", "carl@away.example"], NOON);
    correspondents.remember("ann@home.example", ["BOB@away.example"], NOON + 1);
    assert.deepEqual(await correspondents.between("ann@home.example", ["x@y.example", "Bob@away.example"]), {
      wrote: true,
      wasWrittenTo: false,
    });
    assert.deepEqual(await correspondents.between("carl@away.example", ["ann@home.example"]), { wrote: false, wasWrittenTo: true });
    assert.deepEqual(await correspondents.between("bob@away.example", ["carl@away.example"]), { wrote: false, wasWrittenTo: false });
    correspondents.remember("bob@away.example", ["ann@home.example"], NOON);
    assert.deepEqual(await correspondents.between("bob@away.example", ["ann@home.example"]), { wrote: true, wasWrittenTo: true });
    assert.deepEqual(await correspondents.between("ann@home.example", []), { wrote: false, wasWrittenTo: false });
  });

  test(`${store}: a name is another's until it is remembered at the address`, async (t) => {
    const correspondents = await open(t);
    correspondents.rememberName("dana weber", "Dana@away.example", NOON);
    assert.equal(await correspondents.isNameOfAnother("dana weber", "x@mailer.test"), true);
    assert.equal(await correspondents.isNameOfAnother("dana weber", "dana@away.example"), false);
    assert.equal(await correspondents.isNameOfAnother("ben weber", "x@mailer.test"), false);
    correspondents.rememberName("dana weber", "dana@private.example", NOON + 1);
    assert.equal(await correspondents.isNameOfAnother("dana weber", "dana@private.example"), false);
    assert.equal(await correspondents.isNameOfAnother("dana weber", "dana@away.example"), false);
  });
}
