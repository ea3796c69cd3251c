/**
 * Watches postern.yaml and loads it again when it changes. A broken file changes nothing: the last good settings stay and the mistakes are told.
 * Looks at the file's identity every second rather than at change notices: those are lost when an editor or a mounted secret replaces the file.
 */
import { unwatchFile, watchFile } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { messageOf } from "../platform/errors.ts";
import type { Milliseconds } from "../platform/time.ts";
import { changedSettings } from "./entries.ts";
import { SettingsMistakes } from "./errors.ts";
import { type LoadOptions, loadSettings } from "./load.ts";
import type { Settings } from "./settings.ts";

export interface SettingsWatch {
  /** Looks at once; what a signal or a test asks for. */
  look(): void;
  stop(): void;
}

export interface WatchHandlers {
  /** New settings; `needRestart` names changed ones that take effect at the next start only. */
  onGood(settings: Settings, needRestart: readonly string[]): void;
  /** The file has mistakes; the last good settings stay. */
  onBroken(mistakes: readonly string[]): void;
}

const EVERY: Milliseconds = 1_000;

export function watchSettings(options: LoadOptions & { readonly file: string }, running: Settings, handlers: WatchHandlers): SettingsWatch {
  let last: Settings = running;
  let told: readonly string[] = [];
  const look = () => {
    try {
      const settings = loadSettings(options);
      const wasBroken = told.length > 0;
      told = [];
      if (!wasBroken && isDeepStrictEqual(settings, last)) return;
      last = settings;
      handlers.onGood(settings, changedSettings(running, settings));
    } catch (fault) {
      // whatever went wrong, the gateway goes on with what it has
      const mistakes = fault instanceof SettingsMistakes ? fault.mistakes : [`${options.file}: ${messageOf(fault)}`];
      // the same mistakes in a file that was saved again are told once
      if (!isDeepStrictEqual(mistakes, told)) handlers.onBroken(mistakes);
      told = mistakes;
    }
  };
  watchFile(options.file, { interval: EVERY, persistent: false }, look);
  return { look, stop: () => unwatchFile(options.file, look) };
}
