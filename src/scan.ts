/** `postern scan`: builds the judging half of the house, without doors, stores or next hops. */

import { toCheckSettings, toChecks, toPolicy, toWeights } from "./assembly/wiring.ts";
import { scan } from "./commands/scan/run.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { ScanFlags } from "./main.ts";
import { checks as allChecks } from "./pipeline/order.ts";
import { ScanPool } from "./pipeline/workers/pool.ts";
import { systemClock } from "./ports/clock.ts";
import { loadSettings } from "./settings/load.ts";

/** Prints the report on standard output and sets the exit code: 0 nothing unwanted, 1 something unwanted. */
export async function scanPaths(paths: readonly string[], flags: ScanFlags): Promise<void> {
  const settings = loadSettings({ file: flags.config, dataFolder: flags.data ?? DEFAULT_DATA_FOLDER, checks: allChecks });
  const checks = toChecks(settings);
  const policy = toPolicy(settings);
  const weights = toWeights(settings);
  const workers = new ScanPool({
    workers: settings.scan.workers,
    deadline: settings.scan.deadline,
    waiting: Number.POSITIVE_INFINITY, // the sources are read no faster than messages are judged
    settings: toCheckSettings(settings),
    onReplaced: (why) => process.stderr.write(`a scan worker was replaced: ${why}\n`),
  });
  const house = {
    workers,
    facts: null,
    policy: () => policy,
    weights: () => weights,
    checks: () => checks,
    clock: systemClock,
    ourDomains: settings.domains,
    // A scan has one try: what overruns is unscannable at once.
    unscannable: { wasUnscannable: async () => true, append: async () => {} },
  };
  const options = {
    ndjson: flags.ndjson,
    direction: flags.direction,
    clientIp: flags.clientIp ?? null,
    helo: flags.helo ?? null,
    mailFrom: flags.mailFrom === undefined || flags.mailFrom === "<>" ? null : flags.mailFrom,
    rcptTo: flags.rcptTo,
    atOnce: settings.scan.workers * 4,
  };
  try {
    process.exitCode = await scan(paths, options, house, (text) => void process.stdout.write(text));
  } finally {
    await workers.close();
  }
}
