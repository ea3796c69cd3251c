/** `postern audit`: reads what lies about and answers whether the organization sends spam; keeps, sends and changes nothing. */
import { createHash } from "node:crypto";
import { toJudgingHouse } from "./assembly/judging.ts";
import { openToRead } from "./assembly/learning.ts";
import { audit } from "./commands/audit/run.ts";
import type { JudgeContent } from "./evidence/mail/content.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import { newReceipt } from "./mail/receipt.ts";
import type { AuditFlags } from "./main.ts";
import { type JudgingHouse, judgeArrival } from "./pipeline/handle.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { OperatorError } from "./platform/errors.ts";
import { type Instant, isDuration, toMilliseconds } from "./platform/time.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";

/** Prints the statement on standard output and sets the exit code: 0 clean, 1 not clean, 3 cannot know. */
export async function auditPaths(paths: readonly string[], flags: AuditFlags): Promise<void> {
  const settings = loadSettings({ file: flags.config, dataFolder: flags.data ?? DEFAULT_DATA_FOLDER, checks: checksWith(allChecks) });
  // without a file nothing is known of the organization: the embedded default speaks of this machine alone
  const isKnown = settings.file !== null;
  const site = {
    networks: isKnown ? settings.networks : [],
    mailHosts: settings.mailHosts,
    egress25: settings.egress25,
  };
  const learner = await openToRead(settings, flags.data ?? DEFAULT_DATA_FOLDER);
  const house = lazily(() => toJudgingHouse(settings, learner));
  const options = {
    format: flags.format,
    since: toMoment(flags.since, "--since"),
    until: toMoment(flags.until, "--until"),
    domains: isKnown ? settings.domains : [],
    judge: toJudge(house.get),
    onProgress: process.stderr.isTTY ? progressOn(process.stderr) : () => {},
  };
  try {
    process.exitCode = await audit(paths, site, options, (text) => void process.stdout.write(text));
  } finally {
    await house.made()?.workers.close();
  }
}

/** "7d" before now, or a date with or without a time. */
function toMoment(text: string | undefined, flag: string): Instant | null {
  if (text === undefined) return null;
  if (isDuration(text)) return Date.now() - toMilliseconds(text);
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw new OperatorError("audit/moment", `${flag}: "${text}" is neither a date (2026-01-31, 2026-01-31T12:00:00Z) nor a duration (7d)`);
  return at;
}

/** The scan workers are started only when there is a message to judge. */
function lazily(make: () => JudgingHouse): { readonly get: () => JudgingHouse; readonly made: () => JudgingHouse | null } {
  let house: JudgingHouse | null = null;
  return {
    get: () => {
      house ??= make();
      return house;
    },
    made: () => house,
  };
}

function toJudge(house: () => JudgingHouse): JudgeContent {
  return async ({ raw, at, mailFrom, recipients }) => {
    const arrival = {
      id: newReceipt(at),
      at,
      door: "scan" as const,
      direction: "outbound" as const,
      client: { address: null, port: null, helo: null, protocol: "SMTP", tls: null, ours: false },
      submitter: mailFrom,
      envelope: { mailFrom, mailParameters: {}, rcptTo: recipients.map((address) => ({ address })) },
      raw,
      sha256: createHash("sha256").update(raw).digest("hex"),
    };
    const { verdict } = await judgeArrival(arrival, house());
    return verdict.class === "unscannable" ? null : verdict.probability;
  };
}

const BAR = 40;

function progressOn(terminal: NodeJS.WriteStream): (read: number, of: number) => void {
  let shown = -1;
  return (read, of) => {
    const share = of === 0 ? 0 : Math.min(1, read / of);
    const percent = Math.floor(share * 100);
    if (percent === shown) return;
    shown = percent;
    const filled = Math.round(share * BAR);
    terminal.write(percent === 100 ? `\r${" ".repeat(BAR + 12)}\r` : `\r[${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${percent} %`);
  };
}
