/** Kept mail: the list, and releasing or deleting one or many. Each entry answers for itself; a fault of one does not stop the others. */
import { messageOf } from "../../platform/errors.ts";
import type { Kept, KeptState } from "../../ports/keeping.ts";
import { deleteKept, releaseKept } from "../../quarantine/end.ts";
import type { Api } from "../api.ts";
import { type KeptResults, type KeptRow, keptIds, keptPage, keptQuery, keptResults } from "../contract.ts";
import { viewerOf } from "../house.ts";
import type { AdminDeps } from "../options.ts";

const tags = ["quarantine"];
const WAITING: readonly KeptState[] = ["kept", "undeliverable"];
const ENDED: readonly KeptState[] = ["releasing", "released", "deleted", "expired"];

type Result = KeptResults["results"][number]["result"];

export function quarantineRoutes(api: Api, deps: AdminDeps): void {
  api.get(
    "/quarantine",
    { schema: { tags, summary: "Kept mail, newest first", querystring: keptQuery, response: { 200: keptPage } } },
    async ({ query: { show, kind, text, before, limit } }) => {
      const { rows, next, total } = await deps.keeping.list({
        limit,
        ...(show !== "all" && { states: show === "waiting" ? WAITING : ENDED }),
        ...(kind !== undefined && { kind }),
        ...(text !== undefined && text.trim() !== "" && { text }),
        ...(before !== undefined && { before }),
      });
      return { rows: rows.map(toKeptRow), next, total };
    },
  );
  api.post(
    "/quarantine/release",
    { schema: { tags, summary: "Hand kept mail to the next hop", body: keptIds, response: { 200: keptResults } } },
    async (request) => {
      const by = viewerOf(request).account;
      return { results: await each(deps, request.body.ids, (id) => releaseKept(deps, id, by)) };
    },
  );
  api.post(
    "/quarantine/delete",
    { schema: { tags, summary: "Delete kept mail for good", body: keptIds, response: { 200: keptResults } } },
    async (request) => {
      const by = viewerOf(request).account;
      return { results: await each(deps, request.body.ids, (id) => deleteKept(deps, id, by)) };
    },
  );
}

/** At the same moment, so that the store makes them durable together. */
function each(deps: AdminDeps, ids: readonly string[], end: (id: string) => Promise<Result>): Promise<KeptResults["results"]> {
  return Promise.all(
    [...new Set(ids)].map(async (id) => {
      try {
        return { id, result: await end(id) };
      } catch (fault) {
        deps.log.error({ kept: id, fault: messageOf(fault) }, "ending kept mail failed");
        return { id, result: "failed" as const };
      }
    }),
  );
}

export function toKeptRow(kept: Kept): KeptRow {
  const { envelope, client: _client, prepend: _prepend, sha256: _sha256, seq: _seq, charge, ...row } = kept;
  const { identity = null, ofStanding = false } = charge ?? {};
  return { ...row, identity, ofStanding, mailFrom: envelope.mailFrom, recipients: envelope.rcptTo.map(({ address }) => address) };
}
