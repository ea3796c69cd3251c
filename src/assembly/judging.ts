/** The judging half of the house, without doors, stores or next hops: what `scan` and `bench` need. */
import type { SharedModel } from "../learning/model.ts";
import type { JudgingHouse } from "../pipeline/handle.ts";
import { checks as builtIn } from "../pipeline/order.ts";
import { ScanPool } from "../pipeline/workers/pool.ts";
import { toNetworks } from "../platform/net.ts";
import { systemClock } from "../ports/clock.ts";
import { rulesIn } from "../rules/known.ts";
import type { Settings } from "../settings/settings.ts";
import { toCheckSettings, toChecks, toPolicy, toWeights } from "./wiring.ts";

/** The caller closes `workers`. `learner` null: judged by the checks alone. Throws SettingsMistakes when the rules are broken. */
export function toJudgingHouse(settings: Settings, learner: SharedModel | null): JudgingHouse {
  const rules = rulesIn(settings.rules.folder, builtIn);
  const checks = toChecks(settings, rules);
  const policy = toPolicy(settings);
  const weights = toWeights(settings);
  const workers = new ScanPool({
    workers: settings.scan.workers,
    deadline: settings.scan.deadline,
    waiting: Number.POSITIVE_INFINITY, // the sources are read no faster than messages are judged
    settings: toCheckSettings(settings, rules, learner),
    onReplaced: (why) => process.stderr.write(`a scan worker was replaced: ${why}\n`),
  });
  return {
    workers,
    facts: null,
    policy: () => policy,
    weights: () => weights,
    checks: () => checks,
    clock: systemClock,
    ourDomains: settings.domains,
    networks: toNetworks(settings.networks),
    // A scan has one try: what overruns is unscannable at once.
    unscannable: { wasUnscannable: async () => true, append: async () => {} },
  };
}
