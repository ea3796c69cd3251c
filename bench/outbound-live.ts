/**
 * Stolen accounts at a real gateway, in real time: authors of list mail are the accounts (their real messages, shifted by whole weeks so that
 * the last lies before today, are judged by the real judging half of the house and weighed), then each account sends real spam to strangers,
 * one message a second, through the gateway's outbound door. Prints recipients reached and seconds until held and until suspended.
 * `node bench/outbound-live.ts [accounts] [corpus of the attacks]`; needs the corpora. The shipped model learned from mail-spamassassin and
 * never saw mail-list-spam or mail-phishing-pot. Nothing leaves the machine.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { toJudgingHouse } from "../src/assembly/judging.ts";
import { shippedModel } from "../src/assembly/learning.ts";
import { asSubmitted } from "../src/commands/bench/hijack/mail.ts";
import { quantile } from "../src/commands/bench/hijack/measure.ts";
import type { IdentityChanged } from "../src/events/event.ts";
import { openPeer, type Peer } from "../src/hops/testing/peer.ts";
import type { Arrival } from "../src/mail/arrival.ts";
import { readMessage } from "../src/mail/read.ts";
import { newReceipt } from "../src/mail/receipt.ts";
import { toWhose } from "../src/observed/whose.ts";
import { type JudgingHouse, judgeArrival } from "../src/pipeline/handle.ts";
import { openLog } from "../src/platform/log.ts";
import { toNetworks } from "../src/platform/net.ts";
import { hashPassword } from "../src/platform/passwords.ts";
import { editUsers } from "../src/platform/users-file.ts";
import type { Submitted } from "../src/ports/outbound-watch.ts";
import { loadSettings } from "../src/settings/load.ts";
import { openLedgerStore } from "../src/stores/embedded/ledger/open.ts";
import { openEmbeddedStores, openForReading } from "../src/stores/embedded/open.ts";
import { openWatch } from "../src/watch/open.ts";
import { type CorpusFile, openCorpus } from "../test/support/corpora.ts";
import { SmtpClient } from "../test/support/peers/smtp-client.ts";

const WEEK = 7 * 86_400_000;
const PASSWORD = "open sesame";
const SECONDS = 60;
const CLIENT = { address: "127.0.0.1", port: 1, helo: "pc.example.org", protocol: "ESMTPSA", tls: null, ours: true } as const;
const log = openLog("error");
const say = (text: string): void => void process.stdout.write(`${text}\n`);

interface Account {
  readonly name: string;
  readonly identity: string;
  readonly history: readonly Mail[];
  readonly spam: readonly CorpusFile[];
}

interface Mail {
  readonly raw: Buffer;
  readonly at: number;
  readonly to: readonly string[];
}

/** How one account ended. */
interface Taken {
  readonly reached: number;
  readonly held: number | null;
  readonly suspended: number | null;
  readonly sent: number;
}

/** The message as this account hands it in. */
function writtenBy(name: string, raw: Buffer): Buffer {
  return Buffer.from(
    asSubmitted(raw)
      .toString("latin1")
      .replace(/^From: <[^>]*>/, `From: <${name}>`),
    "latin1",
  );
}

function toAccounts(count: number, attackCorpus: string): readonly Account[] {
  const [ham, spam] = [openCorpus("mail-list-ham"), openCorpus(attackCorpus)];
  if (ham === null || spam === null) throw new Error("the corpora are not here (set POSTERN_CORPORA)");
  const mail = ham.files.map(({ path }) => {
    const raw = readFileSync(path);
    const message = readMessage(raw);
    const to = [...message.to, ...message.cc].map(({ address }) => address.toLowerCase()).filter((address) => address.includes("@"));
    return { raw, at: message.date ?? 0, from: message.from[0]?.address.toLowerCase() ?? "", to: [...new Set(to)].slice(0, 10) };
  });
  const authors = [
    ...Map.groupBy(
      mail.filter(({ at, to, from }) => at > 0 && to.length > 0 && from !== ""),
      ({ from }) => from,
    ),
  ]
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, count);
  const attacks = spam.files.filter(({ label }) => /^(?:spam|phish)/.test(label));
  return authors.map(([, own], i) => {
    const sorted = own.toSorted((one, other) => one.at - other.at);
    const shift = Math.floor((Date.now() - 3_600_000 - sorted.at(-1)!.at) / WEEK) * WEEK;
    const name = `account${i}@example.org`;
    const history = sorted.map(({ raw, at, to }) => ({ raw: writtenBy(name, raw), at: at + shift, to }));
    return { name, identity: `user:${name}`, history, spam: attacks.filter((_, k) => k % count === i) };
  });
}

async function toSubmitted({ name }: Account, { raw, at, to }: Mail, house: JudgingHouse): Promise<Submitted> {
  const id = newReceipt(at);
  const arrival: Arrival = {
    ...{ id, at, door: "smtp-outbound", direction: "outbound", client: CLIENT, submitter: name, raw, sha256: id },
    envelope: { mailFrom: name, mailParameters: {}, rcptTo: to.map((address) => ({ address })) },
  };
  const { summary, traits, verdict } = await judgeArrival(arrival, house);
  return { arrival, summary, traits, probability: verdict.probability, ours: [] };
}

/** Everybody's history, weighed in the order of time as the gateway would have; the data folder then holds the ledger. */
async function writeHistory(accounts: readonly Account[], folder: string): Promise<void> {
  const house = toJudgingHouse(loadSettings({ dataFolder: folder }), shippedModel());
  const stores = await openEmbeddedStores({ folder, log });
  const store = await openLedgerStore(folder, log);
  const clock = { now: () => at };
  const noticed: string[] = [];
  let at = 0;
  const isRelay = toNetworks([]);
  const whose = toWhose({ networks: [], mailHosts: [] });
  const { watch, close } = await openWatch({
    ...stores,
    store,
    clock,
    log,
    ...{ isRelay, whose, domains: [] },
    isObserving: () => true,
    wakeOutbox: () => {},
  });
  const all = accounts
    .flatMap((account) => account.history.map((mail) => ({ account, mail })))
    .sort((one, other) => one.mail.at - other.mail.at);
  for (const { account, mail } of all) {
    at = mail.at;
    const submitted = await toSubmitted(account, mail, house);
    await watch.weigh(submitted, (weighed) => {
      if (weighed !== null && weighed.state !== "normal") noticed.push(`${weighed.state} ${account.name}`);
      return { fate: "gone", recipients: mail.to.length, done: Promise.resolve() };
    });
  }
  const stopped = noticed.filter((each) => !each.startsWith("watch"));
  say(
    `history: ${all.length} messages of ${accounts.length} authors; of these ${noticed.length} were watched or worse, and ${stopped.length} would have been held or worse, of ${new Set(stopped.map((each) => each.split(" ")[1])).size} authors`,
  );
  const hash = await hashPassword(PASSWORD);
  for (const { name } of accounts) await editUsers(join(folder, "users"), name, hash);
  await close();
  await store.close();
  await stores.close();
  await house.workers.close();
}

async function startGateway(folder: string, hop: number, policy: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const file = join(folder, "postern.yaml");
  writeFileSync(
    file,
    `domains: [example.org]
nextHop: { outbound: "smtp://127.0.0.1:${hop}" }
doors: { inbound: { listen: off }, outbound: { listen: ["127.0.0.1:0"] } }
console: { listen: off }
log: { level: error }
${policy}`,
  );
  const entry = join(import.meta.dirname, "../bin/postern.mjs");
  const child = spawn(process.execPath, [entry, "start", "--config", file, "--data", folder], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const port = /^Outbound\s.*:(\d+)/m.exec(output)?.[1];
      if (port !== undefined && output.includes("Ready.")) resolve({ child, port: Number(port) });
    });
    child.once("close", () => reject(new Error(`the gateway did not start: ${output}`)));
  });
}

async function signIn({ name }: Account, port: number): Promise<SmtpClient> {
  const client = await SmtpClient.open(port);
  await client.say("EHLO pc.example.org");
  await client.startTls();
  await client.say("EHLO pc.example.org");
  const signedIn = await client.say(`AUTH PLAIN ${Buffer.from(`\0${name}\0${PASSWORD}`).toString("base64")}`);
  if (signedIn.code !== 235) throw new Error(`${name} could not sign in: ${signedIn.lines.join(" ")}`);
  return client;
}

/** One message a second to somebody new, until the account is refused or the minute is over. Returns when it began and how many it sent. */
async function attack(
  { name, spam }: Account,
  client: SmtpClient,
  oneText: boolean,
): Promise<{ readonly began: number; readonly sent: number }> {
  const began = Date.now();
  for (let i = 0; i < SECONDS; i++) {
    await wait(Math.max(0, began + i * 1_000 - Date.now()));
    const raw = writtenBy(name, readFileSync(spam[oneText ? 0 : i % spam.length]!.path));
    const reply = await client.send(name, [`stranger.${name.split("@")[0]}.${i}@far${i}.example`], raw);
    if (reply.code === 550) {
      process.stderr.write(`${name}: ${reply.lines.join(" ")}\n`);
      client.close();
      return { began, sent: i };
    }
  }
  client.close();
  return { began, sent: SECONDS };
}

async function round(
  title: string,
  accounts: readonly Account[],
  from: string,
  { policy, oneText }: { readonly policy: string; readonly oneText: boolean },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "postern-live-"));
  const peer = await openPeer();
  try {
    cpSync(from, folder, { recursive: true });
    const { child, port } = await startGateway(folder, peer.port, policy);
    const ended = new Promise((resolve) => child.once("close", resolve));
    let runs: readonly { readonly began: number; readonly sent: number }[];
    try {
      const clients: SmtpClient[] = [];
      // one after another: passwords are checked few at a time
      for (const account of accounts) clients.push(await signIn(account, port));
      runs = await Promise.all(accounts.map((account, i) => attack(account, clients[i]!, oneText)));
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
    await report(title, folder, peer, accounts, runs);
  } finally {
    await peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(
  title: string,
  folder: string,
  peer: Peer,
  accounts: readonly Account[],
  runs: readonly { readonly began: number; readonly sent: number }[],
): Promise<void> {
  const stores = await openForReading(folder, log);
  const rows = await stores.events.latest({ types: ["identity.changed"], limit: 5_000 });
  await stores.close();
  const changes = rows.map(({ event }) => event as IdentityChanged).reverse();
  const reached = peer.lines.filter((line) => /^RCPT TO/i.test(line));
  const bodies = peer.messages.length;
  const taken = accounts.map(({ name, identity }, i): Taken => {
    const { began, sent } = runs[i]!;
    const seconds = (states: readonly string[]): number | null => {
      const change = changes.find((each) => each.identity === identity && each.at >= began && states.includes(each.to));
      return change === undefined ? null : (change.at - began) / 1_000;
    };
    const mine = peer.messages.filter((message) => message.includes(`From: <${name}>`)).length;
    return { reached: mine, held: seconds(["held", "throttled", "suspended"]), suspended: seconds(["suspended"]), sent };
  });
  const list = (values: readonly (number | null)[]): string => {
    const known = values.filter((value) => value !== null);
    return known.length === 0
      ? "never"
      : `${quantile(known, 0.5).toFixed(1)} / ${quantile(known, 0.95).toFixed(1)} (${known.length} of ${values.length})`;
  };
  say(
    `| ${title} | ${list(taken.map((each) => each.reached))} | ${list(taken.map((each) => each.held))} | ${list(taken.map((each) => each.suspended))} |`,
  );
  process.stderr.write(`${title}: ${bodies} messages at the next hop, ${reached.length} RCPT; ${JSON.stringify(taken)}\n`);
}

const accounts = toAccounts(Number(process.argv[2] ?? 20), process.argv[3] ?? "mail-list-spam");
const base = mkdtempSync(join(tmpdir(), "postern-live-"));
const PASS = "policy: [{ name: pass, when: { direction: [outbound, internal] }, do: accept }]\n";
try {
  await writeHistory(accounts, base);
  say("| round | recipients reached | seconds to hold | seconds to suspend |\n|---|---|---|---|");
  await round("one text to all, watch alone", accounts, base, { policy: PASS, oneText: true });
  await round("one text to all, with the default policy", accounts, base, { policy: "", oneText: true });
  await round("another text each time, watch alone", accounts, base, { policy: PASS, oneText: false });
  await round("another text each time, with the default policy", accounts, base, { policy: "", oneText: false });
} finally {
  rmSync(base, { recursive: true, force: true });
}
