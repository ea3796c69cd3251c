/** Signs in at a next hop: AUTH PLAIN (RFC 4616) when offered, else LOGIN. The caller has made sure that nobody listens. */
import type { Milliseconds } from "../../platform/time.ts";
import { HopTrouble } from "../errors.ts";
import type { HopCredentials } from "../options.ts";
import type { Extensions } from "./extensions.ts";
import { formatReply, toHopReply } from "./reply-reader.ts";
import type { Wire } from "./wire.ts";

export async function authenticate(
  wire: Wire,
  extensions: Extensions,
  { user, password }: HopCredentials,
  timeout: Milliseconds,
): Promise<void> {
  const offered = extensions.get("AUTH") ?? [];
  if (offered.includes("PLAIN")) return say(wire, timeout, [`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`]);
  if (offered.includes("LOGIN")) return say(wire, timeout, ["AUTH LOGIN", base64(user), base64(password)]);
  throw new HopTrouble("it offers neither AUTH PLAIN nor AUTH LOGIN, and credentials are set");
}

async function say(wire: Wire, timeout: Milliseconds, lines: readonly string[]): Promise<void> {
  for (const [at, line] of lines.entries()) {
    wire.send(line);
    const reply = await wire.reply(timeout, "AUTH");
    const expected = at === lines.length - 1 ? 235 : 334;
    if (reply.code !== expected) throw new HopTrouble(`it answered AUTH with ${formatReply(toHopReply(reply))}`);
  }
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
