/**
 * The spine: one message, one path, in both directions (house style section 1). A door answers only after this returns.
 * Faults before the hand-over are thrown and become a "defer" in guard.ts.
 */
import { type Actions, type Carried, carryOut } from "../actions/carry-out.ts";
import type { AnyCheck, ArrivalView } from "../checks/check.ts";
import type { FactPorts, Facts } from "../facts/all.ts";
import { nothingKnown } from "../facts/fact.ts";
import { gather } from "../facts/gather.ts";
import type { Arrival } from "../mail/arrival.ts";
import { originOf } from "../mail/origin.ts";
import { personKey } from "../mail/person-name.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { traceField } from "../mail/trace.ts";
import type { MessageTraits } from "../mail/traits.ts";
import { messageOf, PosternError } from "../platform/errors.ts";
import { clientKey, type Networks } from "../platform/net.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { decide } from "../policy/decide.ts";
import type { Decision } from "../policy/decision.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { NextHop } from "../ports/next-hop.ts";
import type { OutboundWatch } from "../ports/outbound-watch.ts";
import { judge } from "../verdict/judge.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { Weights } from "../verdict/weights.ts";
import type { RelayRules } from "./phases.ts";
import { planned } from "./planned.ts";
import { handled, type Judged } from "./record.ts";
import { judgeUnscannable, type UnscannableMemory } from "./unscannable.ts";
import { ScanOverrun } from "./workers/errors.ts";
import type { ScanPool } from "./workers/pool.ts";
import type { Examination } from "./workers/protocol.ts";

export interface House {
  readonly hostname: string;
  readonly ourDomains: readonly string[];
  readonly rules: RelayRules;
  /** Which addresses are our own hosts. */
  readonly networks: Networks;
  readonly workers: ScanPool;
  /** Null where nothing may be looked up. */
  readonly facts: FactPorts | null;
  /** Policies reload while running, so they are asked for each time. */
  readonly policy: () => CompiledPolicy;
  readonly weights: () => Weights;
  /** The checks that run; settings may disable some. */
  readonly checks: () => readonly AnyCheck[];
  readonly events: EventLog;
  /** Where it is remembered that a message could not be examined. */
  readonly unscannable: UnscannableMemory;
  readonly actions: Actions;
  /** The next hop that was asked about the recipients. */
  readonly hopFor: (arrival: Arrival) => NextHop;
  /** Weighs mail of ours; null when it is off. */
  readonly watch: OutboundWatch | null;
  readonly clock: Clock;
  readonly quarantineFor: Milliseconds;
}

/** What judging alone needs; nothing in it can keep or send. */
export type JudgingHouse = Pick<
  House,
  "workers" | "facts" | "policy" | "weights" | "checks" | "unscannable" | "clock" | "ourDomains" | "networks"
>;

/**
 * A client waits 10 minutes for the reply to its final dot (RFC 5321 4.5.3.2.6), and a slow next hop may need most of them. When a disk
 * that hung has used up more than this, the client will come again: handing on now would make two of one message.
 */
const LATEST_HANDOVER: Milliseconds = toMilliseconds("2m");

/** Handling took so long that the client may have given up. */
class TooLate extends PosternError {
  constructor() {
    super("handle/late", "it took too long to judge and record the message");
  }
}

export async function handle(arrival: Arrival, house: House): Promise<Carried> {
  const judged = await judgeArrival(arrival, house);
  const hop = house.hopFor(arrival);
  const { plan, identity } = await planned(judged, hop, house);
  if (plan.kind === "proceed" && house.clock.now() - arrival.at > LATEST_HANDOVER) throw new TooLate();
  const { summary, verdict } = judged;
  const trace = traceField(arrival, house.hostname);
  // while we only observe, mail passes as it came: fields of an older filter may still sort it further on
  const withoutForeignVerdicts = arrival.direction === "inbound" && !house.policy().observeOnly.inbound;
  const carried = await carryOut(house.actions, {
    arrival,
    plan,
    identity,
    summary,
    class: verdict.class,
    hop,
    trace,
    withoutForeignVerdicts,
  });
  try {
    afterwards(arrival, house, judged, carried);
  } catch (fault) {
    house.actions.complain(`what became of ${arrival.id} could not be noted: ${messageOf(fault)}`);
  }
  return carried;
}

/** Reads, gathers, examines, judges and decides; nothing is kept or sent yet. */
export async function judgeArrival(arrival: Arrival, house: JudgingHouse): Promise<Judged> {
  const { summary, facts, verdict, traits } = await examineArrival(arrival, house);
  const decision: Decision = decide(house.policy(), { arrival, verdict, summary, now: house.clock.now() });
  return { arrival, summary, facts, verdict, decision, traits };
}

interface Examined {
  readonly summary: MessageSummary;
  readonly facts: Facts;
  readonly verdict: Verdict;
  readonly traits: MessageTraits | null;
}

async function examineArrival(arrival: Arrival, house: JudgingHouse): Promise<Examined> {
  try {
    return toExamined(await scan(arrival, house), house);
  } catch (fault) {
    if (!(fault instanceof ScanOverrun)) throw fault;
    return { ...(await judgeUnscannable(arrival, house, messageOf(fault))), traits: null };
  }
}

/** What was seen of the message, once facts and findings are there. */
interface Seen {
  readonly summary: MessageSummary;
  readonly facts: Facts;
  readonly examination: Examination;
}

async function scan(arrival: Arrival, house: JudgingHouse): Promise<Seen> {
  const client = clientOf(arrival);
  const view = viewOf(arrival, house.ourDomains);
  if (house.facts === null) {
    const facts = nothingKnown("this scan looks nothing up");
    const { summary, examination } = await house.workers.scan(arrival.raw, { client, view, facts });
    return { summary: withOrigin(summary, arrival, house.networks), facts, examination };
  }
  const reading = await house.workers.read(arrival.raw, client);
  try {
    const summary = withOrigin(reading.summary, arrival, house.networks);
    const facts = await gather(arrival, summary, house.facts);
    return { summary, facts, examination: await reading.examine(view, facts) };
  } finally {
    reading.forget();
  }
}

function toExamined({ summary, facts, examination }: Seen, house: JudgingHouse): Examined {
  const { findings, failed, learned, traits } = examination;
  const broken = failed.map(({ check }) => check);
  const verdict = judge(house.weights(), { findings, facts, definitions: house.checks(), failed: broken, learned });
  const unknown = [...verdict.unknown, ...failed.map(({ check }) => `check ${check}`)];
  return { summary, facts, verdict: { ...verdict, unknown }, traits };
}

/** Here, since workers do not know which hosts are ours. */
function withOrigin({ route = [], ...summary }: MessageSummary, { client }: Arrival, networks: Networks): MessageSummary {
  const origin = originOf(client, route, networks);
  return origin === null ? summary : { ...summary, origin };
}

/** Who has a share of the workers: an account, else a host. */
function clientOf({ submitter, client: { address } }: Arrival): string {
  return submitter ?? (address === null ? "" : clientKey(address));
}

export function viewOf(arrival: Arrival, ourDomains: readonly string[]): ArrivalView {
  const { direction, client, submitter } = arrival;
  // the recipient that policy decides for when nobody named one says nothing of the message
  const envelope = arrival.envelope.rcptToUnknown === true ? { ...arrival.envelope, rcptTo: [] } : arrival.envelope;
  return { direction, client, submitter, envelope, ourDomains };
}

/** From here on the reply stands; nothing below may change it. */
function afterwards(arrival: Arrival, house: House, judged: Judged, carried: Carried): void {
  const now = house.clock.now();
  house.events.note(handled(arrival, carried, now));
  house.actions.messages.remember(arrival.sha256, arrival.raw, arrival.direction, arrival.at);
  const wanted = judged.verdict.class === "clean" || judged.verdict.class === "bulk";
  const author = judged.summary.from[0];
  if (carried.ending.kind === "taken" && wanted && author !== undefined) {
    house.facts?.correspondents.remember(
      author.address,
      arrival.envelope.rcptTo.map((recipient) => recipient.address),
      now,
    );
    const key = personKey(author.name);
    if (key !== null && isAcquaintance(arrival, judged.facts)) house.facts?.correspondents.rememberName(key, author.address, now);
  }
}

/** One of ours, or one whom we write to: strangers cannot take a name by writing under it. */
function isAcquaintance({ direction }: Arrival, { correspondence }: Facts): boolean {
  if (direction !== "inbound") return true;
  return correspondence.known && (correspondence.value === "mutual" || correspondence.value === "sent");
}
