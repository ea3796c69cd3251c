/** Opens next hops for tests, with short deadlines and a silent log, closed when the test ends. */
import type { TestContext } from "node:test";
import type { HopUrl } from "../../platform/hop-url.ts";
import { openLog } from "../../platform/log.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { systemClock } from "../../ports/clock.ts";
import type { Delivery, NextHop } from "../../ports/next-hop.ts";
import { openNextHop } from "../open.ts";
import type { HopOptions, HopTimeouts } from "../options.ts";
import { openPeer, type Peer, type Script } from "./peer.ts";

/** Long enough for a busy machine, short enough for a test of silence. */
export const PATIENT = timeoutsOf(5_000);
export const IMPATIENT = timeoutsOf(150);

export function urlOf(peer: Peer, implicitTls = false): HopUrl {
  return { kind: "smtp", host: peer.host, port: peer.port, implicitTls };
}

export function hopTo(test: TestContext, hosts: readonly (Peer | HopUrl)[], options: Partial<HopOptions> = {}): NextHop {
  const urls = hosts.map((host) => ("kind" in host ? host : urlOf(host)));
  const hop = openNextHop(
    { hosts: urls, hostname: "gate.test", timeouts: PATIENT, ...options },
    { clock: systemClock, log: openLog("silent") },
  );
  test.after(() => hop.close());
  return hop;
}

export async function peerFor(test: TestContext, script: Script = {}, options: { readonly implicitTls?: boolean } = {}): Promise<Peer> {
  const peer = await openPeer(script, options);
  test.after(() => peer.close());
  return peer;
}

export function delivery(
  message = "Subject: a\r\n\r\nhello\r\n",
  to: readonly string[] = ["b@example.org"],
  more: Partial<Delivery> = {},
): Delivery {
  const recipients = to.map((address) => ({ address }));
  return { route: "*", mailFrom: "a@example.com", mailParameters: {}, recipients, message: [Buffer.from(message)], ...more };
}

function timeoutsOf(each: Milliseconds): HopTimeouts {
  return { connect: each, greeting: each, command: each, data: each, block: each, beforeEnd: 60_000, final: each };
}
