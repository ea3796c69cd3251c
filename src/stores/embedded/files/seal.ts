/**
 * A message as it lies on the disk: zstd (RFC 8878), then AES-256-GCM. Layout: "PMS1", nonce (12), tag (16), ciphertext.
 * The name of the file (the digest) is authenticated too, so that one file put in another's place is found out.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { zstdCompress, zstdCompressSync, zstdDecompress } from "node:zlib";
import { messageOf } from "../../../platform/errors.ts";
import { StoreDamaged } from "../../errors.ts";

const MAGIC = Buffer.from("PMS1", "latin1");
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const SEAL_BYTES = MAGIC.length + NONCE_BYTES + TAG_BYTES;
/** Below it the hand-over to another thread costs more than compressing here (84 µs for 4.5 KB against 228 µs). */
const COMPRESS_HERE = 32_768;
/** Ciphered in one go: about half a millisecond. */
const SLICE = 1_048_576;
/** No door takes a message as large as this. */
const OPENED_BYTES = 1_073_741_824;

const compressElsewhere = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export async function seal(raw: Buffer, sha256: string, key: Buffer): Promise<Buffer> {
  const compressed = raw.length <= COMPRESS_HERE ? zstdCompressSync(raw) : await compressElsewhere(raw);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(sha256));
  const pieces: Buffer[] = [];
  for (let start = 0; start < compressed.length; start += SLICE) {
    if (start > 0) await nextTurn();
    pieces.push(cipher.update(compressed.subarray(start, start + SLICE)));
  }
  pieces.push(cipher.final());
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), ...pieces]);
}

/** Throws StoreDamaged for anything that `seal` did not write under this digest and key. */
export async function unseal(sealed: Buffer, sha256: string, key: Buffer): Promise<Buffer> {
  if (sealed.length < SEAL_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC))
    throw new StoreDamaged(`The file of ${sha256} is damaged.`);
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  const tag = sealed.subarray(MAGIC.length + NONCE_BYTES, SEAL_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(sha256)).setAuthTag(tag);
    const pieces: Buffer[] = [];
    for (let start = SEAL_BYTES; start < sealed.length; start += SLICE) {
      if (start > SEAL_BYTES) await nextTurn();
      pieces.push(decipher.update(sealed.subarray(start, start + SLICE)));
    }
    pieces.push(decipher.final());
    return await decompress(Buffer.concat(pieces), { maxOutputLength: OPENED_BYTES });
  } catch (fault) {
    throw new StoreDamaged(`The file of ${sha256} is damaged (${messageOf(fault)}).`, fault);
  }
}

function boundTo(sha256: string): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(sha256, "latin1")]);
}
