/**
 * The local model as a file, so that a start need not learn every label again. Written whole beside the old one, forced to the disk and then
 * renamed, with a digest over everything: a crash or a full disk leaves the old one or the new one, and a damaged one is not used (the log of
 * labels has it all).
 */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { TABLE_BITS } from "./hash.ts";
import type { Learner } from "./learner.ts";

/** Raised when the same labels would give other weights, so that what an earlier release wrote is learned anew from the log. */
const FORMAT = "postern local model 2";

/** Up to which label it has learned, and how many were undone by then. */
export interface Covers {
  readonly last: number;
  readonly undone: number;
}

/** Throws what the file system says; then the earlier snapshot stands and nothing else is left behind. */
export function writeSnapshot(file: string, learner: Learner, { last, undone }: Covers): void {
  const parts = partsOf(learner);
  const head = `${JSON.stringify({ format: FORMAT, bits: TABLE_BITS, last, undone, digest: digestOf({ last, undone }, parts) })}\n`;
  const unfinished = `${file}.new`;
  try {
    writeWhole(unfinished, [Buffer.from(head), ...parts]);
    renameSync(unfinished, file);
  } catch (fault) {
    rmSync(unfinished, { force: true }); // 16 MB that a full disk has no room for
    throw fault;
  }
  syncFolder(dirname(file));
}

function writeWhole(file: string, parts: readonly Buffer[]): void {
  const handle = openSync(file, "w", 0o600);
  try {
    for (const part of parts) for (let at = 0; at < part.length; ) at += writeSync(handle, part, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Fills the learner; null, and the learner as it was, when there is no such file or it is damaged or of another format. */
export function readSnapshot(file: string, learner: Learner): Covers | null {
  let bytes: Buffer;
  let head: Record<string, unknown>;
  try {
    bytes = readFileSync(file);
    head = JSON.parse(bytes.toString("utf8", 0, Math.max(bytes.indexOf(10), 0))) as Record<string, unknown>; // each value is looked at below
  } catch {
    return null;
  }
  const { last, undone } = head;
  if (head["format"] !== FORMAT || head["bits"] !== TABLE_BITS || typeof last !== "number" || typeof undone !== "number") return null;
  const tables = partsOf(learner);
  let at = bytes.indexOf(10) + 1;
  const read = tables.map((table) => {
    const part = bytes.subarray(at, at + table.length);
    at += table.length;
    return part;
  });
  if (at !== bytes.length || digestOf({ last, undone }, read) !== head["digest"]) return null;
  for (const [index, part] of read.entries()) tables[index]?.set(part);
  return { last, undone };
}

function partsOf({ model, paces }: Learner): readonly Buffer[] {
  const tables = [model.local.grams, model.local.words, paces.grams, paces.words, model.labels];
  return tables.map((table) => Buffer.from(table.buffer, table.byteOffset, table.byteLength));
}

function digestOf({ last, undone }: Covers, parts: readonly Buffer[]): string {
  const hash = createHash("sha256").update(`${last} ${undone}`);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
