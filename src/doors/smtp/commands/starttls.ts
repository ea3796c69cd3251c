/**
 * STARTTLS (RFC 3207): the session then begins TLS and forgets everything that was said before it, buffered input included
 * (the command injection of CVE-2011-0411).
 */
import type { Command } from "../state.ts";

export const starttls: Command = {
  verb: "STARTTLS",
  usage: "STARTTLS",
  endsGroup: true,
  run({ parameters, state, house }) {
    if (state.client.tls !== null) return { reply: { code: 503, enhanced: "5.5.1", text: "TLS stands already" } };
    if (house.secureContext() === null) return { reply: { code: 502, enhanced: "5.5.1", text: "TLS is not offered here" } };
    if (state.offer?.extended !== true) return { reply: { code: 503, enhanced: "5.5.1", text: "EHLO comes first" } };
    if (parameters !== "") return { reply: { code: 501, enhanced: "5.5.4", text: "STARTTLS takes nothing" } };
    return { reply: { code: 220, enhanced: "2.0.0", text: "Begin TLS" }, next: "start-tls", counts: "idle" };
  },
};
