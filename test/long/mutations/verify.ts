/**
 * What must hold of every message, however it was made: nothing throws, no check breaks, everything listed is bounded, the verdict is a
 * probability within its range, memory stays within three times the message and 8 MB, and no message costs more than a bound on CPU time
 * far below the deadline of the pool. What seems too much is measured again alone, as other messages' garbage may have fallen into it.
 */
import assert from "node:assert/strict";
import * as limits from "../../../src/platform/limits.ts";
import { lookAtEverything, type Walked, walk } from "../../support/chain.ts";
import { collectGarbage, MEGABYTE, measureMemory, memoryFor } from "../../support/memory.ts";

/** The deadline of the pool is five seconds a stage; mutations are small, so that a fifth of one stage is far too long for them. */
export const CPU_MILLISECONDS = 1_000;
const AGAIN = 3;

export interface Cost {
  /** Of CPU. */
  readonly milliseconds: number;
  /** Bytes at the peak. */
  readonly memory: number;
  /** Whether it was measured with nothing of earlier messages left to hide in. */
  readonly alone: boolean;
}

/** Reads and judges the message; rejects when something does not hold. */
export async function verify(raw: Buffer, alone: boolean): Promise<Cost> {
  if (alone) collectGarbage();
  const first = await measure(raw);
  if (first.milliseconds <= CPU_MILLISECONDS && first.memory <= memoryFor(raw.length)) return { ...first, alone };
  let { milliseconds, memory } = { milliseconds: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY };
  for (let again = 0; again < AGAIN; again++) {
    collectGarbage();
    const next = await measure(raw);
    milliseconds = Math.min(milliseconds, next.milliseconds);
    memory = Math.min(memory, next.memory);
  }
  assert.ok(milliseconds <= CPU_MILLISECONDS, `took ${Math.round(milliseconds)} ms of CPU at the least`);
  assert.ok(memory <= memoryFor(raw.length), `took ${(memory / MEGABYTE).toFixed(1)} MB at the least for ${raw.length} bytes`);
  return { milliseconds, memory, alone: true };
}

async function measure(raw: Buffer): Promise<Omit<Cost, "alone">> {
  const taken = measureMemory();
  const start = process.threadCpuUsage();
  const walked = await walk(raw);
  lookAtEverything(walked.message);
  const { user, system } = process.threadCpuUsage(start);
  const memory = taken();
  holds(walked, raw);
  return { milliseconds: (user + system) / 1_000, memory };
}

function holds({ message, summary, examination, verdict }: Walked, raw: Buffer): void {
  assert.equal(summary.bytes, raw.length);
  assert.deepEqual(examination.failed, []);
  const [low, high] = verdict.range;
  assert.ok(
    0 <= low && low <= verdict.probability && verdict.probability <= high && high <= 1,
    `probability ${verdict.probability} within ${low}, ${high}`,
  );
  assert.ok(message.defects.length <= limits.DEFECTS, "defects");
  assert.ok(message.parts.length <= limits.MESSAGE_PARTS * limits.READINGS, "parts");
  assert.ok(message.links.length <= limits.LINKS, "links");
  assert.ok(message.text.length <= limits.TEXT_CHARACTERS, "text");
  assert.ok(message.from.length <= limits.ADDRESSES, "authors");
  assert.ok(message.received.length <= limits.RECEIVED_HOPS, "hops");
  for (const part of message.parts) assert.ok(part.bodyStart <= part.bodyEnd && part.depth <= limits.MESSAGE_DEPTH, part.path);
  for (const { members } of message.attachments) assert.ok(members.length <= limits.ARCHIVE_MEMBERS + 1, "members");
  for (const { evidence } of examination.findings) assert.ok(evidence.length <= 200, "evidence");
}
