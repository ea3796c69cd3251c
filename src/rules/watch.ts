/**
 * Watches a folder of rules and loads it again when a file appears, changes or goes. While any file has mistakes the last good rules stay.
 * Looks at the files every second: change notices are lost when editors and deployments replace files.
 */
import { statSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { AnyCheck } from "../checks/check.ts";
import type { Milliseconds } from "../platform/time.ts";
import { toRunning } from "./known.ts";
import { loadRules, ruleFiles } from "./load.ts";
import type { Rule } from "./rule.ts";

export interface RulesWatch {
  /** Looks at once; what a test asks for. */
  look(): void;
  stop(): void;
}

export interface RulesHandlers {
  onGood(rules: readonly Rule[]): void;
  /** Told once for the same mistakes. */
  onBroken(mistakes: readonly string[]): void;
}

const EVERY: Milliseconds = 1_000;

export function watchRules(folder: string, builtIn: readonly AnyCheck[], handlers: RulesHandlers): RulesWatch {
  let seen = signatureOf(folder);
  let told: readonly string[] = [];
  const look = (): void => {
    const now = signatureOf(folder);
    if (isDeepStrictEqual(now, seen)) return;
    seen = now;
    const { rules, mistakes } = loadRules(folder, builtIn);
    if (mistakes.length === 0) handlers.onGood(rules.map(toRunning));
    else if (!isDeepStrictEqual(mistakes, told)) handlers.onBroken(mistakes);
    told = mistakes;
  };
  const timer = setInterval(look, EVERY);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}

/** What changes when a file is written or replaced. */
function signatureOf(folder: string): readonly unknown[] {
  return ruleFiles(folder).map((file) => {
    const about = statSync(file, { throwIfNoEntry: false });
    return about === undefined ? [file] : [file, about.ino, about.size, about.mtimeMs];
  });
}
