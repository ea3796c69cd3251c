/**
 * Certificates: the operator's own pair, or a self-signed one made on first start and kept in DATA/tls (RFC 5280).
 * A pair is proved usable before it is handed out. A pair that changes on disk is read again; while the new one is broken,
 * the old one stays and the fault is reported once. TLS 1.2 is the least that is spoken.
 */
import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { messageOf, OperatorError } from "./errors.ts";
import type { Milliseconds } from "./time.ts";
import { makeSelfSigned } from "./tls-self-signed.ts";

/** PEM texts: certificate with its chain, and private key. */
export interface TlsPair {
  readonly certificate: string;
  readonly key: string;
}

export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The context that listeners hand to handshakes. */
export function toSecureContext(pair: TlsPair): SecureContext {
  return createSecureContext({ cert: pair.certificate, key: pair.key, minVersion: "TLSv1.2" });
}

/** Reads and proves a pair. Throws OperatorError with one sentence about what is wrong. */
export async function loadTlsPair(files: TlsFiles): Promise<TlsPair> {
  const certificate = await readPem(files.certificate, "certificate");
  const key = await readPem(files.key, "private key");
  const pair = { certificate, key };
  const leaf = parse(() => new X509Certificate(certificate), `${files.certificate} does not hold a certificate in PEM form`);
  const privateKey = parse(() => createPrivateKey(key), `${files.key} does not hold an unencrypted private key in PEM form`);
  if (!leaf.checkPrivateKey(privateKey)) {
    throw new OperatorError("tls/mismatch", `the private key ${files.key} does not belong to the certificate ${files.certificate}`);
  }
  parse(() => toSecureContext(pair), `the certificate ${files.certificate} cannot be used`);
  return pair;
}

/** The pair in DATA/tls; made for `hostname` when there is none yet. */
export async function ownTlsPair(data: string, hostname: string, now: number): Promise<TlsPair & { readonly files: TlsFiles }> {
  const folder = join(data, "tls");
  const files = { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  if (!(await exists(files.certificate)) || !(await exists(files.key))) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const made = makeSelfSigned(hostname, now);
    await writeWhole(files.key, made.key);
    // the certificate comes last: a start cut short between the two makes both anew
    await writeWhole(files.certificate, made.certificate);
  }
  return { ...(await loadTlsPair(files)), files };
}

/** Calls `changed` with each new usable pair and `broken` once for each unusable one. Returns the way to stop. */
export function watchTlsPair(
  files: TlsFiles,
  watch: { readonly every: Milliseconds; changed(pair: TlsPair): void; broken(sentence: string): void },
): () => void {
  let current: string | null = null;
  let seen: string | null = null;
  let busy = false;
  const look = async (): Promise<void> => {
    const mark = await fingerprint(files);
    if (current === null) current = mark;
    // two equal looks in a row: a pair that is being replaced file by file is left alone until it is still
    const still = mark === seen;
    seen = mark;
    if (!still || mark === current) return;
    current = mark;
    try {
      watch.changed(await loadTlsPair(files));
    } catch (error) {
      watch.broken(messageOf(error));
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look().finally(() => {
      busy = false;
    });
  }, watch.every);
  timer.unref();
  void look();
  return () => clearInterval(timer);
}

async function fingerprint(files: TlsFiles): Promise<string> {
  const parts = await Promise.all([files.certificate, files.key].map(async (file) => readFile(file).catch(() => "absent")));
  return parts.map((part) => createHash("sha256").update(part).digest("hex")).join(":");
}

async function readPem(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new OperatorError("tls/unreadable", `the ${what} ${file} cannot be read: ${messageOf(error)}`, error);
  }
}

function parse<T>(make: () => T, sentence: string): T {
  try {
    return make();
  } catch (error) {
    throw new OperatorError("tls/unusable", `${sentence}: ${messageOf(error)}`, error);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, file);
}
