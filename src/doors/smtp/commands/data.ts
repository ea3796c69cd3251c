/** DATA (RFC 5321 section 4.1.1.4): asks for the message; the session then receives it (receive.ts). */
import type { Command } from "../state.ts";

export const data: Command = {
  verb: "DATA",
  usage: "DATA",
  endsGroup: true,
  run({ parameters, state }) {
    const { transaction } = state;
    if (transaction === null) return { reply: { code: 503, enhanced: "5.5.1", text: "MAIL and RCPT come first" } };
    if (transaction.rcptTo.length === 0) {
      // RFC 2920 3.1: a client that pipelines learns here that nobody was accepted
      if (transaction.refused > 0) return { reply: { code: 554, enhanced: "5.5.1", text: "No recipient was accepted" }, counts: "nothing" };
      return { reply: { code: 503, enhanced: "5.5.1", text: "RCPT comes first" } };
    }
    if (parameters !== "") return { reply: { code: 501, enhanced: "5.5.4", text: "DATA takes nothing" } };
    return { reply: { code: 354, enhanced: null, text: "Send the message, ended by CRLF.CRLF" }, next: "data", counts: "nothing" };
  },
};
