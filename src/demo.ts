/** `postern demo`: sends the sample messages through the doors of the gateway that runs with the same settings. */
import { basename } from "node:path";
import { openNextHop } from "./hops/open.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { Common } from "./main.ts";
import { checks } from "./pipeline/order.ts";
import { OperatorError } from "./platform/errors.ts";
import { parseHopUrl } from "./platform/hop-url.ts";
import { openLog } from "./platform/log.ts";
import { systemClock } from "./ports/clock.ts";
import type { NextHop } from "./ports/next-hop.ts";
import { checksWith } from "./rules/known.ts";
import { type SampleResult, sendSamples } from "./samples/send.ts";
import { loadSettings } from "./settings/load.ts";
import type { Settings } from "./settings/settings.ts";

const BAR_CHARACTERS = 24;

/** Prints a line a message. Exit code 0: every door answered; mistakes are thrown as OperatorError (2). */
export async function demo(common: Common): Promise<void> {
  const settings = loadSettings({ file: common.config, dataFolder: common.data ?? DEFAULT_DATA_FOLDER, checks: checksWith(checks) });
  const inbound = hopTo(settings, "inbound");
  const outbound = hopTo(settings, "outbound");
  try {
    if ((await inbound.capabilities()) === null) {
      throw new OperatorError("demo/no-gateway", "No gateway answers at its inbound door; start it first with: npm start");
    }
    for await (const result of sendSamples({ inbound, outbound, ourDomain: settings.domains[0] ?? "localhost" })) print(result);
    process.stdout.write(`\nSee what became of them in the console: http://${settings.console.listen ?? "(off)"}\n`);
  } finally {
    await Promise.all([inbound.close(), outbound.close()]);
  }
}

function print({ sample, done, total, reply, taken }: SampleResult): void {
  const filled = Math.round((done / total) * BAR_CHARACTERS);
  const bar = "#".repeat(filled).padEnd(BAR_CHARACTERS, ".");
  const arrow = sample.door === "inbound" ? "in " : "out";
  process.stdout.write(`[${bar}] ${arrow} ${taken ? "taken  " : "refused"} ${sample.title} (${basename(sample.file, ".eml")}): ${reply}\n`);
}

function hopTo(settings: Settings, direction: "inbound" | "outbound"): NextHop {
  const [address] = settings.doors[direction].listen;
  const parsed =
    address === undefined ? null : parseHopUrl(`smtp://${address.replace(/^0\.0\.0\.0:/, "127.0.0.1:").replace(/^\[::\]:/, "[::1]:")}`);
  if (parsed === null || !("url" in parsed))
    throw new OperatorError("demo/no-door", `The ${direction} door is off: there is nothing to send to.`);
  return openNextHop({ hosts: [parsed.url], tls: "none", hostname: "demo.test" }, { clock: systemClock, log: openLog("silent") });
}
