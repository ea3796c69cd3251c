/**
 * The command line (product.md section 4): names, flags, formats and exit codes are a contract.
 * Exit codes: 0 done, nothing unwanted; 1 done, something unwanted; 2 could not do its job, with one sentence on standard error;
 * 3 `audit` cannot know.
 * Each command is loaded only when it is called, so that `--version` starts fast.
 */
import { isIP } from "node:net";
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { release } from "./installation.ts";
import { messageOf, OperatorError } from "./platform/errors.ts";

export interface Common {
  readonly config?: string;
  readonly data?: string;
}

const BENCHES = ["scan", "smtp", "hijack"] as const;
const PEERS = ["rspamd", "spamassassin"] as const;
const PROTOCOLS = ["online", "judge"] as const;
const FORMATS = ["text", "json", "html"] as const;
const DIRECTIONS = ["inbound", "outbound", "internal"] as const;

function toCommand(): Command {
  const program = new Command("postern").version(release).exitOverride().showHelpAfterError("(postern --help lists the commands)");
  program.description("Judges mail in both directions, and answers whether your organization sends spam.");

  command(program, "start", "run the gateway and the console").action(async (common: Common) => (await import("./start.ts")).start(common));

  command(program, "scan", "judge messages: files, mbox, Maildir, folders, or - for standard input")
    .argument("<path...>")
    .option("--ndjson", "one JSON line a message", false)
    .addOption(new Option("--direction <direction>", "as which direction to judge").choices(DIRECTIONS).default("inbound"))
    .option("--client-ip <address>", "the host that brought the messages", toAddress)
    .option("--helo <name>", "what that host called itself")
    .option("--mail-from <address>", "the reverse-path, <> for the null one")
    .option("--rcpt-to <address>", "a recipient; may be repeated", append, [])
    .option("--offline", "look nothing up in the network", false)
    .action(async (paths: string[], options: ScanFlags) => (await import("./scan.ts")).scanPaths(paths, options));

  command(program, "audit", "whether your organization sends spam: from logs, mailboxes, flow records and reports; changes nothing")
    .argument("<path...>", "files and folders, as they lie about")
    .addOption(new Option("--format <format>", "for people, programs or paper").choices(FORMATS).default("text"))
    .option("--since <time>", "judge from this time on; what came before teaches habits (2026-01-31, 30d)")
    .option("--until <time>", "judge up to this time")
    .action(async (paths: string[], flags: AuditFlags) => (await import("./audit.ts")).auditPaths(paths, flags));

  command(program, "explain", "everything recorded about one message, in words")
    .argument("<id>", "receipt number of the message")
    .action(async (id: string, common: Common) => (await import("./explain.ts")).explainId(id, common));

  command(program, "learn", "teach the local model: files, mbox, Maildir or folders of spam, or of ham")
    .addArgument(new Argument("<label>").choices(["spam", "ham"]))
    .argument("<path...>")
    .option("--yes", "learn also what speaks against strong evidence", false)
    .action(async (label: "spam" | "ham", paths: string[], flags: LearnFlags) => (await import("./learn.ts")).learn(label, paths, flags));

  command(program, "evaluate", "measure accuracy on labelled mail, by the TREC protocol")
    .requiredOption("--index <file>", "lines `spam PATH` or `ham PATH`, paths relative to the file")
    .addOption(new Option("--protocol <protocol>", "judge and then learn each, or only judge").choices(PROTOCOLS).default("judge"))
    .option("--with-base", "online: start from the shipped model instead of an empty one", false)
    .option("--scores <file>", "write `label probability path` for each message")
    .option("--parts", "show what checks and learner do alone", false)
    .option("--json", "everything that was measured, for programs", false)
    .action(async (flags: EvaluateFlags) => (await import("./evaluate.ts")).evaluateIndex(flags));

  command(program, "demo", "send sample mail through the running gateway").action(async (common: Common) =>
    (await import("./demo.ts")).demo(common),
  );

  command(program, "users", "who may sign in at the outbound door")
    .addArgument(new Argument("<action>").choices(["add", "list", "remove"]))
    .argument("[name]")
    .action(async (action: "add" | "list" | "remove", name: string | undefined, common: Common) =>
      (await import("./users.ts")).users(action, name ?? null, common),
    );

  command(program, "accounts", "who may sign in to the console; the gateway must be stopped")
    .addArgument(new Argument("<action>", "set: a new administrator, or a new password").choices(["set"]))
    .argument("<name>")
    .action(async (_action: "set", name: string, common: Common) => (await import("./accounts.ts")).setConsoleAccount(name, common));

  command(program, "bench", "measure speed or the outbound watch, beside others")
    .addArgument(new Argument("<kind>", "the scan workers, the whole gateway, or takeovers of accounts made of real mail").choices(BENCHES))
    .argument("[path...]", "files, mbox, Maildir or folders of mail; the mail corpora by default")
    .addOption(new Option("--against <peer>", "start this peer, which must be installed, and measure it in turn").choices(PEERS))
    .option("--messages <number>", "how many messages are measured", toCount)
    .option("--repeats <number>", "rounds of each measurement", toCount, 3)
    .option("--json", "everything that was measured, for programs", false)
    .option("--plots <folder>", "hijack: write the plots (SVG) there")
    .action(async (kind: BenchKind, paths: string[], flags: BenchFlags) =>
      kind === "hijack"
        ? (await import("./bench-hijack.ts")).benchHijack(paths, flags)
        : (await import("./bench.ts")).bench(kind, paths, flags),
    );

  const config = program.command("config").description("look after the configuration");
  config
    .command("check")
    .description("one clear sentence for each mistake, with line and column")
    .argument("<file>")
    .action(async (file: string) => (await import("./commands/config-check.ts")).configCheck(file));

  const rules = program.command("rules").description("look after the rules of your own");
  rules
    .command("test")
    .description("run the cases that stand inside the rules of a file or folder")
    .argument("[path]", "file or folder", "rules.d")
    .action(async (path: string) => {
      const { rulesTest } = await import("./commands/rules-test.ts");
      process.exitCode = rulesTest(path, (text) => void process.stdout.write(text));
    });
  rules
    .command("cost")
    .description("what each pattern of the rules costs on a folder of mail, dearest first")
    .argument("<rules>", "file or folder of rules")
    .argument("<mail...>", "files, mbox, Maildir or folders")
    .action(async (path: string, mail: string[]) => {
      const { rulesCost } = await import("./commands/rules-cost.ts");
      await rulesCost(path, mail, (text) => void process.stdout.write(text));
    });
  return program;
}

export interface ScanFlags extends Common {
  readonly ndjson: boolean;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly clientIp?: string;
  readonly helo?: string;
  readonly mailFrom?: string;
  readonly rcptTo: readonly string[];
}

export interface LearnFlags extends Common {
  readonly yes: boolean;
}

export interface EvaluateFlags extends Common {
  readonly index: string;
  readonly protocol: (typeof PROTOCOLS)[number];
  readonly withBase: boolean;
  readonly scores?: string;
  readonly parts: boolean;
  readonly json: boolean;
}

export interface AuditFlags extends Common {
  readonly format: (typeof FORMATS)[number];
  readonly since?: string;
  readonly until?: string;
}

export type BenchKind = (typeof BENCHES)[number];

export interface BenchFlags extends Common {
  readonly plots?: string;
  readonly against?: (typeof PEERS)[number];
  readonly messages?: number;
  readonly repeats: number;
  readonly json: boolean;
}

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--config <file>", "postern.yaml to use")
    .option("--data <folder>", "where state is kept");
}

function append(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function toCount(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError("expected a number from 1 to 999999.");
  return Number(value);
}

function toAddress(value: string): string {
  if (isIP(value) === 0) throw new InvalidArgumentError("expected an IP address.");
  return value;
}

async function main(): Promise<void> {
  // `postern scan … | head` closes our output early: that is no fault of ours
  process.stdout.on("error", (fault: NodeJS.ErrnoException) => process.exit(fault.code === "EPIPE" ? 0 : 2));
  try {
    await toCommand().parseAsync();
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      process.exitCode = thrown.exitCode === 0 ? 0 : 2; // commander has printed its sentence
      return;
    }
    const known = thrown instanceof OperatorError;
    process.stderr.write(known ? `${thrown.message}\n` : `postern: ${messageOf(thrown)}\n`);
    process.exitCode = 2;
  }
}

await main();
