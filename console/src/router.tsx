/** The console's addresses. Filters stand in the address, so that a view can be shared and the way back leads to the same list. */
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, redirect } from "@tanstack/react-router";
import type { IdentityFilters } from "./api/outbound.ts";
import type { KeptFilters, MessageFilters } from "./api/queries.ts";
import { MessagePage } from "./pages/message/message-page.tsx";
import { MessagesPage } from "./pages/messages/messages-page.tsx";
import { IdentityPage } from "./pages/outbound/identity-page.tsx";
import { IncidentPage } from "./pages/outbound/incident-page.tsx";
import { OutboundPage } from "./pages/outbound/outbound-page.tsx";
import { OverviewPage } from "./pages/overview/overview-page.tsx";
import { QuarantinePage } from "./pages/quarantine/quarantine-page.tsx";
import { SetupPage } from "./pages/session/setup-page.tsx";
import { Shell } from "./pages/shell.tsx";
import { NotFound } from "./parts/not-found.tsx";

const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ notFoundComponent: NotFound });
const setupRoute = createRoute({ getParentRoute: () => rootRoute, path: "/setup", component: SetupPage });
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell", component: Shell });
const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/messages" });
  },
});
export const overviewRoute = createRoute({ getParentRoute: () => shellRoute, path: "/overview", component: OverviewPage });
export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/messages",
  component: MessagesPage,
  validateSearch: (search: Record<string, unknown>): MessageFilters => ({
    text: textOf(search["text"]),
    direction: textOf(search["direction"]),
    class: textOf(search["class"]),
    action: textOf(search["action"]),
  }),
});
export const messageRoute = createRoute({ getParentRoute: () => shellRoute, path: "/messages/$arrival", component: MessagePage });
export const quarantineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/quarantine",
  component: QuarantinePage,
  validateSearch: (search: Record<string, unknown>): KeptSearch => ({
    show: search["show"] === "ended" || search["show"] === "all" ? search["show"] : undefined,
    text: textOf(search["text"]),
  }),
});

interface OutboundSearch {
  readonly show?: IdentityFilters["show"] | undefined;
  readonly text?: string | undefined;
}

interface KeptSearch {
  readonly show?: KeptFilters["show"] | undefined;
  readonly text?: string | undefined;
}

export const outboundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/outbound",
  component: OutboundPage,
  validateSearch: (search: Record<string, unknown>): OutboundSearch => ({
    show: search["show"] === "all" ? "all" : undefined,
    text: textOf(search["text"]),
  }),
});
export const identityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/outbound/identity",
  component: IdentityPage,
  validateSearch: (search: Record<string, unknown>): { readonly identity: string } => ({
    identity: String(search["identity"] ?? "").slice(0, 400),
  }),
});
export const incidentRoute = createRoute({ getParentRoute: () => shellRoute, path: "/outbound/incidents/$id", component: IncidentPage });

export function toRouter(queries: QueryClient) {
  const routeTree = rootRoute.addChildren([
    setupRoute,
    shellRoute.addChildren([
      homeRoute,
      overviewRoute,
      messagesRoute,
      messageRoute,
      quarantineRoute,
      outboundRoute,
      identityRoute,
      incidentRoute,
    ]),
  ]);
  return createRouter({ routeTree, context: { queries }, scrollRestoration: true });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof toRouter>;
  }
}

/** Numbers and words that look like JSON come parsed; a search text is always text. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}
