/** RSET (RFC 5321 section 4.1.1.5): ends a transaction without a trace of it. */
import type { Command } from "../state.ts";

export const rset: Command = {
  verb: "RSET",
  usage: "RSET",
  endsGroup: false,
  run({ parameters }) {
    if (parameters !== "") return { reply: { code: 501, enhanced: "5.5.4", text: "RSET takes nothing" } };
    return { reply: { code: 250, enhanced: "2.0.0", text: "Reset" }, state: { transaction: null }, counts: "idle" };
  },
};
