/** HELP (RFC 5321 section 4.1.1.8): the commands and how they are written. */
import type { Command } from "../state.ts";

/** Made from the list of commands, which names HELP too. */
export function helpFor(commands: readonly Command[]): Command {
  const help: Command = {
    verb: "HELP",
    usage: "HELP",
    endsGroup: false,
    run() {
      const text = ["Commands:", ...[...commands, help].map((command) => command.usage)].join("\n");
      return { reply: { code: 214, enhanced: "2.0.0", text }, counts: "idle" };
    },
  };
  return help;
}
