/** VRFY (RFC 5321 sections 4.1.1.6 and 7.3): says neither yes nor no, or address harvesters would ask it. */
import type { Command } from "../state.ts";

export const vrfy: Command = {
  verb: "VRFY",
  usage: "VRFY NAME",
  endsGroup: false,
  run({ parameters }) {
    if (parameters.trim() === "") return { reply: { code: 501, enhanced: "5.5.4", text: "VRFY takes a name" } };
    return { reply: { code: 252, enhanced: "2.1.5", text: "Cannot tell; a message to the recipient will show" }, counts: "idle" };
  },
};
