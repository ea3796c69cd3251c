/** Who wrote to whom, as a port. */
import type { Instant } from "../platform/time.ts";

/** Who wrote to whom, learned from mail that was passed on. Addresses are compared in lower case. */
export interface Correspondents {
  /** Remembers that `author` wrote to each of `recipients`. Repeating it is harmless. */
  remember(author: string, recipients: readonly string[], at: Instant): void;
  /** Whether `author` wrote to any of `recipients` before, and any of them to `author`. */
  between(author: string, recipients: readonly string[]): Promise<{ readonly wrote: boolean; readonly wasWrittenTo: boolean }>;
  /** Remembers that the person at `address` goes by `nameKey` (mail/person-name.ts): one of ours, or one whom we write to. */
  rememberName(nameKey: string, address: string, at: Instant): void;
  /** Whether somebody of that name is remembered, but not at `address`. */
  isNameOfAnother(nameKey: string, address: string): Promise<boolean>;
}
