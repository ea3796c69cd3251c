/** NOOP (RFC 5321 section 4.1.1.9): does nothing; a parameter is ignored. */
import type { Command } from "../state.ts";

export const noop: Command = {
  verb: "NOOP",
  usage: "NOOP",
  endsGroup: false,
  run() {
    return { reply: { code: 250, enhanced: "2.0.0", text: "Nothing done" }, counts: "idle" };
  },
};
