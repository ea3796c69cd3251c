/** Runs takeovers through the ledger and its rivals, and notes when each acted and whom the attacker had reached by then. */
import { type Assessment, Ledger, type LedgerOptions } from "../../../detectors/outbound/ledger.ts";
import { STATES } from "../../../detectors/outbound/standing.ts";
import type { Observed, SignIn, Submission } from "../../../observed/observed.ts";
import { type Cell, type Limits, takeover } from "./attack.ts";
import type { Rival } from "./rivals.ts";
import type { Author, Campaign, World } from "./world.ts";

/** One takeover as one defender saw it. Null: it did not act within the limits. */
export interface Takeover {
  readonly author: string;
  readonly cell: Cell;
  /** Attack messages up to and with the one that was acted on. */
  readonly messages: number | null;
  readonly allMessages: number | null;
  readonly seconds: number | null;
  /** Recipients that the attack reached before anything was held or stopped. */
  readonly reached: number;
  /** The same for suspension: also what left after its hold had ended. */
  readonly suspend: { readonly messages: number; readonly seconds: number; readonly reached: number } | null;
}

export const LIMITS: Limits = { attack: 600, all: 1_500 };
const HOLD_MAX = 300_000;

/** A ledger that has seen the first part of everybody's mail. */
export function trained(world: World, options: LedgerOptions = {}): Ledger {
  const ledger = new Ledger(options);
  const events = world.authors.flatMap(({ mail, learned }) => mail.slice(0, learned).flatMap(withSignIn));
  for (const event of events.toSorted((a, b) => a.at - b.at)) ledger.take(event);
  return ledger;
}

/** The sign-in before a message, from where and with what it was sent: synthetic, as the mail tells nothing of it. */
export function withSignIn(event: Submission): readonly Observed[] {
  const { submitter, client, mailClient } = event.by;
  const signIn: SignIn = {
    ...{ kind: "sign-in", at: event.at - 1_000, user: submitter ?? "", client: client ?? null, service: "smtp", result: "ok" },
    ...{ place: null, device: mailClient ?? "a device" },
  };
  return [signIn, event];
}

export function runOurs(ledger: Ledger, author: Author, campaign: Campaign, cell: Cell, options?: LedgerOptions): Takeover {
  const fork = ledger.fork([author.identity], options);
  const begins = beginning(author);
  let held: { messages: number; all: number; at: number } | null = null;
  let suspended: { messages: number; at: number } | null = null;
  const leaves: number[] = []; // when each attack message leaves us
  let reachedBefore = 0;
  let all = 0;
  let attacks = 0;
  for (const { event, attack } of takeover(author, campaign, cell, begins, LIMITS)) {
    const assessment = fork.take(event);
    if (event.kind === "submission") all++;
    if (attack > 0) attacks = attack;
    if (assessment === null || assessment.identity !== author.identity) continue;
    const level = levelOf(assessment);
    if (attack > 0 && level < SUSPENDED) leaves.push(level >= HELD ? event.at + HOLD_MAX : event.at);
    if (held === null && level >= HELD) held = { messages: attacks, all, at: event.at };
    if (held === null) reachedBefore = attacks;
    if (level < SUSPENDED) continue;
    suspended = { messages: attacks, at: event.at };
    break;
  }
  const end = suspended?.at ?? Number.POSITIVE_INFINITY;
  const reached = leaves.filter((at) => at < end).length;
  return {
    author: author.address,
    cell,
    messages: held?.messages ?? null,
    allMessages: held?.all ?? null,
    seconds: held === null ? null : (held.at - begins) / 1_000,
    reached: reachedBefore,
    suspend: suspended === null ? null : { messages: suspended.messages, seconds: (suspended.at - begins) / 1_000, reached },
  };
}

const HELD = STATES.indexOf("held");
const SUSPENDED = STATES.indexOf("suspended");

function levelOf({ standing }: Assessment): number {
  return STATES.indexOf(standing.state);
}

/** Just after the last message that was learned. */
export function beginning({ mail, learned }: Author): number {
  return (mail[learned - 1]?.at ?? 0) + 3_600_000;
}

export function runRival(rival: Rival, author: Author, campaign: Campaign, cell: Cell): Takeover {
  const begins = beginning(author);
  const known = new Set(author.mail.slice(0, author.learned).flatMap(({ recipients }) => recipients));
  const defender = rival.start();
  let all = 0;
  let attacks = 0;
  for (const { event, attack } of takeover(author, campaign, cell, begins, LIMITS)) {
    if (event.kind === "submission") all++;
    if (attack > 0) attacks = attack;
    const acts =
      event.kind === "submission"
        ? defender.submitted(event, (address) => known.has(address))
        : event.kind === "reply" && defender.replied(event);
    if (event.kind === "submission") for (const address of event.recipients) known.add(address);
    if (!acts) continue;
    const isStopped = event.kind === "submission" && attack > 0;
    const seconds = (event.at - begins) / 1_000;
    const reached = isStopped ? attacks - 1 : attacks;
    return { author: author.address, cell, messages: attacks, allMessages: all, seconds, reached, suspend: null };
  }
  return { author: author.address, cell, messages: null, allMessages: null, seconds: null, reached: attacks, suspend: null };
}
