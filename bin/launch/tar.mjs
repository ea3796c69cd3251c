/**
 * Takes one file out of a .tgz archive (POSIX ustar in gzip), as a stream, so that neither a tar program nor the memory
 * for the whole archive is needed. Only for archives whose hash has been checked.
 * Gap: names longer than 100 bytes (pax or ustar prefix) are passed over; the one wanted is short.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

const BLOCK = 512;
const PIECE = 1 << 16;

/** @param {string} archive @param {string} name @param {string} target */
export async function unpackFile(archive, name, target) {
  await pipeline(createReadStream(archive), createGunzip(), (stream) => contents(stream, name), createWriteStream(target, { mode: 0o755 }));
}

/** The bytes of one file in the archive. @param {AsyncIterable<Buffer>} stream @param {string} name */
async function* contents(stream, name) {
  const reader = pieces(stream);
  for (;;) {
    const head = await reader.take(BLOCK);
    if (head.length < BLOCK || head[0] === 0) throw new Error(`the archive has no ${name}`);
    const size = Number.parseInt(head.toString("latin1", 124, 136), 8);
    const wanted = head.toString("latin1", 0, 100).replace(/\0.*$/s, "") === name;
    for (let left = size; left > 0; ) {
      const piece = await reader.take(Math.min(left, PIECE));
      if (piece.length === 0) throw new Error("the archive ends too early");
      left -= piece.length;
      if (wanted) yield piece;
    }
    if (wanted) return await reader.drain(); // a pipeline whose source is left half read never ends
    await reader.take((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

/** Reads a stream in pieces of the wanted length; shorter only at its end. @param {AsyncIterable<Buffer>} stream */
function pieces(stream) {
  const source = stream[Symbol.asyncIterator]();
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  return {
    /** @param {number} length @returns {Promise<Buffer>} */
    async take(length) {
      const parts = [rest];
      let have = rest.length;
      while (have < length) {
        const { value, done } = await source.next();
        if (done) break;
        parts.push(value);
        have += value.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(length);
      return all.subarray(0, length);
    },
    async drain() {
      while (!(await source.next()).done);
    },
  };
}
