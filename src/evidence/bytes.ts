/**
 * The bytes of a file as a stream, unpacked when they are gzip or zstd (by their first bytes, not by the name). Damage ends the stream with a
 * limitation: what came before it stands. Unpacked data are counted against a cap, so that a bomb ends and is named.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";

export const CHUNK = 1 << 20;
/** Growth of a file while unpacking beyond which it is no log. Logs reach 30; runs of equal lines 200. */
const GROWTH = 500;
const HEAD = 65_536;

export type Limits = (sentence: string) => void;

/** How a file is packed, by its first bytes. */
export type Packing = "gzip" | "zstd" | "xz" | "bzip2" | "none";

export function packingOf(head: Buffer): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528) return "zstd";
  if (head.subarray(0, 6).toString("latin1") === "\u00fd7zXZ\u0000") return "xz";
  return /^BZh[1-9]1AY/.test(head.subarray(0, 7).toString("latin1")) ? "bzip2" : "none";
}

/** Chunks of at most `CHUNK` bytes, unpacked; never throws. */
export async function* bytesOf(path: string, packing: Packing, limits: Limits, read: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  let packed = 0;
  file.on("data", (chunk) => {
    packed += chunk.length;
    read(chunk.length);
  });
  const unpacked =
    packing === "gzip" ? createGunzip({ chunkSize: CHUNK }) : packing === "zstd" ? createZstdDecompress({ chunkSize: CHUNK }) : null;
  file.on("error", (fault) => unpacked?.destroy(fault));
  let count = 0;
  try {
    for await (const chunk of unpacked === null ? file : file.pipe(unpacked)) {
      const bytes = chunk as Buffer; // streams without encoding yield Buffers
      count += bytes.length;
      yield bytes;
      if (unpacked === null || count < GROWTH * Math.max(packed, HEAD)) continue;
      limits(`${path}: grew more than ${GROWTH} times while unpacking and was left`);
      return;
    }
  } catch (fault) {
    limits(`${path}: damaged or unreadable after ${count} bytes (${(fault as NodeJS.ErrnoException).code ?? "unknown"})`); // streams fail with these
  } finally {
    file.destroy();
    unpacked?.destroy();
  }
}

export interface Head {
  /** The first bytes, unpacked. */
  readonly bytes: Buffer;
  readonly packing: Packing;
}

/** Null when the file cannot be read. */
export async function headOf(path: string): Promise<Head | null> {
  try {
    const file = await open(path);
    let raw: Buffer;
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      raw = buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
    const packing = packingOf(raw);
    if (packing !== "gzip" && packing !== "zstd") return { bytes: raw, packing };
    for await (const chunk of bytesOf(
      path,
      packing,
      () => {},
      () => {},
    ))
      return { bytes: chunk.subarray(0, HEAD), packing };
    return { bytes: Buffer.alloc(0), packing };
  } catch {
    return null; // named by the caller
  }
}
