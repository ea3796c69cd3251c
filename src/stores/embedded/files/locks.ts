/** One at a time for each name: keeping a message and sweeping it away never overlap. */
export class Locks {
  readonly #last = new Map<string, Promise<void>>();

  async with<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name);
    const done = Promise.withResolvers<void>();
    this.#last.set(name, done.promise);
    try {
      await before;
      return await work();
    } finally {
      if (this.#last.get(name) === done.promise) this.#last.delete(name);
      done.resolve();
    }
  }
}
