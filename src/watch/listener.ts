/**
 * Listens to the event log and gives the watch what it hears, in slices, so that mail never waits long behind it. What cannot be taken is
 * lost to the ledger and said so: no decision was made because of it, and the journal does not have it either.
 */
import type { PosternEvent } from "../events/event.ts";
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { EventLog } from "../ports/event-log.ts";
import { type Hearing, hear } from "./hear.ts";
import type { Row, SentMemory } from "./rows.ts";
import type { MessageEnd, Watch } from "./watch.ts";

/** Taken in one turn: some milliseconds. */
const AT_ONCE = 200;
/** Heard and not taken yet; beyond it the store has failed for long, or sign-ins are tried faster than anybody can write them down. */
const WAITING = 20_000;

export class Listener {
  readonly #watch: Watch;
  readonly #log: Log;
  readonly #hearing: Hearing;
  readonly #stop: () => void;
  #heard: Row[] = [];
  #taking: Promise<void> | null = null;
  #lost = 0;

  constructor(
    watch: Watch,
    parts: { readonly events: EventLog; readonly memory: SentMemory; readonly log: Log } & Pick<Hearing, "isRelay" | "whose" | "domains">,
  ) {
    this.#watch = watch;
    this.#log = parts.log;
    this.#hearing = {
      ...{ isRelay: parts.isRelay, whose: parts.whose, domains: parts.domains },
      sentAs: (messageId) => parts.memory.sent.get(messageId),
      isOurs: (arrival) => watch.senderOf(arrival) !== null,
    };
    this.#stop = parts.events.subscribe((events) => this.#hear(events));
  }

  /** Hears no more; resolves when what was heard is taken. */
  async stop(): Promise<void> {
    this.#stop();
    while (this.#taking !== null) await this.#taking;
  }

  #hear(events: readonly PosternEvent[]): void {
    for (const event of events) {
      if (event.type === "message.handled") this.#ended(event.arrival, event.outcome);
      else if (event.type === "message.faulted" && event.door === "smtp-outbound") this.#ended(event.arrival, "deferred");
      else if (event.type === "outbox.tried" && event.result === "delivered") this.#ended(event.arrival, "left");
      for (const observed of hear(event, this.#hearing)) {
        if (this.#heard.length < WAITING) this.#heard.push({ kind: "observed", event: observed });
        else if (this.#lost++ === 0) this.#log.error({}, "the outbound watch does not keep up: some sign-ins and replies are not weighed");
      }
    }
    if (this.#heard.length > 0) this.#taking ??= this.#take();
  }

  #ended(arrival: string, outcome: MessageEnd): void {
    this.#watch.ended(arrival, outcome).catch((fault: unknown) => this.#complain(fault));
  }

  async #take(): Promise<void> {
    while (this.#heard.length > 0) {
      const rows = this.#heard.slice(0, AT_ONCE);
      this.#heard = this.#heard.slice(AT_ONCE);
      try {
        await this.#watch.turns.take(() => this.#watch.takeAll(rows));
        await this.#watch.snapshotWhenDue();
      } catch (fault) {
        this.#complain(fault);
      }
    }
    this.#lost = 0;
    this.#taking = null;
  }

  #complain(fault: unknown): void {
    this.#log.error({ fault: messageOf(fault) }, "the outbound watch could not take what was heard");
  }
}
