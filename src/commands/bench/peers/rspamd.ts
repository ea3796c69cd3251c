/**
 * Rspamd as installed, with the packaged configuration and a few local settings: ports of its own, a dead resolver, and the modules
 * that only look things up in the network off. With or without the Bayes classifier in a Redis of its own.
 */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { Starter } from "../cold-start.ts";
import { cpuOf, memoryOf } from "../processes.ts";
import type { Subject } from "../round.ts";
import { startDeadDns } from "./dead-dns.ts";
import { freePort, type PeerProcess, programPath, settled, startProgram } from "./program.ts";
import { type Lesson, wasLearned } from "./training.ts";

/** Modules of the default configuration that ask the network. */
const NETWORK_MODULES = [
  "rbl",
  "surbl",
  "emails",
  "spf",
  "dkim",
  "dkim_signing",
  "dmarc",
  "arc",
  "mid",
  "asn",
  "hfilter",
  "fuzzy_check",
].concat(["mx_check", "url_redirector", "rspamd_update", "phishing", "whitelist", "maillist"]);
/** Of those, what works without the network and stays on. */
const STAYS_ON = new Set(["phishing", "whitelist", "maillist", "mid"]);

export interface RspamdPlan {
  /** A folder that exists and is ours alone. */
  readonly folder: string;
  readonly bayes: boolean;
  readonly training: readonly Lesson[];
  /** Where compiled patterns lie, when not in `folder`: the first instance compiles for up to a minute, later ones take them from there. */
  readonly compiled?: string;
}

export interface Rspamd extends Subject {
  readonly pids: readonly number[];
  readonly milterPort: number;
  /** Of one message, as Rspamd adds it up. */
  score(raw: Buffer): Promise<number>;
}

interface Ports {
  readonly scan: number;
  readonly control: number;
  readonly milter: number;
  readonly dns: number;
  readonly redis: number | null;
}

/** Starts without Redis, with the patterns that an earlier instance in the folder has compiled; asked as soon as it listens. */
export function rspamdStarter(folder: string): Starter {
  return {
    name: "rspamd without Bayes",
    start: async ({ raw }) => {
      const program = programPath("rspamd", "rspamd");
      const dns = await startDeadDns();
      const own = mkdtempSync(join(folder, "rspamd-cold-"));
      const ports = { scan: await freePort(), control: await freePort(), milter: await freePort(), dns: dns.port, redis: null };
      writeConfiguration(own, compiledIn(folder), ports);
      const began = performance.now();
      const rspamd = await startProgram(commandFor(program, own), ports.scan, join(own, "output"));
      try {
        await post(ports.scan, "/checkv2", [], raw);
        return { cpu: cpuOf([rspamd.pid]), wall: performance.now() - began };
      } finally {
        await rspamd.stop();
        await dns.close();
      }
    },
  };
}

function compiledIn(folder: string): string {
  return join(folder, "rspamd-compiled");
}

export async function startRspamd({ folder, bayes, training, compiled = compiledIn(folder) }: RspamdPlan): Promise<Rspamd> {
  const program = programPath("rspamd", "rspamd");
  const redisProgram = bayes ? programPath("redis-server", "redis-server") : null;
  const dns = await startDeadDns();
  const closing: (() => Promise<void>)[] = [() => dns.close()];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const own = join(folder, bayes ? "rspamd-bayes" : "rspamd");
    mkdirSync(own);
    const redis = redisProgram === null ? null : await startRedis(redisProgram, own);
    if (redis !== null) closing.push(() => redis.process.stop());
    const ports = {
      scan: await freePort(),
      control: await freePort(),
      milter: await freePort(),
      dns: dns.port,
      redis: redis?.port ?? null,
    };
    writeConfiguration(own, compiled, ports);
    const rspamd = await startProgram(commandFor(program, own), ports.scan, join(own, "output"));
    closing.push(() => rspamd.stop());
    const pids = [rspamd.pid, ...(redis === null ? [] : [redis.process.pid])];
    if (bayes) await train(ports.control, training);
    await settled(pids);
    return toSubject({ bayes, training: training.length }, ports, pids, close);
  } catch (fault) {
    await close();
    throw fault;
  }
}

function toSubject(
  about: { readonly bayes: boolean; readonly training: number },
  ports: Ports,
  pids: readonly number[],
  close: () => Promise<void>,
): Rspamd {
  return {
    learns: about.bayes,
    name: about.bayes ? "rspamd with Redis Bayes" : "rspamd without Bayes",
    configured: [
      "the packaged configuration, on loopback, over HTTP (/checkv2) with a new connection for each message",
      `off, because they only ask the network: ${NETWORK_MODULES.filter((name) => !STAYS_ON.has(name)).join(", ")}; other questions are answered SERVFAIL`,
      about.bayes
        ? `Bayes in a Redis of its own, trained with ${about.training} other messages; no learning while measured; CPU and memory include Redis`
        : "no Redis: Bayes and what else needs Redis does not run",
    ],
    pids,
    milterPort: ports.milter,
    judge: async ({ raw }) => void (await post(ports.scan, "/checkv2", [], raw)),
    score: async (raw) => scoreIn(await post(ports.scan, "/checkv2", [], raw)),
    cpu: () => cpuOf(pids),
    memory: () => memoryOf(pids),
    close,
  };
}

function writeConfiguration(own: string, compiled: string, ports: Ports): void {
  const local = join(own, "etc", "local.d");
  for (const each of [local, join(own, "run"), join(own, "db"), join(own, "log"), compiled]) mkdirSync(each, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(local, name), `${text}\n`);
  for (const name of NETWORK_MODULES) if (!STAYS_ON.has(name)) write(`${name}.conf`, "enabled = false;");
  // the first instance compiles its patterns, the second takes them from there
  write("options.inc", `dns { nameserver = ["127.0.0.1:${ports.dns}"]; }\nhs_cache_dir = "${compiled}/";`);
  write("worker-normal.inc", `bind_socket = "127.0.0.1:${ports.scan}";`);
  write("worker-controller.inc", `bind_socket = "127.0.0.1:${ports.control}";`);
  write(
    "worker-proxy.inc",
    `bind_socket = "127.0.0.1:${ports.milter}";\nupstream "local" { default = yes; hosts = "127.0.0.1:${ports.scan}"; }`,
  );
  if (ports.redis !== null) write("redis.conf", `servers = "127.0.0.1:${ports.redis}";`);
  // greylisting would answer the first of each message with a 4xx, and costs nothing worth measuring
  write("greylist.conf", "enabled = false;");
}

function commandFor(program: string, own: string): readonly string[] {
  const variables = { LOCAL_CONFDIR: "etc", RUNDIR: "run", DBDIR: "db", LOGDIR: "log" };
  const asRoot = process.getuid?.() === 0 ? ["--insecure"] : [];
  const words = Object.entries(variables).map(([name, path]) => `--var=${name}=${join(own, path)}`);
  return [program, "--no-fork", "--config", "/etc/rspamd/rspamd.conf", ...asRoot, ...words];
}

async function startRedis(program: string, own: string): Promise<{ readonly port: number; readonly process: PeerProcess }> {
  const folder = join(own, "redis");
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  const port = await freePort();
  const words = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  return { port, process: await startProgram([program, ...words], port, join(own, "redis-output")) };
}

async function train(port: number, training: readonly Lesson[]): Promise<void> {
  for (const { raw, spam } of training) {
    // bulk: without it most messages are refused as already known to be what they are said to be
    await post(port, spam ? "/learnspam" : "/learnham", ["Learn-Type: bulk"], raw, wasLearned);
  }
}

/** The sum stands before the symbols, which have scores of their own. */
function scoreIn(answer: string): number {
  const score = /"score":(-?[\d.]+)/.exec(answer)?.[1];
  if (score === undefined) throw new Error(`rspamd gave no score: ${answer.slice(0, 200)}`);
  return Number(score);
}

/**
 * One request on a connection of its own, read to its end; resolves to the answer. Node's HTTP client is too strict here: Rspamd 3.4 sends more octets than it
 * announces when it closes the connection.
 */
function post(
  port: number,
  path: string,
  headers: readonly string[],
  body: Buffer,
  isGood: (status: number) => boolean = isOk,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.once("error", reject);
    socket.once("close", () => {
      const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(answer)?.[1] ?? 0);
      if (isGood(status)) resolve(answer);
      else reject(new Error(`rspamd answered ${status} to ${path}: ${answer.slice(-200)}`));
    });
    const lines = [`POST ${path} HTTP/1.1`, "Host: localhost", "Connection: close", `Content-Length: ${body.length}`, ...headers];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    socket.write(body);
  });
}

function isOk(status: number): boolean {
  return status === 200;
}
