/**
 * A real Postfix in folders of its own, on a port of its own: nothing of the machine's Postfix is touched. For the benchmark and for tests.
 * Needs root, because Postfix's master starts its daemons under its own users.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface InstancePlan {
  /** The program `postfix`. */
  readonly program: string;
  /** A folder that exists and is the instance's alone. */
  readonly folder: string;
  readonly port: number;
  /** How many smtpd, and how many that deliver. */
  readonly processes: number;
  /** Lines of main.cf beyond what any instance needs. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Instance {
  /** Resolves nothing: it answers at its port a moment later. Throws what Postfix says. */
  start(): void;
  /** Ends it at once. */
  abort(): void;
  /** Process id of its master, while it runs. */
  masterPid(): number;
  /** Messages that wait in these queues. */
  queued(...queues: readonly string[]): number;
  log(): string;
}

export function toInstance({ program, folder, port, processes, settings }: InstancePlan): Instance {
  chmodSync(folder, 0o755);
  const config = join(folder, "etc");
  const spool = join(folder, "spool");
  for (const name of [config, spool, join(folder, "lib")]) mkdirSync(name);
  chownSync(join(folder, "lib"), idOf("-u", "postfix"), idOf("-g", "postfix"));
  writeFileSync(join(config, "main.cf"), toMainCf({ ...settingsOf(folder), ...settings }));
  writeFileSync(join(config, "master.cf"), toMasterCf(port, processes));
  const control = (verb: string): void => void execFileSync(program, ["-c", config, verb], { stdio: "pipe" });
  return {
    start: () => control("start"),
    abort: () => control("abort"),
    masterPid: () => Number(readFileSync(join(spool, "pid", "master.pid"), "utf8")),
    queued: (...queues) => queues.reduce((sum, name) => sum + countFiles(join(spool, name)), 0),
    log: () => readFileSync(join(folder, "log"), "utf8"),
  };
}

/** The number of a user ("-u") or group ("-g"). */
export function idOf(flag: "-u" | "-g", name: string): number {
  return Number(execFileSync("id", [flag, name]).toString());
}

function settingsOf(folder: string): Readonly<Record<string, string>> {
  return {
    compatibility_level: "3.6",
    queue_directory: join(folder, "spool"),
    data_directory: join(folder, "lib"),
    maillog_file: join(folder, "log"),
    maillog_file_prefixes: folder,
    mail_owner: "postfix",
    setgid_group: "postdrop",
    myhostname: "postfix.test",
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    mynetworks: "127.0.0.0/8",
    alias_maps: "",
    // its client is one program that opens many connections and never waits
    smtpd_client_connection_count_limit: "0",
    in_flow_delay: "0",
    message_size_limit: "52428800",
  };
}

function toMainCf(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

function toMasterCf(port: number, processes: number): string {
  return `127.0.0.1:${port} inet n - n - ${processes} smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - ${processes} smtp
relay unix - - n - ${processes} smtp
virtual unix - n n - ${processes} virtual
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
tlsmgr unix - - n 1000? 1 tlsmgr
showq unix n - n - - showq
`;
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  } catch {
    return 0; // Postfix makes its queue folders when it starts
  }
}
