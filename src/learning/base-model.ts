/**
 * The file of the shipped base model: two tables of weights, each a byte, compressed. Written by `npm run train`, never at run time; what
 * cannot be read or does not match its digest is refused, because half a model would judge at random.
 * Layout: a line of JSON, then the two tables, deflated.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";
import { PosternError } from "../platform/errors.ts";
import { TABLE_BITS, TABLE_SIZE } from "./hash.ts";
import type { SharedModel } from "./model.ts";

const FORMAT = "postern base model 1";

/** The file cannot be used. */
export class BadModel extends PosternError {
  constructor(why: string, cause?: unknown) {
    super("learning/bad-model", why, cause);
  }
}

export interface BaseModel {
  readonly grams: Int8Array;
  readonly words: Int8Array;
  readonly scale: number;
  /** Digest of the tables: names the model. */
  readonly id: string;
}

/** One scale for both tables, such that the largest weight becomes 127; what is less than half a step becomes nothing. */
export function quantise(grams: Float32Array, words: Float32Array): BaseModel {
  let largest = 0;
  for (const table of [grams, words]) for (const weight of table) largest = Math.max(largest, Math.abs(weight));
  const scale = largest === 0 ? 1 : largest / 127;
  const toBytes = (table: Float32Array): Int8Array => Int8Array.from(table, (weight) => Math.round(weight / scale));
  const tables = { grams: toBytes(grams), words: toBytes(words), scale };
  return { ...tables, id: digestOf(tables) };
}

export function encodeBaseModel(model: BaseModel): Buffer {
  const { scale, id } = model;
  const head = Buffer.from(`${JSON.stringify({ format: FORMAT, bits: TABLE_BITS, scale, id })}\n`);
  return Buffer.concat([head, deflateSync(Buffer.concat([bytesOf(model.grams), bytesOf(model.words)]), { level: 9 })]);
}

/** Throws BadModel. */
export function readBaseModel(file: string | URL): BaseModel {
  try {
    return decodeBaseModel(readFileSync(file));
  } catch (fault) {
    throw fault instanceof BadModel ? fault : new BadModel(`the base model cannot be read: ${String(file)}`, fault);
  }
}

export function decodeBaseModel(bytes: Buffer): BaseModel {
  const lineEnd = bytes.indexOf(10);
  const head = JSON.parse(bytes.toString("utf8", 0, Math.max(lineEnd, 0)) || "{}") as Record<string, unknown>; // looked at below
  const { format, bits, scale, id } = head;
  if (format !== FORMAT || bits !== TABLE_BITS || typeof scale !== "number") throw new BadModel("the base model is of another format");
  const tables = inflateSync(bytes.subarray(lineEnd + 1), { maxOutputLength: 2 * TABLE_SIZE });
  if (tables.length !== 2 * TABLE_SIZE) throw new BadModel("the base model is cut off");
  const grams = new Int8Array(tables.buffer, tables.byteOffset, TABLE_SIZE);
  const words = new Int8Array(tables.buffer, tables.byteOffset + TABLE_SIZE, TABLE_SIZE);
  if (digestOf({ grams, words, scale }) !== id) throw new BadModel("the base model is damaged: its digest is another");
  return { grams, words, scale, id: String(id) };
}

/** The base goes into the shared memory that `empty` has; the local part stays as it is. */
export function withBase(empty: SharedModel, base: BaseModel): SharedModel {
  new Int8Array(empty.base.grams).set(base.grams);
  new Int8Array(empty.base.words).set(base.words);
  return { ...empty, baseScale: base.scale };
}

function digestOf({ grams, words, scale }: Pick<BaseModel, "grams" | "words" | "scale">): string {
  return createHash("sha256").update(String(scale)).update(bytesOf(grams)).update(bytesOf(words)).digest("hex").slice(0, 32);
}

function bytesOf(table: Int8Array): Buffer {
  return Buffer.from(table.buffer, table.byteOffset, table.byteLength);
}
