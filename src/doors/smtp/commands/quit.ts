/** QUIT (RFC 5321 section 4.1.1.10): the last reply, then the connection is closed. */
import type { Command } from "../state.ts";

export const quit: Command = {
  verb: "QUIT",
  usage: "QUIT",
  endsGroup: false,
  run() {
    return { reply: { code: 221, enhanced: "2.0.0", text: "Goodbye" }, next: "close" };
  },
};
