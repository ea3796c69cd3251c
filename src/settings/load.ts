/**
 * Loads the settings: defaults, then the file. A file with mistakes yields none of its settings and every mistake at once.
 * Without a file, ./postern.yaml; without that, the embedded default.
 */
import type { Settings } from "./settings.ts";

export interface LoadOptions {
  readonly file?: string | undefined;
  /** State lies here; relative `maildir:` of the embedded default and the default users file too. */
  readonly dataFolder: string;
  /** The checks of the house, so that their ids, options and findings can be checked by name. */
  readonly checks?: readonly KnownCheck[] | undefined;
}

/** What the settings need to know of a check; definitions of checks/check.ts fit. */
export interface KnownCheck {
  readonly id: string;
  readonly options: { safeParse(value: unknown): { readonly success: boolean } };
  readonly findings: Readonly<Record<string, unknown>>;
}

export declare function loadSettings(options: LoadOptions): Settings;
