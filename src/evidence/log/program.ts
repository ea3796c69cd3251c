/** What the reader of one program's log lines keeps to. Each file has readers of its own: they hold what belongs together of several lines. */
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Line } from "./line.ts";

export interface Program {
  readonly name: string;
  /** It has nothing to do with mail, sign-ins or flows: its lines are counted, not read. */
  readonly isBesides: boolean;
  /** Lines of it so far. */
  lines: number;
  /** Reads a line; false when it was not understood. */
  read(line: Line): boolean;
  /** The log has come to this moment: what waited long enough is told. */
  pass?(now: Instant): void;
  end?(): void;
}

export type Tell = (observed: Observed) => void;
