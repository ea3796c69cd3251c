/**
 * What must hold of every message, however it was made: nothing throws, no check breaks, everything listed is bounded, the verdict is a
 * probability within its range, and no message costs more than a bound on CPU time far below the deadline of the pool.
 * CPU time that seems too long is measured again alone, as a collection of garbage may have fallen into it.
 */
import assert from "node:assert/strict";
import * as limits from "../../../src/platform/limits.ts";
import { lookAtEverything, type Walked, walk } from "../../support/chain.ts";

/** The deadline of the pool is five seconds a stage; mutations are small, so that a fifth of one stage is far too long for them. */
export const CPU_MILLISECONDS = 1_000;
const AGAIN = 3;

/** Reads and judges the message; throws when something does not hold. Milliseconds of CPU that it took. */
export function verify(raw: Buffer): number {
  const first = timed(raw);
  if (first <= CPU_MILLISECONDS) return first;
  const least = Math.min(...Array.from({ length: AGAIN }, () => timed(raw)));
  assert.ok(least <= CPU_MILLISECONDS, `took ${Math.round(least)} ms of CPU at the least`);
  return least;
}

function timed(raw: Buffer): number {
  const start = process.threadCpuUsage();
  const walked = walk(raw);
  lookAtEverything(walked.message);
  const { user, system } = process.threadCpuUsage(start);
  holds(walked, raw);
  return (user + system) / 1_000;
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
