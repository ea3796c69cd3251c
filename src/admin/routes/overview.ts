/** The few numbers of the overview page, alerts, and sending sample mail. */
import type { Api } from "../api.ts";
import { type Alert, alertPage, alertQuery, overview, samples } from "../contract.ts";
import type { AdminHouse } from "../house.ts";
import type { AdminDeps } from "../options.ts";

const DAY = 86_400_000;
const ALERTS_SHOWN = 10;

export function overviewRoutes(api: Api, { deps, sampleRun }: AdminHouse): void {
  api.get(
    "/overview",
    { schema: { tags: ["overview"], summary: "The last 24 hours in both directions", response: { 200: overview } } },
    async () => {
      const until = deps.clock.now();
      const since = until - DAY;
      const [counts, kept, undeliverable, outboxWaiting, usage, alerts, newest] = await Promise.all([
        deps.events.counts({ since, until: until + 1 }),
        deps.keeping.list({ states: ["kept"], limit: 1 }),
        deps.keeping.list({ states: ["undeliverable"], limit: 1 }),
        deps.outbox.waiting(),
        deps.messages.usage(),
        alertsOf(deps, ALERTS_SHOWN),
        deps.events.messages({ limit: 1 }),
      ]);
      return {
        since,
        until,
        counts: counts.map((count) => ({ ...count })),
        waitingInQuarantine: kept.total,
        undeliverable: undeliverable.total,
        outboxWaiting,
        nextHops: [...deps.nextHops()],
        usage: { ...usage },
        alerts: alerts.filter((alert) => alert.at >= since),
        hasMessages: newest.rows.length > 0,
      };
    },
  );
  api.get(
    "/alerts",
    { schema: { tags: ["overview"], summary: "Alerts, newest first", querystring: alertQuery, response: { 200: alertPage } } },
    async ({ query: { limit, before } }) => ({ rows: await alertsOf(deps, limit, before) }),
  );
  api.get(
    "/samples",
    { schema: { tags: ["samples"], summary: "How far sending sample mail is", response: { 200: samples } } },
    async () => sampleRun.state,
  );
  api.post(
    "/samples",
    { schema: { tags: ["samples"], summary: "Send sample mail through the gateway's doors", response: { 202: samples } } },
    async (_request, reply) => reply.code(202).send(sampleRun.start()),
  );
}

async function alertsOf(deps: AdminDeps, limit: number, before?: number): Promise<Alert[]> {
  const rows = await deps.events.latest({ types: ["alert.raised"], limit, ...(before !== undefined && { before }) });
  return rows.flatMap(({ seq, event }) =>
    event.type === "alert.raised" ? [{ seq, at: event.at, subject: event.subject, text: event.text, arrival: event.arrival }] : [],
  );
}
