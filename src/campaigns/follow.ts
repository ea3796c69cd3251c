/**
 * Feeds the index from the event log: first with the mail of the last days, so that a restart forgets nothing, then with what happens. Until
 * the earlier mail is read, what the index does not know is unknown, not new.
 */
import type { PosternEvent } from "../events/event.ts";
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { Instant } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import { type CampaignIndex, INDEX_LIMITS, KEPT } from "./campaign-index.ts";
import { toSighting } from "./sighting.ts";

const TYPES = ["message.intended", "kept.ended", "message.labelled"] as const satisfies readonly PosternEvent["type"][];
/** Events that one question asks for: some 10 ms of the reader's time. */
const PAGE = 200;

export interface Followed {
  readonly events: Pick<EventLog, "latest" | "subscribe">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Returns the way to stop. */
export function followCampaigns(index: CampaignIndex, { events, clock, log }: Followed): () => void {
  let waiting: PosternEvent[] | null = [];
  let isStopped = false;
  const stop = events.subscribe((happened) => {
    if (waiting === null) for (const event of happened) take(index, event);
    else waiting.push(...happened.filter(({ type }) => TYPES.some((each) => each === type)));
  });
  const start = async (): Promise<void> => {
    await readEarlier(index, events, { since: clock.now() - KEPT, isStopped: () => isStopped });
    for (const event of waiting ?? []) take(index, event);
    waiting = null;
    index.becomeReady();
  };
  start().catch((fault: unknown) => {
    waiting = null;
    if (!isStopped) log.warn({ fault: messageOf(fault) }, "campaigns of earlier mail are not known: they could not be read");
  });
  return () => {
    isStopped = true;
    stop();
  };
}

export interface Earlier {
  readonly since: Instant;
  /** The end of what is taken; now when omitted. */
  readonly until?: Instant;
  /** Events that are read, newest first; as many as the index has room for when omitted. */
  readonly most?: number;
  readonly isStopped?: () => boolean;
}

/** Takes what was recorded in a time, oldest first. */
export async function readEarlier(index: CampaignIndex, events: Pick<EventLog, "latest">, earlier: Earlier): Promise<void> {
  const { since, until = Number.POSITIVE_INFINITY, most = INDEX_LIMITS.messages, isStopped = () => false } = earlier;
  const found: PosternEvent[] = [];
  let before: number | undefined;
  while (found.length < most && !isStopped()) {
    const page = await events.latest({ types: TYPES, limit: PAGE, ...(before === undefined ? {} : { before }) });
    found.push(...page.map(({ event }) => slim(event)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.event.at < since) break;
    before = last.seq;
  }
  for (const event of found.toReversed()) if (event.at >= since && event.at <= until) take(index, event);
}

/** Findings and facts of thousands of events are not held while they are read. */
function slim(event: PosternEvent): PosternEvent {
  return event.type === "message.intended" ? { ...event, findings: [], facts: {} } : event;
}

export function take(index: CampaignIndex, event: PosternEvent): void {
  switch (event.type) {
    case "message.intended": {
      const seen = toSighting(event);
      if (seen !== null) index.add(seen);
      return;
    }
    case "kept.ended":
      if (event.how === "released" || event.how === "hold-ended") index.changed(event.arrival, "delivered");
      return;
    case "message.labelled":
      index.label(event.arrival, event.label);
      return;
    default:
  }
}
