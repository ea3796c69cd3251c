/** The rules of a folder as the rest of the house asks for them: by name for the settings, as plain data for the scan workers. */
import type { AnyCheck } from "../checks/check.ts";
import { SettingsMistakes } from "../settings/errors.ts";
import { buildRules } from "./build.ts";
import { loadRules } from "./load.ts";
import type { Rule } from "./rule.ts";

/** For `loadSettings`: built-in checks and rules, so that settings can name either; null while the rules have mistakes. */
export function checksWith(builtIn: readonly AnyCheck[]): (folder: string | null) => readonly AnyCheck[] | null {
  return (folder) => {
    const { rules, mistakes } = loadRules(folder, builtIn);
    return mistakes.length > 0 ? null : [...builtIn, ...buildRules(rules).checks];
  };
}

/** Throws SettingsMistakes. */
export function rulesIn(folder: string | null, builtIn: readonly AnyCheck[]): readonly Rule[] {
  const { rules, mistakes } = loadRules(folder, builtIn);
  if (mistakes.length > 0) throw new SettingsMistakes(mistakes);
  return rules.map(toRunning);
}

/** What runs of a rule: cases and places stay behind. */
export function toRunning({ id, title, why, directions, findings }: Rule): Rule {
  return { id, title, why, directions, findings, cases: [] };
}
