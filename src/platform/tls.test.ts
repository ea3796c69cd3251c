/** The certificate of the first start, the operator's own pair, and pairs that change on disk. */
import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { loadTlsPair, ownTlsPair, type TlsPair, watchTlsPair } from "./tls.ts";
import { makeSelfSigned } from "./tls-self-signed.ts";

const NOW = Date.UTC(2026, 10, 23);

test("the first start makes a pair for the host's name, the second finds it", async (t) => {
  const data = tempFolder(t);
  const made = await ownTlsPair(data, "mx.example.org", NOW);
  const certificate = new X509Certificate(made.certificate);
  assert.equal(certificate.subjectAltName, "DNS:mx.example.org");
  assert.equal(certificate.checkHost("mx.example.org"), "mx.example.org");
  assert.ok(certificate.verify(certificate.publicKey));
  assert.equal(certificate.publicKey.asymmetricKeyDetails?.namedCurve, "prime256v1");
  assert.equal(new Date(certificate.validTo).getUTCFullYear(), 2036);
  for (const file of [made.files.certificate, made.files.key]) assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal((await ownTlsPair(data, "other.example.org", NOW)).certificate, made.certificate);
});

test("names of every length, addresses, and years past 2049", () => {
  for (const hostname of [`${"a".repeat(60)}.${"b".repeat(60)}.example`, "192.0.2.1", "2001:db8::1", "x"]) {
    const { certificate } = makeSelfSigned(hostname, Date.UTC(2045, 0, 1));
    const parsed = new X509Certificate(certificate);
    assert.equal(new Date(parsed.validTo).getUTCFullYear(), 2055);
    assert.ok(hostname.includes(":") || hostname.startsWith("192") ? parsed.checkIP(hostname) : parsed.checkHost(hostname), hostname);
  }
});

test("each broken pair has its own sentence", async (t) => {
  const folder = tempFolder(t);
  const files = { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  const good = makeSelfSigned("mx.example.org", NOW);
  const write = (pair: TlsPair): void => {
    writeFileSync(files.certificate, pair.certificate);
    writeFileSync(files.key, pair.key);
  };
  await assert.rejects(loadTlsPair(files), { name: "OperatorError", message: /cert\.pem cannot be read/ });
  for (const [pair, sentence] of [
    [{ ...good, certificate: "nonsense" }, /cert\.pem does not hold a certificate/],
    [{ ...good, key: "nonsense" }, /key\.pem does not hold an unencrypted private key/],
    [{ ...good, key: makeSelfSigned("mx.example.org", NOW).key }, /key\.pem does not belong to the certificate/],
  ] as const) {
    write(pair);
    await assert.rejects(loadTlsPair(files), { name: "OperatorError", message: sentence });
  }
  write(good);
  assert.equal((await loadTlsPair(files)).key, good.key);
});

test("a changed pair is handed out, a broken one reported once, and a good one again", async (t) => {
  const folder = tempFolder(t);
  const files = { certificate: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  const write = (pair: TlsPair): void => {
    writeFileSync(files.key, pair.key);
    writeFileSync(files.certificate, pair.certificate);
  };
  write(makeSelfSigned("one.example.org", NOW));
  const heard: string[] = [];
  let wake: () => void = () => {};
  const hear = (words: string): void => {
    heard.push(words);
    wake();
  };
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const stop = watchTlsPair(files, {
    every: 10,
    changed: (pair) => hear(new X509Certificate(pair.certificate).subjectAltName ?? ""),
    broken: hear,
  });
  t.after(stop);
  // the watch keeps no process alive by itself
  const alive = setInterval(() => {}, 1_000);
  t.after(() => clearInterval(alive));
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const change of [
    () => write(makeSelfSigned("two.example.org", NOW)),
    () => writeFileSync(files.certificate, "nonsense"),
    () => write(makeSelfSigned("three.example.org", NOW)),
  ]) {
    const told = next();
    change();
    await told;
  }
  assert.deepEqual([heard[0], heard[2]], ["DNS:two.example.org", "DNS:three.example.org"]);
  assert.match(heard[1] ?? "", /cert\.pem does not hold a certificate/);
  assert.equal(heard.length, 3);
});
