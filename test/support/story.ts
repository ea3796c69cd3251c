/** What a running gateway recorded about a message: read from its data folder, as `postern explain` does. */
import { setTimeout as wait } from "node:timers/promises";
import type { MessageHandled, MessageIntended, PosternEvent } from "../../src/events/event.ts";
import { openLog } from "../../src/platform/log.ts";
import type { MessageRow } from "../../src/ports/event-log.ts";
import type { Kept } from "../../src/ports/keeping.ts";
import { openForReading } from "../../src/stores/embedded/open.ts";
import type { Reply } from "./peers/smtp-client.ts";

export interface Story {
  readonly events: readonly PosternEvent[];
  readonly intended: MessageIntended | undefined;
  readonly handled: MessageHandled | undefined;
}

type Stores = Awaited<ReturnType<typeof openForReading>>;

const PATIENCE = 60_000;
const LOOK_EVERY = 50;

/** The receipt number in a reply. */
export function receiptIn(reply: Reply): string {
  const receipt = /\b[0-9A-HJKMNP-TV-Z]{26}\b/.exec(reply.lines.join(" "))?.[0];
  if (receipt === undefined) throw new Error(`no receipt in: ${reply.code} ${reply.lines.join(" ")}`);
  return receipt;
}

/** The story of a message once it is as `isComplete` wants it: by default, once it was handled. Events are written a moment after the reply. */
export async function storyOf(
  data: string,
  receipt: string,
  isComplete: (story: Story) => boolean = (story) => story.handled !== undefined,
): Promise<Story> {
  return reading(data, (stores) =>
    until(
      async () => {
        const events = await stores.events.of(receipt);
        const intended = events.find((event) => event.type === "message.intended");
        const handled = events.find((event) => event.type === "message.handled");
        return { events, intended, handled };
      },
      isComplete,
      (story) => JSON.stringify(story.events),
    ),
  );
}

/** The newest events of some types, once they are as `isComplete` wants them. */
export async function latestOf<Type extends PosternEvent["type"]>(
  data: string,
  type: Type,
  isComplete: (events: readonly Extract<PosternEvent, { type: Type }>[]) => boolean,
): Promise<readonly Extract<PosternEvent, { type: Type }>[]> {
  const isOfType = (event: PosternEvent): event is Extract<PosternEvent, { type: Type }> => event.type === type;
  return reading(data, (stores) =>
    until(
      async () => (await stores.events.latest({ types: [type], limit: 200 })).map(({ event }) => event).filter(isOfType),
      isComplete,
      (events) => JSON.stringify(events),
    ),
  );
}

/** Everything kept, in any state, once it is as `isComplete` wants it. */
export async function keptIn(data: string, isComplete: (kept: readonly Kept[]) => boolean = () => true): Promise<readonly Kept[]> {
  return reading(data, (stores) =>
    until(
      async () => (await stores.keeping.list({ limit: 500 })).rows,
      isComplete,
      (kept) => JSON.stringify(kept.map(({ id, kind, state, lastReply }) => ({ id, kind, state, lastReply }))),
    ),
  );
}

/** All messages judged so far, newest first. */
export async function messagesIn(data: string): Promise<readonly MessageRow[]> {
  return reading(data, async (stores) => (await stores.events.messages({ limit: 200 })).rows);
}

async function reading<T>(data: string, read: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openForReading(data, openLog("silent"));
  try {
    return await read(stores);
  } finally {
    await stores.close();
  }
}

/** Looks again until it is as wanted; a machine under load may take its time. */
export async function until<T>(
  look: () => Promise<T> | T,
  isReached: (seen: T) => boolean,
  show: (seen: T) => string = String,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look();
    if (isReached(seen)) return seen;
    if (Date.now() > end) throw new Error(`this did not become as expected: ${show(seen)}`);
    await wait(LOOK_EVERY);
  }
}
