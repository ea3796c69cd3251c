/**
 * A generated stream of clean mail through the outbound watch with its profiles on disk: `node bench/outbound-replay.ts [messages] [identities]
 * [active]`. Prints events a second, memory, false holds and suspensions with their bounds, and a digest of all decisions: two runs must print
 * the same. Model-based: accounts with habits of their own (hours, pace, correspondents, programs, networks), scores drawn from those that our
 * filter gave to the honest list mail of the corpora, rare strangers, rare dead addresses. It is no proof about real mail.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keeper } from "../src/detectors/outbound/keeper.ts";
import { STATES } from "../src/detectors/outbound/standing.ts";
import { STYLE_CLASSES, STYLE_TRAITS } from "../src/mail/style.ts";
import type { Observed, Submission } from "../src/observed/observed.ts";
import { openLog } from "../src/platform/log.ts";
import { openLedgerStore } from "../src/stores/embedded/ledger/open.ts";

const [messages = 10_000_000, identities = 1_000_000, active = 10_000] = process.argv.slice(2).map(Number);
/** Share of the mail that the active identities send; the others send the rest, each a few messages. */
const ACTIVE_SHARE = 0.9;
const START = Date.UTC(2026, 0, 5);
/** Upper ends of scores with their shares, as our filter scored 2,400 honest messages of lists handed in as outbound mail (2026-11-26). */
const SCORES = [
  ...[
    [0.02, 0.695],
    [0.05, 0.2692],
    [0.1, 0.0312],
    [0.2, 0.0033],
    [0.5, 0.0004],
    [0.8, 0.0008],
  ],
] as const;

let state = 20_261_126;
function next(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  let mixed = state;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

function score(): number {
  let rest = next();
  let low = 0;
  for (const [end, share] of SCORES) {
    if (rest < share) return low + next() * (end - low);
    rest -= share;
    low = end;
  }
  return next() * 0.02;
}

/** Each account has a way of writing and keeps to it in four traits of five. */
function style(number: number): string {
  let digits = "";
  for (let trait = 0; trait < STYLE_TRAITS.length; trait++)
    digits += next() < 0.8 ? (Math.imul(number + 1, 2_654_435_761 + trait * 40_503) >>> 7) % 3 : Math.floor(next() * STYLE_CLASSES);
  return digits;
}

/** Everything about an account follows from its number, so that a million of them take no memory. */
function submission(at: number, number: number, count: number): Submission {
  const account = `u${number}@org${number % 500}.example`;
  const correspondents = 8 + (number % 60);
  const isStranger = next() < 0.06;
  const recipient = isStranger
    ? `s${Math.floor(next() * 1e7)}@any${Math.floor(next() * 4_000)}.example`
    : `c${number}.${Math.floor(next() * correspondents)}@partner${number % 90}.example`;
  const office = `198.18.${number % 250}.${1 + (number % 200)}`;
  const by = {
    submitter: account,
    client: next() < 0.8 ? office : `198.19.${number % 250}.${1 + (number % 200)}`,
    mailClient: `Program ${number % 9}`,
    author: account,
  };
  return {
    ...{ kind: "submission", at, message: `m${count}`, by, mailFrom: account, recipients: [recipient], ours: [], bytes: 3_000 },
    content: {
      probability: score(),
      template: null,
      style: style(number),
      links: next() < 0.3 ? [`site${number % 300}.example`] : [],
      isReply: next() < 0.5,
      isAutomatic: false,
    },
  };
}

const folder = mkdtempSync(join(tmpdir(), "postern-replay-"));
const store = await openLedgerStore(folder, openLog("error"));
const keeper = new Keeper(store);
/** As the gateway does (src/watch/watch.ts). */
const SNAPSHOT_EVERY = 50_000;
const digest = createHash("sha256");
let [events, holds, suspensions, lines] = [0, 0, 0, ""];
const holding = new Set<string>();

async function take(event: Observed): Promise<void> {
  await keeper.prepare(event);
  const assessment = keeper.take(event);
  events++;
  if (keeper.wantsSnapshot || events % SNAPSHOT_EVERY === 0) await keeper.snapshot(events);
  if (assessment === null) return;
  const { identity, standing, before, evidence } = assessment;
  lines += `${identity} ${standing.state} ${evidence}\n`;
  if (lines.length > 65_536) {
    digest.update(lines);
    lines = "";
  }
  const [was, is] = [STATES.indexOf(before), STATES.indexOf(standing.state)];
  if (event.kind === "submission" && is >= STATES.indexOf("held")) holds++;
  if (is >= STATES.indexOf("held")) holding.add(identity);
  if (was < STATES.indexOf("suspended") && is >= STATES.indexOf("suspended")) suspensions++;
}

function resident(): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1_024;
}

function bound(count: number): string {
  const million = (value: number): string => ((value * 1e6) / messages).toFixed(2);
  // Poisson, 95 %: 3 for none, else the usual approximation of the upper end
  return `${count} (${million(count)} a million, at most ${million(count === 0 ? 3 : count + 1.96 * Math.sqrt(count) + 2)})`;
}

const began = performance.now();
const cpu = process.cpuUsage();
let most = 0;
/** 30 days: the pauses of all together. */
const step = (30 * 86_400_000) / messages;
try {
  for (let count = 0; count < messages; count++) {
    const number = next() < ACTIVE_SHARE ? Math.floor(next() * active) : active + Math.floor(next() * (identities - active));
    const at = START + Math.floor(count * step);
    const sent = submission(at, number, count);
    await take(sent);
    if (next() < 0.006) {
      await take({
        kind: "reply",
        at,
        message: sent.message,
        by: sent.by,
        recipient: sent.recipients[0] ?? "",
        result: "refused",
        enhanced: "5.1.1",
        text: "User unknown",
        via: "smtp",
      });
    }
    if (count % 250_000 === 0) {
      most = Math.max(most, resident());
      const { hold, suspend } = keeper.ledger.thresholds;
      process.stderr.write(`${count} messages, ${resident().toFixed(0)} MiB, hold ${hold.toFixed(1)}, suspend ${suspend.toFixed(1)}\n`);
    }
  }
  await keeper.snapshot(events);
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(`messages ${messages}, identities ${identities} (${active} active, ${ACTIVE_SHARE * 100} % of the mail), events ${events}
CPU ${((user + system) / events).toFixed(1)} µs an event, ${Math.round((events * 1_000) / (performance.now() - began))} events a second
resident ${Math.max(most, resident()).toFixed(0)} MiB at the most
messages held ${bound(holds)}, of ${holding.size} identities; identities suspended ${bound(suspensions)}
thresholds ${JSON.stringify(keeper.ledger.thresholds)}
decisions ${digest.update(lines).digest("hex")}
`);
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
