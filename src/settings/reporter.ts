/** What the cross checks are given to say what they find. */
import type { Path } from "./document.ts";

/** Reports a mistake at a path of the settings as understood. */
export interface Reporter {
  report(path: Path, expected: string, found: string, atKey?: boolean): void;
  /** The same at a path of the file, which differs when mistaken entries were cut out of a list before it. */
  reportInFile(path: Path, expected: string, found: string): void;
  /** Whether something at, below or above the path was mistaken already. */
  isDoubtful(path: Path): boolean;
  /** What the file says, understood or not. */
  written(path: Path): unknown;
  /** Keys of a group as written, mistaken ones included. */
  keysOf(path: Path): readonly string[];
}
