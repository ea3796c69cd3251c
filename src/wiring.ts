/** Settings in the shapes that the rooms ask for; no room but this file knows both sides. */
import type { AnyCheck } from "./checks/check.ts";
import { checks } from "./pipeline/order.ts";
import { type CompiledPolicy, compilePolicy } from "./policy/compile.ts";
import type { Settings } from "./settings/settings.ts";
import { defaultWeights, type Weights } from "./verdict/weights.ts";

/** The checks that run. */
export function toChecks(settings: Settings): readonly AnyCheck[] {
  return checks.filter((check) => !settings.checks.disabled.includes(check.id));
}

export function toWeights(settings: Settings): Weights {
  return { ...defaultWeights, overrides: settings.checks.scores };
}

export function toPolicy(settings: Settings): CompiledPolicy {
  return compilePolicy({ rules: settings.policy, groups: settings.groups, holdMax: settings.hold.max, observeOnly: settings.observeOnly });
}
