/** What was opened is closed in the reverse order, once, even when a later part could not be opened. */
export class Closing {
  readonly #closers: (() => unknown)[] = [];

  /** Remembers how to close a part and gives the part back. */
  add<T>(part: T, close: (part: T) => unknown): T {
    this.#closers.unshift(() => close(part));
    return part;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }
}
