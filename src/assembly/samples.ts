/** The project's sample messages, sent through this gateway's own doors. */

import type { SmtpDoor } from "../doors/smtp/options.ts";
import { openNextHop } from "../hops/open.ts";
import { OperatorError } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { systemClock } from "../ports/clock.ts";
import type { NextHop } from "../ports/next-hop.ts";
import { type SampleResult, sendSamples } from "../samples/send.ts";
import type { Settings } from "../settings/settings.ts";
import type { Doors } from "./doors.ts";

/** Sends all samples as a client on this machine would. */
export async function* samplesThrough(settings: Settings, doors: Doors, log: Log): AsyncGenerator<SampleResult> {
  const inbound = hopTo(doors.inbound, settings, log);
  const outbound = hopTo(doors.outbound, settings, log);
  try {
    yield* sendSamples({ inbound, outbound, ourDomain: settings.domains[0] ?? "localhost" });
  } finally {
    await Promise.all([inbound.close(), outbound.close()]);
  }
}

function hopTo(door: SmtpDoor | null, settings: Settings, log: Log): NextHop {
  const address = door?.addresses.find((each) => !each.tls);
  if (address === undefined) throw new OperatorError("samples/no-door", "The samples need both doors, and one of them is off.");
  const host = address.host === "0.0.0.0" ? "127.0.0.1" : address.host === "::" ? "::1" : address.host;
  const hosts = [{ kind: "smtp", host, port: address.port, implicitTls: false } as const];
  return openNextHop({ hosts, tls: "none", hostname: settings.hostname }, { clock: systemClock, log });
}
