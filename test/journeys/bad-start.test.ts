/**
 * A start that cannot work ends at once with exit code 2 and one sentence that says what is wrong and where, never with a stack trace.
 * A next hop that does not answer is no such mistake: the gateway starts and defers.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeSelfSigned } from "../../src/platform/tls-self-signed.ts";
import { startGateway } from "../support/gateway.ts";
import { missing } from "../support/missing.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";
import { freePort } from "../support/ports.ts";
import { type Ran, runPostern } from "../support/postern.ts";
import { requireRoot } from "../support/programs.ts";
import { tempFolder } from "../support/temp.ts";

test("all mistakes of a configuration at once, each with file, line, column and what was expected", async (t) => {
  const folder = tempFolder(t);
  const file = write(
    folder,
    `domains: [example.org, "-bad-"]
netwroks: [192.0.2.0/24]
nextHop: { inbound: "smtp://", outbound: ftp://mail.example.org }
keep: { quarantine: soon }
policy:
  - name: no way
    when: { direction: sideways }
    do: explode
`,
  );
  const ran = await runPostern(["start", "--config", file, "--data", join(folder, "data")]);
  assert.equal(ran.code, 2);
  assert.equal(ran.stdout, "");
  const places = ran.stderr
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(file.length).split(" ")[0]);
  assert.deepEqual(places, [":1:24", ":2:1", ":3:21", ":3:42", ":4:21", ":7:24", ":8:5"]);
  for (const line of ran.stderr.trimEnd().split("\n")) assert.match(line, /: expected .+, found .+/);
  assert.match(ran.stderr, /did you mean networks\?/);
  assert.equal(existsSync(join(folder, "data")), false, "nothing was made");
});

test("a configuration that is not there", async (t) => {
  const file = join(tempFolder(t), "none.yaml");
  assertRefused(await runPostern(["start", "--config", file, "--data", join(tempFolder(t), "data")]), /none\.yaml.*ENOENT/);
});

test("a port that another program uses, at a door and at the console", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = other.address() as { readonly port: number }; // a TCP server that listens has this form of address
  const taken = `127.0.0.1:${port}`;
  assertRefused(await startWith(t, "", { inbound: taken }), new RegExp(`inbound.* ${taken}: another program uses this port`));
  assertRefused(await startWith(t, "", { outbound: taken }), new RegExp(`outbound.* ${taken}: another program uses this port`));
  assertRefused(await startWith(t, "", { console: taken }), new RegExp(`console.* ${taken}: another program uses this port`));
});

test("a data folder that cannot be: a file in its place, a file above it, a file system without folders", async (t) => {
  const file = join(tempFolder(t), "file");
  writeFileSync(file, "");
  assertRefused(await startWith(t, "", { data: file }), /data folder .*file cannot be written to \(a file of that name is in the way\)/);
  assertRefused(await startWith(t, "", { data: join(file, "below") }), /data folder .*cannot be written to/);
  if (existsSync("/proc/self")) {
    assertRefused(await startWith(t, "", { data: "/proc/postern" }), /data folder .*cannot be written to \(no folder can be made there\)/);
  }
});

test("a data folder on a read-only file system", async (t) => {
  if (requireRoot(t) === null) return;
  const data = join(tempFolder(t), "data");
  mkdirSync(data);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", data], { stdio: "pipe" });
  } catch (fault) {
    missing(t, `a tmpfs cannot be mounted here: ${String(fault)}`);
    return;
  }
  try {
    assertRefused(await startWith(t, "", { data }), /cannot be written to \(the file system is read-only\)/);
  } finally {
    execFileSync("umount", ["-l", data]);
  }
});

test("a certificate that is absent, is none, is a folder or belongs to another key", async (t) => {
  const folder = tempFolder(t);
  const names = ["one", "two"];
  for (const name of names) {
    const made = makeSelfSigned(`${name}.test`, Date.now());
    writeFileSync(join(folder, `${name}.pem`), made.certificate);
    writeFileSync(join(folder, `${name}.key`), made.key);
  }
  writeFileSync(join(folder, "junk"), "no certificate\n");
  const tls = (certificate: string, key: string): string => `tls: { certificate: ${join(folder, certificate)}, key: ${join(folder, key)} }`;
  assertRefused(await startWith(t, tls("absent", "one.key")), /\d:\d+ tls\.certificate: expected a file that can be read, found .*absent/);
  assertRefused(await startWith(t, tls("junk", "one.key")), /junk does not hold a certificate in PEM form/);
  assertRefused(await startWith(t, tls("one.pem", "junk")), /junk does not hold an unencrypted private key/);
  assertRefused(await startWith(t, tls(".", "one.key")), /tls\.certificate: expected a file/);
  assertRefused(await startWith(t, tls("one.pem", "two.key")), /two\.key does not belong to the certificate .*one\.pem/);
});

test("a password file of the next hop that is not there", async (t) => {
  const hop = `nextHop: { inbound: "maildir:mail", outbound: { url: "smtp://127.0.0.1:9", user: anna, passwordFile: secret } }`;
  assertRefused(await startWith(t, hop), /nextHop\.outbound\.passwordFile: expected a file that can be read, found .*secret \(ENOENT\)/);
});

test("a second gateway on the same data folder is refused, and the first goes on", async (t) => {
  const first = await startGateway(t, { config: `domains: [example.org]\n${MAILDIRS}` });
  const second = await startWith(t, "", { data: first.data });
  assertRefused(second, new RegExp(`in use by another Postern \\(process ${first.child.pid}\\)`));
  const client = await SmtpClient.open(first.inbound);
  assert.equal((await client.say("EHLO a.test")).code, 250);
  client.close();
});

test("unknown commands, flags and arguments end with 2; help and version with 0", async () => {
  for (const args of [["explode"], ["start", "--explode"], ["start", "more"], ["explain"], ["scan"], []]) {
    const ran = await runPostern(args);
    assert.equal(ran.code, 2, args.join(" "));
    assert.equal(ran.stdout, "", args.join(" "));
    assertNoTrace(ran);
  }
  for (const args of [["--help"], ["--version"], ["scan", "--help"]]) assert.equal((await runPostern(args)).code, 0, args.join(" "));
});

test("a next hop that does not answer is no mistake: it starts, says so and defers", async (t) => {
  const nobody = await freePort();
  const hop = `smtp://127.0.0.1:${nobody}`;
  const gateway = await startGateway(t, { config: `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }` });
  const client = await SmtpClient.open(gateway.inbound);
  await client.say("EHLO a.test");
  const reply = await client.send("a@sender.test", ["anna@example.org"], Buffer.from("Subject: x\r\n\r\nx\r\n"));
  assert.equal(reply.code, 451);
  assert.match(reply.lines[0] ?? "", /^4\.4\.1 /);
  client.close();
  const ready = await fetch(`http://127.0.0.1:${gateway.console}/readyz`);
  assert.equal(ready.status, 503);
  assert.match(await ready.text(), new RegExp(`127\\.0\\.0\\.1:${nobody} cannot be used`));
  assert.equal((await fetch(`http://127.0.0.1:${gateway.console}/healthz`)).status, 200);
  assert.equal(await gateway.stop(), 0);
});

const MAILDIRS = `nextHop: { inbound: "maildir:mail", outbound: "maildir:mail" }`;

interface Places {
  readonly inbound?: string;
  readonly outbound?: string;
  readonly console?: string;
  readonly data?: string;
}

function startWith(t: TestContext, more: string, { inbound, outbound, console, data }: Places = {}): Promise<Ran> {
  const folder = tempFolder(t);
  const any = "127.0.0.1:0";
  const file = write(
    folder,
    `domains: [example.org]
doors: { inbound: { listen: "${inbound ?? any}" }, outbound: { listen: "${outbound ?? any}" } }
console: { listen: "${console ?? any}" }
${more.includes("nextHop") ? "" : MAILDIRS}
${more}
`,
  );
  return runPostern(["start", "--config", file, "--data", data ?? join(folder, "data")]);
}

function write(folder: string, config: string): string {
  const file = join(folder, "postern.yaml");
  writeFileSync(file, config);
  return file;
}

/** Exit code 2, one line on standard error, nothing on standard output. */
function assertRefused(ran: Ran, sentence: RegExp): void {
  assert.equal(ran.code, 2, ran.stderr);
  assert.match(ran.stderr, sentence);
  assert.equal(ran.stderr.trimEnd().split("\n").length, 1, ran.stderr);
  assert.equal(ran.stdout, "");
  assertNoTrace(ran);
}

function assertNoTrace({ stderr }: Ran): void {
  assert.doesNotMatch(stderr, /^\s+at /m);
  assert.doesNotMatch(stderr, /node:internal/);
}
