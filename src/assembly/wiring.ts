/** Settings in the shapes that the rooms ask for; no room but this file knows both sides. */
import { readFile } from "node:fs/promises";
import type { AnyCheck } from "../checks/check.ts";
import type { SmtpDoorOptions } from "../doors/smtp/options.ts";
import type { HopOptions, RouteOptions } from "../hops/options.ts";
import type { SharedModel } from "../learning/model.ts";
import { checks } from "../pipeline/order.ts";
import type { CheckSettings } from "../pipeline/workers/protocol.ts";
import { messageOf, OperatorError } from "../platform/errors.ts";
import type { TlsPair } from "../platform/tls.ts";
import { type CompiledPolicy, compilePolicy } from "../policy/compile.ts";
import { buildRules } from "../rules/build.ts";
import type { Rule } from "../rules/rule.ts";
import type { HopSettings, HopTarget, Settings } from "../settings/settings.ts";
import type { StoreLimits } from "../stores/options.ts";
import { defaultWeights, type Weights } from "../verdict/weights.ts";

/** The checks that run, declared ones last. */
export function toChecks(settings: Settings, rules: readonly Rule[]): readonly AnyCheck[] {
  return [...checks, ...buildRules(rules).checks].filter((check) => !settings.checks.disabled.includes(check.id));
}

export function toWeights(settings: Settings): Weights {
  const share = settings.learning.spamShare ?? defaultWeights.assumedShare;
  return { ...defaultWeights, share, overrides: settings.checks.scores };
}

export function toPolicy(settings: Settings): CompiledPolicy {
  return compilePolicy({ rules: settings.policy, groups: settings.groups, holdMax: settings.hold.max, observeOnly: settings.observeOnly });
}

export function toCheckSettings(
  { checks: { disabled, options } }: Settings,
  rules: readonly Rule[],
  learner: SharedModel | null,
): CheckSettings {
  return { disabled, options, rules, learner };
}

export function toStoreLimits({ keep }: Settings): Partial<StoreLimits> {
  return { rememberInbound: keep.inbound, rememberOutbound: keep.outbound, rememberCap: keep.cap, keptQuota: keep.quota };
}

export function toDoorOptions(settings: Settings, direction: "inbound" | "outbound", tls: TlsPair): SmtpDoorOptions {
  const { messageMemory, ...door } = settings.doors[direction];
  const { hostname, networks, bareNewlines } = settings;
  const users = direction === "outbound" ? settings.users : null;
  return { ...door, door: `smtp-${direction}`, hostname, networks, bareNewlines, tls, users, memoryBudget: messageMemory };
}

/** Reads the password and certificate files that the settings name. Throws OperatorError when one cannot be read. */
export async function toHopOptions(written: HopSettings, hostname: string): Promise<HopOptions> {
  const routes = await Promise.all(
    Object.entries(written.routes).map(async ([domain, target]) => [domain, await toRoute(target)] as const),
  );
  return { ...(await toRoute(written)), hostname, routes: Object.fromEntries(routes) };
}

async function toRoute({ hosts, tls, verify, ca, credentials }: HopTarget): Promise<RouteOptions> {
  const password = credentials === null ? null : (await readText(credentials.passwordFile, "password file")).split(/\r?\n/, 1)[0];
  return {
    hosts,
    tls,
    verify,
    ...(ca === null ? {} : { ca: await readText(ca, "certificate file") }),
    credentials: credentials === null ? null : { user: credentials.user, password: password ?? "" },
  };
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (fault) {
    throw new OperatorError("settings/unreadable", `The ${what} ${file} cannot be read: ${messageOf(fault)}.`, fault);
  }
}
