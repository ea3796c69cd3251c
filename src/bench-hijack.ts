/** `postern bench hijack`: real authors' mail as history, real spam transplanted, the ledger and its rivals on the same stream. */

import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { toJudgingHouse } from "./assembly/judging.ts";
import { shippedModel } from "./assembly/learning.ts";
import { scoredMail } from "./commands/bench/hijack/mail.ts";
import { measure } from "./commands/bench/hijack/measure.ts";
import { toPlot } from "./commands/bench/hijack/plot.ts";
import { toMarkdown } from "./commands/bench/hijack/report.ts";
import { toWorld } from "./commands/bench/hijack/world.ts";
import { unpackCorpora } from "./commands/bench/mail.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { BenchFlags } from "./main.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { OperatorError } from "./platform/errors.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";

/** Lists give the honest authors, the others the attacks. */
const CORPORA = ["mail-list-ham", "mail-spamassassin", "mail-list-spam", "mail-spam-glitchy", "mail-phishing-pot"] as const;

/** Prints the page, or JSON; with a folder the plots go there too. */
export async function benchHijack(paths: readonly string[], flags: BenchFlags): Promise<void> {
  if (paths.length > 0)
    throw new OperatorError("bench/corpora-only", "bench hijack needs mail with authors and labels: it runs on the mail corpora alone.");
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const corpora = process.env["POSTERN_CORPORA"] ?? fileURLToPath(new URL("../../shared/corpora", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "postern-hijack-"));
  const settings = loadSettings({ file: flags.config, dataFolder: flags.data ?? DEFAULT_DATA_FOLDER, checks: checksWith(allChecks) });
  const house = toJudgingHouse(settings, shippedModel());
  try {
    const [unpacked = folder] = await unpackCorpora(corpora, folder);
    const mail = await scoredMail(
      CORPORA.map((name) => [name, join(unpacked, name)] as const),
      house,
      join(folder, "scored.ndjson"),
      say,
    );
    const world = toWorld(mail, "test");
    if (world.authors.length === 0) throw new OperatorError("bench/no-authors", `There is no list mail with authors in ${corpora}.`);
    const result = measure(world, say);
    process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : toMarkdown(result));
    if (flags.plots !== undefined) writePlots(flags.plots, result);
  } finally {
    await house.workers.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const PLOTS = [
  ["hijack-strangers.svg", "1/s", "new", "stolen session"],
  ["hijack-address-book.svg", "1/s", "address book", "stolen session"],
  ["hijack-drip.svg", "1/10 min", "30 % dead", "new network"],
] as const;

function writePlots(folder: string, result: Parameters<typeof toPlot>[0]): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, rate, recipients, login] of PLOTS) writeFileSync(join(folder, file), toPlot(result, rate, recipients, login));
}
