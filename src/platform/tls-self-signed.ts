/**
 * Makes the certificate that lets STARTTLS work before an operator brings one: ECDSA P-256, ten years, the host's name as common
 * name and subject alternative name (RFC 5280). Written as DER by hand: it is one fixed shape, and a library for it would weigh more.
 * Mail servers encrypt opportunistically and do not verify it.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";
import { toBytes } from "./net.ts";
import type { Instant } from "./time.ts";

const TEN_YEARS = 3_652 * 86_400_000;
/** A clock that is a day behind must not see a certificate from the future. */
const LEEWAY = 86_400_000;
/** RFC 5280 appendix A.1: the upper bound of a common name. */
const COMMON_NAME = 64;

const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
};
/** Object identifiers as DER contents. */
const ECDSA_SHA256 = "2a8648ce3d040302";
const COMMON_NAME_TYPE = "550403";
const SUBJECT_ALT_NAME = "551d11";
const EXTENDED_KEY_USAGE = "551d25";
const SERVER_AUTH = "2b06010505070301";

/** Certificate and private key (PKCS#8), both PEM. */
export function makeSelfSigned(hostname: string, now: Instant): { readonly certificate: string; readonly key: string } {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(TAG.sequence, oid(ECDSA_SHA256));
  const name = der(TAG.sequence, der(TAG.set, der(TAG.sequence, oid(COMMON_NAME_TYPE), utf8(hostname.slice(0, COMMON_NAME)))));
  const body = der(
    TAG.sequence,
    der(0xa0, der(TAG.integer, Buffer.from([2]))), // version 3
    der(TAG.integer, serial()),
    algorithm,
    name,
    der(TAG.sequence, time(now - LEEWAY), time(now + TEN_YEARS)),
    name,
    keys.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(TAG.sequence, ...extensions(hostname))),
  );
  const signature = sign("sha256", body, { key: keys.privateKey, dsaEncoding: "der" });
  const certificate = der(TAG.sequence, body, algorithm, der(TAG.bitString, Buffer.from([0]), signature));
  return { certificate: toPem(certificate), key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

function extensions(hostname: string): readonly Buffer[] {
  const alternative = isIP(hostname) === 0 ? der(0x82, Buffer.from(hostname, "ascii")) : der(0x87, toBytes(hostname) ?? Buffer.alloc(0));
  return [
    der(TAG.sequence, oid(SUBJECT_ALT_NAME), der(TAG.octetString, der(TAG.sequence, alternative))),
    der(TAG.sequence, oid(EXTENDED_KEY_USAGE), der(TAG.octetString, der(TAG.sequence, oid(SERVER_AUTH)))),
  ];
}

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x100) return Buffer.from([0x81, bytes]);
  return Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

function oid(hex: string): Buffer {
  return der(TAG.oid, Buffer.from(hex, "hex"));
}

function utf8(text: string): Buffer {
  return der(TAG.utf8, Buffer.from(text));
}

/** A positive number whose first byte is neither zero nor has its highest bit set. */
function serial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

/** RFC 5280 4.1.2.5: two-digit years until 2049. */
function time(at: Instant): Buffer {
  const digits = `${new Date(at).toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`;
  const early = digits < "2050";
  return der(early ? TAG.utcTime : TAG.time, Buffer.from(early ? digits.slice(2) : digits, "ascii"));
}

function toPem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
