/** What the cross checks are given to say what they find. */
import type { Path } from "./document.ts";

/** Reports a mistake at a path of the settings as understood. */
export interface Reporter {
  report(path: Path, expected: string, found: string, atKey?: boolean): void;
  /** Whether something at, below or above the path was mistaken already. */
  isDoubtful(path: Path): boolean;
  /** Keys of a group as written, mistaken ones included. */
  keysOf(path: Path): readonly string[];
}
