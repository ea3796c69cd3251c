/**
 * The labels that people gave to messages, in order, with what the learner saw of each: from them the local model can be made anew, without
 * those that were undone. Several processes may use one log (the gateway, `postern learn`).
 */
import type { Instant } from "../platform/time.ts";

/**
 * How a label was given: "trusted" at the machine; or by hand: a "correction" of the verdict, a "contradiction" of strong evidence, or a
 * "repetition" of what the verdict said.
 */
export type LabelManner = "trusted" | "correction" | "contradiction" | "repetition";

export interface NewLabel {
  readonly at: Instant;
  /** Who said so: an account of the console, or the user of the command line. Never Postern itself. */
  readonly by: string;
  readonly spam: boolean;
  readonly sha256: string;
  readonly manner: LabelManner;
  /** What the learner saw, packed. */
  readonly features: Uint8Array;
}

export interface Label extends Omit<NewLabel, "features"> {
  /** Counts from 1 in the order in which labels were given. */
  readonly number: number;
}

/** Changes whenever somebody gives or undoes a label. */
export interface LabelLogState {
  /** Number of the latest label, 0 when there is none. */
  readonly last: number;
  readonly undone: number;
}

export interface LabelLog {
  state(): Promise<LabelLogState>;
  /**
   * Durable when it resolves, all or none; the labels in whose place they stand are undone with them, by the first one's giver. Returns the
   * number of the first. Rejects with StoreFull (stores/errors.ts) when there is no room.
   */
  add(labels: readonly NewLabel[], inPlaceOf: readonly number[]): Promise<number>;
  /** False when there is no such label or it is undone already. */
  undo(number: number, by: string, at: Instant): Promise<boolean>;
  /** Labels that stand, by number, from behind `after` on; at most `most`. */
  standing(after: number, most: number): Promise<readonly (Label & Pick<NewLabel, "features">)[]>;
  /** The latest standing label of a message. */
  of(sha256: string): Promise<Label | null>;
  /** How many contradictions of each person stand, up to that number. */
  contradictions(upTo: number): Promise<ReadonlyMap<string, number>>;
  /** Labels that somebody gave since then, undone ones included. */
  countBy(by: string, since: Instant): Promise<number>;
  close(): Promise<void>;
}
