/** The answer to "Is your organization sending out spam? Are you sure?", from what the gateway saw. */
import { liveStatement } from "../../statement/live.ts";
import type { Api } from "../api.ts";
import { statement } from "../contract-statement.ts";
import type { AdminDeps } from "../options.ts";

export function statementRoutes(api: Api, { events, incidents, identities, site, clock }: AdminDeps): void {
  api.get(
    "/statement",
    {
      schema: {
        tags: ["outbound"],
        summary: "Whether the organization sends out spam, from what the gateway saw in the last seven days, and what that does not cover",
        response: { 200: statement },
      },
    },
    () => liveStatement({ events, incidents, watch: identities?.mode() ?? "off", site, now: clock.now() }),
  );
}
