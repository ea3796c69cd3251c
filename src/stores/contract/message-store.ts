/** The promises of ports/message-store.ts. What refers to kept bytes is in the quarantine and the outbox, so those are opened with it. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Keeping } from "../../ports/keeping.ts";
import type { MessageStore } from "../../ports/message-store.ts";
import type { OutboxStore } from "../../ports/outbox.ts";
import type { StoreLimits } from "../options.ts";
import { DAY, digestOf, HOUR, kept, outboxEntry } from "./samples.ts";

interface Stores {
  readonly messages: MessageStore;
  readonly keeping: Keeping;
  readonly outbox: OutboxStore;
}
type Open = (t: TestContext, limits?: Partial<StoreLimits>) => Promise<Stores>;

const mail = (text: string): Buffer => Buffer.from(`From: ann@sender.example\r\nSubject: ${text}\r\n\r\n\0\xff${text}\r\n`, "latin1");

/** What cannot be compressed, so that sizes are known. */
function noise(bytes: number, seed: string): Buffer {
  const blocks = Array.from({ length: Math.ceil(bytes / 32) }, (_, index) => Buffer.from(digestOf(`${seed}${index}`), "hex"));
  return Buffer.concat(blocks).subarray(0, bytes);
}

export function messageStoreContract(store: string, open: Open): void {
  test(`${store}: kept bytes come back as they were, whatever their size`, async (t) => {
    const { messages } = await open(t);
    for (const raw of [Buffer.alloc(0), mail("short"), noise(3_000_000, "large"), Buffer.alloc(5_000_000, "A\r\n")]) {
      await messages.keep(digestOf(raw), raw);
      assert.ok((await messages.open(digestOf(raw)))?.equals(raw), `${raw.length} bytes`);
    }
    assert.equal(await messages.open(digestOf("nothing")), null);
    await assert.rejects(messages.open("../../keys/messages.key"));
  });

  test(`${store}: the same bytes twice take their room once`, async (t) => {
    const { messages } = await open(t);
    const raw = noise(4_000, "twice");
    await Promise.all([messages.keep(digestOf(raw), raw), messages.keep(digestOf(raw), raw)]);
    const { keptBytes } = await messages.usage();
    await messages.keep(digestOf(raw), raw);
    assert.equal((await messages.usage()).keptBytes, keptBytes);
    assert.ok(keptBytes > 4_000 && keptBytes < 4_200, String(keptBytes));
  });

  test(`${store}: the quota refuses what would pass it, and nothing else`, async (t) => {
    const { messages } = await open(t, { keptQuota: 10_000 });
    const raws = Array.from({ length: 5 }, (_, index) => noise(3_000, `quota${index}`));
    const results = await Promise.allSettled(raws.map((raw) => messages.keep(digestOf(raw), raw)));
    const refused = results.filter((result) => result.status === "rejected");
    assert.equal(refused.length, 2);
    for (const { reason } of refused) assert.equal(reason.code, "store/full");
    assert.ok((await messages.usage()).keptBytes <= 10_000);
    await messages.keep(digestOf("x"), Buffer.from("x"));
  });

  test(`${store}: a sweep takes only what nothing refers to, and nothing fresh`, async (t) => {
    const { messages, keeping, outbox } = await open(t);
    const raws = ["referred", "queued", "ended", "never"].map(mail);
    const digests = raws.map((raw) => digestOf(raw));
    const [referred = "", queued = "", ended = ""] = digests;
    for (const raw of raws) await messages.keep(digestOf(raw), raw);
    const dead = kept({ sha256: ended });
    await keeping.keep([kept({ sha256: referred }), dead]);
    await outbox.add([outboxEntry({ sha256: queued })]);
    await keeping.remove(dead.id, "ann", Date.now());
    assert.equal((await messages.sweep(Date.now())).deleted, 0, "fresh files wait for their entry");
    const [swept] = await Promise.all([messages.sweep(Date.now() + 2 * HOUR), messages.sweep(Date.now() + 2 * HOUR)]);
    assert.equal(swept.deleted, 2);
    const left = await Promise.all(digests.map(async (sha256) => (await messages.open(sha256)) !== null));
    assert.deepEqual(left, [true, true, false, false]);
    assert.equal((await messages.sweep(Date.now() + 2 * HOUR)).deleted, 0);
  });

  test(`${store}: keeping again while a sweep runs never loses the bytes`, async (t) => {
    const { messages, keeping } = await open(t);
    const raws = Array.from({ length: 40 }, (_, index) => mail(`race ${index}`));
    for (const raw of raws) await messages.keep(digestOf(raw), raw);
    const old = Date.now();
    await until(async () => Date.now() > old + 50); // file times may lag the clock by some milliseconds
    // as a door does it: bytes, then the entry; to this sweep only the first files are past their grace
    const sweep = (): Promise<unknown> => messages.sweep(old + HOUR + 1);
    const again = raws.map(async (raw) => {
      await messages.keep(digestOf(raw), raw);
      await keeping.keep([kept({ sha256: digestOf(raw) })]);
    });
    await Promise.all([sweep(), ...again]);
    await sweep();
    for (const raw of raws) assert.ok((await messages.open(digestOf(raw)))?.equals(raw));
  });

  rememberedContract(store, open);
}

function rememberedContract(store: string, open: Open): void {
  test(`${store}: remembered bytes come back until their age`, async (t) => {
    const { messages } = await open(t, { rememberInbound: 7 * DAY, rememberOutbound: 2 * DAY });
    const now = Date.now();
    const [inbound, outbound, internal] = [mail("in"), mail("out"), mail("internal")];
    messages.remember(digestOf(inbound), inbound, "inbound", now);
    messages.remember(digestOf(outbound), outbound, "outbound", now);
    messages.remember(digestOf(internal), internal, "internal", now);
    const there = async (): Promise<readonly boolean[]> =>
      Promise.all([inbound, outbound, internal].map(async (raw) => (await messages.open(digestOf(raw)))?.equals(raw) ?? false));
    await until(async () => (await there()).every(Boolean));
    await messages.sweep(now + DAY);
    assert.deepEqual(await there(), [true, true, true]);
    await untilSwept(messages, now + 3 * DAY, 2);
    assert.deepEqual(await there(), [true, false, false]);
    await untilSwept(messages, now + 8 * DAY, 1);
    assert.deepEqual([await there(), (await messages.usage()).rememberedBytes], [[false, false, false], 0]);
  });

  test(`${store}: at the cap the oldest remembered mail goes first`, async (t) => {
    const { messages } = await open(t, { rememberCap: 50_000 });
    const raws = Array.from({ length: 10 }, (_, index) => noise(10_000, `cap${index}`));
    const now = Date.now();
    for (const [index, raw] of raws.entries()) {
      messages.remember(digestOf(raw), raw, "inbound", now + index);
      await until(async () => (await messages.open(digestOf(raw))) !== null);
    }
    await messages.sweep(now);
    const left = await Promise.all(raws.map(async (raw) => (await messages.open(digestOf(raw))) !== null));
    assert.deepEqual(left, [false, false, false, false, false, false, true, true, true, true]);
    assert.ok((await messages.usage()).rememberedBytes <= 50_000);
  });

  test(`${store}: with no time or no room nothing is remembered, and what is remembered has no claim to the quota`, async (t) => {
    const { messages } = await open(t, { rememberOutbound: 0, keptQuota: 100 });
    const [inbound, outbound] = [noise(5_000, "in"), noise(5_000, "out")];
    messages.remember(digestOf(outbound), outbound, "outbound", Date.now());
    messages.remember(digestOf(inbound), inbound, "inbound", Date.now());
    await until(async () => (await messages.open(digestOf(inbound))) !== null);
    assert.equal(await messages.open(digestOf(outbound)), null);
  });
}

/** Remembering happens behind the caller's back: looks again until it is done. The test's own time limit ends a wait in vain. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The list of remembered mail may follow its files by a moment, so a sweep may need a second go. */
async function untilSwept(messages: MessageStore, now: number, count: number): Promise<void> {
  let deleted = 0;
  await until(async () => {
    deleted += (await messages.sweep(now)).deleted;
    return deleted >= count;
  });
}
