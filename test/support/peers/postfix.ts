/**
 * A real Postfix as a peer, in folders of its own, on ports of its own: nothing of the machine's Postfix is touched.
 * Needs root (Postfix's master starts its daemons under its own users).
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { freePort, portOpen } from "../ports.ts";
import { requireProgram, requireRoot } from "../programs.ts";

export interface Postfix {
  readonly port: number;
  /** Messages in the Maildir, bytes as Postfix wrote them. */
  delivered(): readonly Buffer[];
  countDelivered(): number;
  /** Messages that wait in its queue. */
  queued(): number;
  /** Its own log. */
  log(): string;
  stop(): void;
  start(): Promise<void>;
}

export interface PostfixPlan {
  /** Domains whose mail it delivers into its Maildir, whoever the recipient. */
  readonly mailboxDomains?: readonly string[];
  /** Everything else goes to this host:port. */
  readonly relayTo?: string;
  /** Further lines of main.cf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** smtpd processes. */
  readonly processes?: number;
}

/** Starts an instance and stops it after the test; null after the test was skipped. */
export async function startPostfix(t: TestContext, plan: PostfixPlan): Promise<Postfix | null> {
  const postfix = requireProgram(t, "postfix");
  if (postfix === null || requireRoot(t) === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "postern-postfix-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const uid = idOf("-u", "nobody");
  const gid = idOf("-g", "nobody");
  const mail = join(folder, "mail");
  const config = join(folder, "etc");
  for (const name of ["etc", "spool", "lib", "mail"]) mkdirSync(join(folder, name));
  chownSync(mail, uid, gid);
  chownSync(join(folder, "lib"), idOf("-u", "postfix"), idOf("-g", "postfix"));
  writeFileSync(join(config, "main.cf"), toMainCf(folder, plan, uid, gid));
  writeFileSync(join(config, "master.cf"), toMasterCf(port, plan.processes ?? 20));
  const control = (verb: string): void => void execFileSync(postfix, ["-c", config, verb], { stdio: "pipe" });
  const start = async (): Promise<void> => {
    control("start");
    await portOpen(port);
  };
  let running = true;
  t.after(() => {
    if (running) control("abort");
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  await start();
  const inbox = join(mail, "inbox", "new");
  return {
    port,
    delivered: () => list(inbox).map((name) => readFileSync(join(inbox, name))),
    countDelivered: () => list(inbox).length,
    queued: () =>
      ["incoming", "active", "deferred", "hold", "maildrop"].reduce((sum, name) => sum + countFiles(join(folder, "spool", name)), 0),
    log: () => readFileSync(join(folder, "log"), "utf8"),
    stop: () => {
      running = false;
      control("abort");
    },
    start: async () => {
      await start();
      running = true;
    },
  };
}

function toMainCf(folder: string, plan: PostfixPlan, uid: number, gid: number): string {
  const settings: Record<string, string> = {
    compatibility_level: "3.6",
    queue_directory: join(folder, "spool"),
    data_directory: join(folder, "lib"),
    maillog_file: join(folder, "log"),
    maillog_file_prefixes: folder,
    mail_owner: "postfix",
    setgid_group: "postdrop",
    myhostname: "postfix.test",
    mydestination: "",
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    mynetworks: "127.0.0.0/8",
    alias_maps: "",
    biff: "no",
    smtputf8_enable: "yes",
    // tests look at bytes and speed, not at Postfix's caution
    smtpd_client_connection_count_limit: "0",
    in_flow_delay: "0",
    default_process_limit: "50",
    minimal_backoff_time: "2s",
    maximal_backoff_time: "5s",
    queue_run_delay: "2s",
    smtp_destination_concurrency_limit: "20",
    default_destination_concurrency_limit: "20",
    initial_destination_concurrency: "10",
    // a next hop that answers 4xx is asked again soon, not declared dead
    default_destination_concurrency_failed_cohort_limit: "1000",
    message_size_limit: "52428800",
    mailbox_size_limit: "0",
    virtual_mailbox_limit: "0",
    virtual_mailbox_domains: (plan.mailboxDomains ?? []).join(" "),
    virtual_mailbox_base: join(folder, "mail"),
    virtual_mailbox_maps: "static:inbox/",
    virtual_uid_maps: `static:${uid}`,
    virtual_gid_maps: `static:${gid}`,
    virtual_minimum_uid: "1",
    ...(plan.relayTo === undefined
      ? {}
      : { default_transport: `smtp:[${plan.relayTo.replace(":", "]:")}`, relay_transport: `smtp:[${plan.relayTo.replace(":", "]:")}` }),
    ...plan.settings,
  };
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

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // nothing was delivered yet
  }
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  } catch {
    return 0; // Postfix makes its queue folders when it starts
  }
}

function idOf(flag: "-u" | "-g", user: string): number {
  return Number(execFileSync("id", [flag, user]).toString());
}
