/**
 * `postern config check FILE`: every mistake in a settings file, a line each with line and column, on standard error (exit 2),
 * or one line that says the file is good and what it sets up (exit 0). Opens no port and changes nothing.
 */

import { checks } from "../pipeline/order.ts";
import { formatHopUrl, type HopUrl } from "../platform/hop-url.ts";
import { checksWith, rulesIn } from "../rules/known.ts";
import { loadSettings } from "../settings/load.ts";
import type { DoorSettings, HopSettings, Settings } from "../settings/settings.ts";

/** Mistakes are thrown as SettingsMistakes, an OperatorError. */
export function configCheck(file: string, write: (text: string) => void = (text) => void process.stdout.write(text)): void {
  // the data folder names places only; nothing is opened in it
  const settings = loadSettings({ file, dataFolder: ".", checks: checksWith(checks) });
  const rules = rulesIn(settings.rules.folder, checks);
  write(`${file}: good\n${summary(settings, rules.length)}`);
}

function summary(settings: Settings, rules: number): string {
  const { domains, networks, doors, nextHop, policy, observeOnly, console } = settings;
  const lines: readonly (readonly [name: string, value: string])[] = [
    ["Our domains", few(domains)],
    ["Our networks", few(networks)],
    ["Inbound", `${door(doors.inbound)} to ${hop(nextHop.inbound)}${observed(observeOnly.inbound)}`],
    ["Outbound", `${door(doors.outbound)} to ${hop(nextHop.outbound)}${observed(observeOnly.outbound)}`],
    ["Own rules", String(policy.length)],
    ["Own checks", String(rules)],
    ["Console", console.listen ?? "off"],
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(14)}${value}\n`).join("");
}

/** Three names and a number: a hoster's list has thousands. */
function few(names: readonly string[]): string {
  if (names.length === 0) return "none";
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

function door({ listen, listenTls }: DoorSettings): string {
  const all = [...listen, ...listenTls.map((address) => `${address} (TLS)`)];
  return all.length === 0 ? "off" : few(all);
}

function hop(settings: HopSettings | null): string {
  if (settings === null) return "nowhere";
  const hosts: readonly HopUrl[] = settings.hosts;
  const routes = Object.keys(settings.routes).length;
  return `${few(hosts.map(formatHopUrl))}${routes === 0 ? "" : ` and ${routes} own ${routes === 1 ? "route" : "routes"}`}`;
}

function observed(only: boolean): string {
  return only ? " (observe only)" : "";
}
