/** Chromium as tests start it, and what a page must not do. */
import type { Page } from "playwright-core";

/** Nothing is asked of the network that a page did not ask for. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Notes dialogs, requests that leave our origin, and faults of the page. */
export function watchFor(page: Page, origin: string) {
  const seen = { dialogs: [] as string[], elsewhere: [] as string[], faults: [] as string[] };
  page.on("dialog", (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(?:about|blob|data):/.test(request.url())) seen.elsewhere.push(request.url());
  });
  page.on("pageerror", (fault) => seen.faults.push(fault.message));
  return seen;
}
