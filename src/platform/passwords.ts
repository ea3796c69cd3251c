/**
 * Passwords as argon2id in PHC form: "$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH" (RFC 9106, OWASP's smallest advised cost: about
 * 30 ms). Verifying takes the cost that is written in the hash, bounded, so that a planted line cannot exhaust memory.
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** The costliest hash of another program that is still verified: 256 MiB, 16 passes. */
const MOST: Cost = { memory: 262_144, passes: 16, parallelism: 16 };
/** Longer passwords are refused, not cut (RFC 4616 sets no limit; nobody types more). */
const PASSWORD_BYTES = 1_024;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,172})$/;

const run = promisify(argon2);

/** A new hash with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether the password belongs to the hash; a hash that cannot be read belongs to no password. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = parse(hash);
  if (parts === null || Buffer.byteLength(password) > PASSWORD_BYTES) return false;
  const tag = await derive(password, parts.salt, parts.cost, parts.tag.length);
  return timingSafeEqual(tag, parts.tag);
}

/** Takes as long as verifying does, for names that do not exist. */
export async function spendVerification(password: string): Promise<void> {
  await derive(password.slice(0, PASSWORD_BYTES), Buffer.alloc(SALT_BYTES), COST, TAG_BYTES);
}

export function isPasswordHash(text: string): boolean {
  return parse(text) !== null;
}

/** NIST SP 800-63B: length decides, composition rules do not. */
export const LEAST_CONSOLE_PASSWORD = 12;

/** Null when a password can be used, else what is wrong with it. */
export function passwordFault(password: string): string | null {
  if (password === "") return "the password is empty";
  if (Buffer.byteLength(password) > PASSWORD_BYTES) return `the password is longer than ${PASSWORD_BYTES} bytes`;
  return password.includes("\0") ? "the password contains a NUL character" : null;
}

function parse(hash: string): { readonly cost: Cost; readonly salt: Buffer; readonly tag: Buffer } | null {
  const match = PHC.exec(hash);
  if (match === null) return null;
  const cost = { memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]) };
  if (cost.memory > MOST.memory || cost.passes > MOST.passes || cost.parallelism > MOST.parallelism) return null;
  if (cost.passes < 1 || cost.parallelism < 1 || cost.memory < 8 * cost.parallelism) return null;
  return { cost, salt: Buffer.from(match[4]!, "base64"), tag: Buffer.from(match[5]!, "base64") };
}

function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  // RFC 8265: the same password typed on another keyboard may come decomposed
  const message = Buffer.from(password.normalize("NFC"));
  return run("argon2id", { message, nonce, tagLength, ...cost });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
