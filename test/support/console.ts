/** A browser at the console of a running gateway, signed in as its administrator: by the link printed at the first start, later by password. */
import { ADMINISTRATOR, Browser } from "./admin.ts";
import type { RunningGateway } from "./gateway.ts";

export async function signInAt(gateway: RunningGateway): Promise<Browser> {
  const browser = new Browser(gateway.console, `http://127.0.0.1:${gateway.console}`);
  const token = /\/setup#([\w-]+)/.exec(gateway.output())?.[1];
  const reply =
    token === undefined
      ? await browser.post("/api/v1/session", ADMINISTRATOR)
      : await browser.post("/api/v1/setup", { token, ...ADMINISTRATOR });
  if (reply.status !== 200) throw new Error(`signing in failed: ${reply.status} ${reply.text}`);
  return browser;
}
