/** A real Postfix as a peer of a test (postfix-instance.ts). Needs root. */
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { idOf, toInstance } from "../../../src/commands/bench/smtp/postfix-instance.ts";
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
  const port = await freePort();
  const uid = idOf("-u", "nobody");
  const gid = idOf("-g", "nobody");
  const mail = join(folder, "mail");
  mkdirSync(mail);
  chownSync(mail, uid, gid);
  const settings = toSettings(mail, plan, uid, gid);
  const instance = toInstance({ program: postfix, folder, port, processes: plan.processes ?? 20, settings });
  const start = async (): Promise<void> => {
    instance.start();
    await portOpen(port);
  };
  let running = true;
  t.after(() => {
    if (running) instance.abort();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  await start();
  const inbox = join(mail, "inbox", "new");
  return {
    port,
    delivered: () => list(inbox).map((name) => readFileSync(join(inbox, name))),
    countDelivered: () => list(inbox).length,
    queued: () => instance.queued("incoming", "active", "deferred", "hold", "maildrop"),
    log: () => instance.log(),
    stop: () => {
      running = false;
      instance.abort();
    },
    start: async () => {
      await start();
      running = true;
    },
  };
}

function toSettings(mail: string, plan: PostfixPlan, uid: number, gid: number): Readonly<Record<string, string>> {
  return {
    biff: "no",
    smtputf8_enable: "yes",
    // tests look at bytes and speed, not at Postfix's caution
    default_process_limit: "50",
    minimal_backoff_time: "2s",
    maximal_backoff_time: "5s",
    queue_run_delay: "2s",
    smtp_destination_concurrency_limit: "20",
    default_destination_concurrency_limit: "20",
    initial_destination_concurrency: "10",
    // a next hop that answers 4xx is asked again soon, not declared dead
    default_destination_concurrency_failed_cohort_limit: "1000",
    mailbox_size_limit: "0",
    virtual_mailbox_limit: "0",
    virtual_mailbox_domains: (plan.mailboxDomains ?? []).join(" "),
    virtual_mailbox_base: mail,
    virtual_mailbox_maps: "static:inbox/",
    virtual_uid_maps: `static:${uid}`,
    virtual_gid_maps: `static:${gid}`,
    virtual_minimum_uid: "1",
    ...(plan.relayTo === undefined
      ? {}
      : { default_transport: `smtp:[${plan.relayTo.replace(":", "]:")}`, relay_transport: `smtp:[${plan.relayTo.replace(":", "]:")}` }),
    ...plan.settings,
  };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // nothing was delivered yet
  }
}
