/**
 * Live updates as Server-Sent Events: after something was committed, one "changed" event says what to ask for again. Changes within a
 * quarter of a second are told together; a browser that does not read is dropped and comes back by itself.
 */
import type { ServerResponse } from "node:http";
import type { PosternEvent } from "../../events/event.ts";
import type { Api } from "../api.ts";
import type { Changed } from "../contract.ts";
import { headersFor } from "../headers.ts";
import { type AdminHouse, viewerOf } from "../house.ts";
import { ProblemError } from "../problems.ts";

const TOGETHER = 250;
const HEARTBEAT = 25_000;
const VIEWERS = 100;
const NAMED = 100;
/** A browser that lets this much pile up has gone to sleep. */
const UNREAD_BYTES = 65_536;

export interface Live {
  close(): void;
}

export function liveRoutes(api: Api, house: AdminHouse): Live {
  const viewers = new Set<ServerResponse>();
  const pending = new Pending((data) => tell(viewers, data));
  const stops = [house.deps.events.subscribe((events) => pending.add(events)), house.sampleRun.subscribe(() => pending.addSamples())];
  api.get(
    "/live",
    { schema: { tags: ["live"], summary: "What changes, as Server-Sent Events", produces: ["text/event-stream"] } },
    (request, reply) => {
      if (viewers.size >= VIEWERS) throw new ProblemError(503, "live/full", "Too many browsers are watching.", 30);
      const cookie = request.cookies[house.gate.cookie];
      viewerOf(request);
      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        ...headersFor(house.secure),
        "content-type": "text/event-stream; charset=utf-8",
        "x-accel-buffering": "no",
      });
      response.write("retry: 3000\n\n");
      viewers.add(response);
      const beat = setInterval(() => {
        void house.sessions.find(cookie, false).then(
          (still) => (still === null ? response.end() : response.write(": still here\n\n")),
          () => response.end(),
        );
      }, HEARTBEAT);
      response.on("error", () => response.destroy());
      response.on("close", () => {
        clearInterval(beat);
        viewers.delete(response);
      });
    },
  );
  return {
    close: () => {
      for (const stop of stops) stop();
      pending.close();
      for (const response of viewers) response.end();
    },
  };
}

function tell(viewers: ReadonlySet<ServerResponse>, data: Changed): void {
  const text = `event: changed\ndata: ${JSON.stringify(data)}\n\n`;
  for (const response of viewers) {
    if (response.writableLength > UNREAD_BYTES) response.destroy();
    else response.write(text);
  }
}

/** After these identities stand otherwise, or the statement of cleanliness says something else. */
const SPEAKS_OF_OUTBOUND: ReadonlySet<PosternEvent["type"]> = new Set([
  "identity.changed",
  "incident.answered",
  "message.weighed",
  "report.counted",
]);

/** Gathers what changed until it is told. */
class Pending {
  readonly #tell: (data: Changed) => void;
  #timer: NodeJS.Timeout | null = null;
  #arrivals = new Set<string>();
  #quarantine = false;
  #alerts = false;
  #samples = false;
  #identities = false;

  constructor(tell: (data: Changed) => void) {
    this.#tell = tell;
  }

  add(events: readonly PosternEvent[]): void {
    for (const event of events) {
      if ("arrival" in event && event.arrival !== null && this.#arrivals.size <= NAMED) this.#arrivals.add(event.arrival);
      if (event.type === "kept.ended" || event.type === "outbox.tried") this.#quarantine = true;
      if (event.type === "message.handled" && event.kept.length > 0) this.#quarantine = true;
      if (event.type === "alert.raised") this.#alerts = true;
      if (SPEAKS_OF_OUTBOUND.has(event.type)) this.#identities = true;
    }
    if (this.#arrivals.size > 0 || this.#quarantine || this.#alerts || this.#identities) this.#plan();
  }

  addSamples(): void {
    this.#samples = true;
    this.#plan();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #plan(): void {
    this.#timer ??= setTimeout(() => this.#flush(), TOGETHER);
  }

  #flush(): void {
    const more = this.#arrivals.size > NAMED;
    const messages = more ? [] : [...this.#arrivals];
    const [quarantine, alerts, samples, identities] = [this.#quarantine, this.#alerts, this.#samples, this.#identities];
    this.#tell({ messages, more, quarantine, alerts, samples, identities });
    this.#timer = null;
    this.#arrivals = new Set();
    this.#quarantine = false;
    this.#alerts = false;
    this.#samples = false;
    this.#identities = false;
  }
}
