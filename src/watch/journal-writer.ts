/**
 * Writes the journal without gaps: rows that a failing store did not take go along with the next ones. Bounded, as a ledger that runs
 * ahead of what is on disk would decide otherwise after a crash.
 */
import { PosternError } from "../platform/errors.ts";
import type { Instant } from "../platform/time.ts";
import type { Journal, JournalRow } from "../ports/journal.ts";
import type { Row } from "./rows.ts";

/** At some 500 bytes each. */
const MOST_WAITING = 10_000;

export class JournalFull extends PosternError {
  constructor() {
    super("watch/journal", "the journal of the outbound watch cannot be written, and too much waits for it");
  }
}

export class JournalWriter {
  readonly #journal: Journal;
  #position: number;
  #waiting: readonly JournalRow[] = [];

  constructor(journal: Journal, position: number) {
    this.#journal = journal;
    this.#position = position;
  }

  /** After a snapshot at this position, and whatever the journal has beyond it. */
  static async open(journal: Journal, snapshot: number): Promise<JournalWriter> {
    return new JournalWriter(journal, Math.max(snapshot, await journal.last()));
  }

  /** Of the last row that was given. */
  get position(): number {
    return this.#position;
  }

  /** Throws JournalFull; to be asked before something is taken. */
  check(): void {
    if (this.#waiting.length >= MOST_WAITING) throw new JournalFull();
  }

  /** Rejects when the store fails; the rows are then written later. */
  async append(given: readonly Row[], at: Instant, durable: boolean): Promise<void> {
    const fresh = given.map((row): JournalRow => ({ position: ++this.#position, at, json: JSON.stringify(row) }));
    const rows = [...this.#waiting, ...fresh];
    this.#waiting = [];
    try {
      await this.#journal.append(rows, durable);
    } catch (fault) {
      this.#waiting = [...rows, ...this.#waiting].toSorted((one, other) => one.position - other.position);
      throw fault;
    }
  }

  /** A snapshot at this position is on disk: what it has need not be written any more. */
  async forget(position: number): Promise<void> {
    this.#waiting = this.#waiting.filter((row) => row.position > position);
    while ((await this.#journal.forget(position)) > 0);
  }
}
