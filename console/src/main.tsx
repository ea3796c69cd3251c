/** Starts the console: styles, theme, queries, routes. The nonce lets the theme's computed styles pass the page's strict policy. */
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./console.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ApiProblem } from "./api/client.ts";
import { toRouter } from "./router.tsx";
import { cssVariables, theme } from "./theme.ts";

const nonce = document.getElementById("style-nonce")?.nonce ?? "";
// the scroll lock of dialogs adds its own style element and takes the nonce from here
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, fault) => !(fault instanceof ApiProblem) && failures < 2,
    },
  },
});
// a session that has ended shows as the sign-in page, wherever one is
queries.getQueryCache().subscribe(({ query, type }) => {
  const fault = type === "updated" ? query.state.error : null;
  if (fault instanceof ApiProblem && fault.status === 401) void queries.invalidateQueries({ queryKey: ["session"] });
});

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="bottom-right" />
      <QueryClientProvider client={queries}>
        <RouterProvider router={toRouter(queries)} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
