/**
 * `postern start`: runs the gateway until it is told to stop. SIGTERM and SIGINT finish transactions in flight; a second signal ends at once.
 * What people want to know stands on standard output; the log goes to standard error.
 */
import { resolve } from "node:path";
import { assemble, type RunningGateway } from "./assembly/assemble.ts";
import { DEFAULT_DATA_FOLDER, release } from "./installation.ts";
import type { Common } from "./main.ts";
import { checks } from "./pipeline/order.ts";
import { type Log, openLog } from "./platform/log.ts";
import { giveBackMemory } from "./platform/memory.ts";
import { type Instant, type Milliseconds, toMilliseconds } from "./platform/time.ts";
import { systemClock } from "./ports/clock.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";
import type { Settings } from "./settings/settings.ts";
import { type SettingsWatch, watchSettings } from "./settings/watch.ts";

/** By then everything is loaded and the first clients are served. */
const SETTLED: Milliseconds = toMilliseconds("5s");

export async function start(common: Common): Promise<void> {
  const dataFolder = resolve(common.data ?? DEFAULT_DATA_FOLDER);
  const settings = loadSettings({ file: common.config, dataFolder, checks: checksWith(checks) });
  const log = openLog(settings.log.level);
  // whoever read what we print may be gone by the time that we stop; that must not end the process in the middle of it
  process.stdout.removeAllListeners("error").on("error", () => {});
  const gateway = await assemble(settings, dataFolder, log);
  const asked = told(); // before anybody can know that we are there to be told
  const link = await gateway.console?.createSetupLink();
  process.stdout.write(banner(gateway, settings, dataFolder, link ?? null));
  const watching = watch(settings, dataFolder, gateway, log);
  setTimeout(giveBackMemory, SETTLED).unref();
  await asked;
  process.stdout.write("Stopping: transactions in flight are finished first.\n");
  watching?.stop();
  await gateway.close("told to stop");
  process.stdout.write("Stopped.\n");
}

function watch(settings: Settings, dataFolder: string, gateway: RunningGateway, log: Log): SettingsWatch | null {
  if (settings.file === null) return null;
  return watchSettings({ file: settings.file, dataFolder, checks: checksWith(checks) }, settings, {
    onGood: (next, needRestart) => {
      gateway.reload(next);
      log.info({ needRestart }, needRestart.length === 0 ? "the settings were read again" : "some changed settings need a restart");
    },
    onBroken: (mistakes) => log.error({ mistakes }, "the settings are broken; the earlier ones stay"),
  });
}

/** A terminal and npm may both pass on one Ctrl-C: what comes this soon after the first signal is the same one. */
const SAME_SIGNAL: Milliseconds = 1_000;

/** Resolves at the first signal; a second one ends the process at once. */
function told(): Promise<void> {
  return new Promise((resolve) => {
    let first: Instant | null = null;
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        const now = systemClock.now();
        if (first !== null && now - first > SAME_SIGNAL) process.exit(1);
        first ??= now;
        resolve();
      });
    }
  });
}

function banner(gateway: RunningGateway, settings: Settings, dataFolder: string, link: string | null): string {
  const lines: (readonly [string, string])[] = [];
  for (const [name, door] of [
    ["Inbound", gateway.inbound],
    ["Outbound", gateway.outbound],
  ] as const) {
    for (const { host, port, tls } of door?.addresses ?? [])
      lines.push([tls ? `${name} (TLS)` : name, `${host.includes(":") ? `[${host}]` : host}:${port}`]);
  }
  if (gateway.console !== null) lines.push(["Console", gateway.console.url]);
  if (link !== null) lines.push(["First sign-in", `${link}  (once, within 24 hours)`]);
  lines.push(["Our domains", settings.domains.join(", ")]);
  lines.push(["Settings", settings.file ?? "the embedded default; mail is delivered into a Maildir"]);
  lines.push(["Data", dataFolder]);
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  return `Postern ${release}\n${lines.map(([name, value]) => `${name.padEnd(width)}${value}\n`).join("")}Ready. Stop with Ctrl-C.\n`;
}
