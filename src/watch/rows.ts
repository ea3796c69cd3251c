/**
 * Rows of the watch's journal, and what the watch remembers of messages beside the ledger, as a pure function of those rows: whose messages
 * have which Message-ID (reports name that), what was deferred and may come again, which replies counted already. Bounded.
 */
import { deserialize, serialize } from "node:v8";
import { hashOf } from "../detectors/outbound/familiar.ts";
import type { Part } from "../detectors/outbound/memory.ts";
import { Recent, type RecentDump } from "../detectors/outbound/recent.ts";
import type { ArrivalId } from "../mail/arrival.ts";
import type { Observed, RecipientReply } from "../observed/observed.ts";
import { type Instant, toMilliseconds } from "../platform/time.ts";

export type Row =
  | { readonly kind: "observed"; readonly event: Observed; readonly messageId?: string }
  /** The client was told to come again with this. */
  | { readonly kind: "deferred"; readonly at: Instant; readonly key: string; readonly recipients: readonly number[] }
  /** It came again. */
  | { readonly kind: "again"; readonly at: Instant; readonly key: string };

/** A message as reports speak of it. */
export interface Sent {
  readonly arrival: ArrivalId;
  /** Hashes; a report about somebody else is no report about this message. */
  readonly recipients: readonly number[];
}

/** More recipients of one message are not remembered: those of a retry are then new evidence, which errs on the safe side. */
const RECIPIENTS = 200;
const NAMES = ["sent", "deferred", "told"] as const;
const PART = "watch";
const VERSION = 1;

export class SentMemory {
  /** By Message-ID. Bounces come within days. */
  readonly sent = new Recent<Sent>(50_000, toMilliseconds("72h"));
  /** By what makes a message the same one. Retries come for five days, the first ones soon. */
  readonly deferred = new Recent<readonly number[]>(20_000, toMilliseconds("48h"));
  /** Replies that counted. */
  readonly told = new Recent<true>(100_000, toMilliseconds("48h"));

  note(row: Row): void {
    switch (row.kind) {
      case "deferred":
        this.deferred.set(row.key, row.recipients, row.at);
        return;
      case "again":
        // an answer of "later" allows one more attempt, not any number of them
        this.deferred.set(row.key, [], row.at);
        return;
      case "observed":
        if (row.event.kind === "reply") this.told.set(toldKey(row.event), true, row.event.at);
        if (row.event.kind === "submission" && row.messageId !== undefined) {
          this.sent.set(row.messageId, { arrival: row.event.message, recipients: hashesOf(row.event.recipients) }, row.event.at);
        }
    }
  }

  /** True when all of these were deferred under this key. */
  isRetry(key: string, recipients: readonly string[]): boolean {
    const deferred = this.deferred.get(key);
    if (deferred === undefined || deferred.length === 0) return false;
    const known = new Set(deferred);
    return recipients.every((address) => known.has(hashOf(address)));
  }

  counted(reply: RecipientReply): boolean {
    return this.told.get(toldKey(reply)) !== undefined;
  }

  toPart(): Part {
    return [PART, serialize([VERSION, NAMES.map((name) => this[name].toDump())])];
  }

  /** Damaged or of another version: begins anew, as the ledger does (detectors/outbound/memory.ts). False then. */
  fill(parts: readonly Part[]): boolean {
    const bytes = parts.find(([name]) => name === PART)?.[1];
    if (bytes === undefined) return true;
    try {
      const [version, dumps] = deserialize(bytes) as [number, readonly RecentDump<never>[]]; // checked by its version
      if (version !== VERSION) return false;
      for (const [i, name] of NAMES.entries()) this[name].fill(dumps[i]!);
      return true;
    } catch {
      return false;
    }
  }
}

export function hashesOf(recipients: readonly string[]): readonly number[] {
  return recipients.slice(0, RECIPIENTS).map((address) => hashOf(address));
}

/** Once for each message and recipient: a deferral, and a refusal or report after it. */
function toldKey({ message, by, recipient, result }: RecipientReply): string {
  const about = message ?? `${by.submitter ?? by.client ?? by.author ?? ""}:`;
  return `${about} ${recipient} ${result === "deferred" ? "later" : "no"}`;
}
