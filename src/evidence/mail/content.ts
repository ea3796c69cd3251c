/** How the messages that lie about are judged: the means are handed in, since reading evidence knows nothing of checks. */
import type { Instant } from "../../platform/time.ts";

export interface SentMessage {
  readonly raw: Buffer;
  readonly at: Instant;
  readonly mailFrom: string | null;
  readonly recipients: readonly string[];
}

/** Calibrated P(unwanted) of a message judged as outbound mail; null when it could not be judged. */
export type JudgeContent = (message: SentMessage) => Promise<number | null>;
