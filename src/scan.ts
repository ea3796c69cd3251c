/** `postern scan`: judges with the judging half of the house; keeps and sends nothing. */

import { toJudgingHouse } from "./assembly/judging.ts";
import { openToRead } from "./assembly/learning.ts";
import { scan } from "./commands/scan/run.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { ScanFlags } from "./main.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";

/** Prints the report on standard output and sets the exit code: 0 nothing unwanted, 1 something unwanted. */
export async function scanPaths(paths: readonly string[], flags: ScanFlags): Promise<void> {
  const settings = loadSettings({ file: flags.config, dataFolder: flags.data ?? DEFAULT_DATA_FOLDER, checks: checksWith(allChecks) });
  const house = toJudgingHouse(settings, await openToRead(settings, flags.data ?? DEFAULT_DATA_FOLDER));
  const options = {
    ndjson: flags.ndjson,
    direction: flags.direction,
    clientIp: flags.clientIp ?? null,
    helo: flags.helo ?? null,
    mailFrom: flags.mailFrom === "<>" ? null : flags.mailFrom,
    rcptTo: flags.rcptTo,
    atOnce: settings.scan.workers * 4,
  };
  try {
    process.exitCode = await scan(paths, options, house, (text) => void process.stdout.write(text));
  } finally {
    await house.workers.close();
  }
}
