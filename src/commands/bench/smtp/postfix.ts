/**
 * A Postfix of the benchmark's own, with Rspamd as its milter: folders and ports of its own, the machine's Postfix is not touched.
 * Needs root, because Postfix's master starts its daemons under its own users.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../../platform/errors.ts";
import { answers, freePort, programPath } from "../peers/program.ts";
import type { Rspamd } from "../peers/rspamd.ts";
import { cpuOf, memoryOf } from "../processes.ts";
import type { Relay } from "./relay.ts";

const PROCESSES = 20;
const DRAIN_PATIENCE = 60_000;

export async function startPostfix(folder: string, sinkPort: number, rspamd: Rspamd): Promise<Relay> {
  const program = programPath("postfix", "postfix");
  if (process.getuid?.() !== 0) throw new OperatorError("bench/not-root", "Only root can start a Postfix to compare with.");
  const own = join(folder, "postfix");
  const spool = join(own, "spool");
  for (const each of [own, spool, join(own, "etc"), join(own, "lib")]) mkdirSync(each);
  for (const each of [folder, own]) chmodSync(each, 0o755);
  chownSync(join(own, "lib"), idOf("-u", "postfix"), idOf("-g", "postfix"));
  const port = await freePort();
  writeFileSync(join(own, "etc", "main.cf"), toMainCf(own, sinkPort, rspamd.milterPort));
  writeFileSync(join(own, "etc", "master.cf"), toMasterCf(port));
  const control = (verb: string): void => void execFileSync(program, ["-c", join(own, "etc"), verb], { stdio: "pipe" });
  control("start");
  const close = async (): Promise<void> => control("abort");
  try {
    await answers(port);
  } catch (fault) {
    await close();
    throw new OperatorError("bench/peer-failed", "Postfix did not start.", fault);
  }
  const master = Number(readFileSync(join(spool, "pid", "master.pid"), "utf8"));
  const roots = [master, ...rspamd.pids];
  return {
    name: `postfix + ${rspamd.name}`,
    configured: [
      `Postfix with ${PROCESSES} smtpd, Rspamd as milter; CPU and memory of both, delivery from the queue to the sink included`,
      ...rspamd.configured.slice(1).map((line) => `Rspamd: ${line}`),
    ],
    port,
    cpu: () => cpuOf(roots),
    memory: () => memoryOf(roots),
    strangers: [master],
    drained: () => drained(spool),
    close,
  };
}

async function drained(spool: string): Promise<void> {
  for (const end = Date.now() + DRAIN_PATIENCE; queued(spool) > 0; await wait(100)) {
    if (Date.now() > end) throw new Error("Postfix did not empty its queue");
  }
  await wait(500);
}

function queued(spool: string): number {
  const files = (name: string): number =>
    readdirSync(join(spool, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  return ["incoming", "active", "deferred", "maildrop"].reduce((sum, name) => sum + files(name), 0);
}

function toMainCf(own: string, sinkPort: number, milterPort: number): string {
  const settings = {
    compatibility_level: "3.6",
    queue_directory: join(own, "spool"),
    data_directory: join(own, "lib"),
    maillog_file: join(own, "log"),
    maillog_file_prefixes: own,
    mail_owner: "postfix",
    setgid_group: "postdrop",
    myhostname: "postfix.test",
    mydestination: "",
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    mynetworks: "127.0.0.0/8",
    alias_maps: "",
    default_transport: `smtp:[127.0.0.1]:${sinkPort}`,
    relay_transport: `smtp:[127.0.0.1]:${sinkPort}`,
    smtpd_milters: `inet:127.0.0.1:${milterPort}`,
    milter_protocol: "6",
    milter_default_action: "tempfail",
    // the load is one client that opens many connections and never waits
    smtpd_client_connection_count_limit: "0",
    in_flow_delay: "0",
    message_size_limit: "52428800",
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

function toMasterCf(port: number): string {
  return `127.0.0.1:${port} inet n - n - ${PROCESSES} smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - ${PROCESSES} smtp
relay unix - - n - ${PROCESSES} smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
showq unix n - n - - showq
`;
}

function idOf(flag: "-u" | "-g", user: string): number {
  return Number(execFileSync("id", [flag, user]).toString());
}
