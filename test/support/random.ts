/** Seeded random numbers for tests (mulberry32): the same on every machine, so that a failure can be repeated from its numbers. */

export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True once in `times` on average. */
  once(times: number): boolean;
  /** One of the list, which must not be empty. */
  of<T>(list: readonly T[]): T;
}

export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    once: (times) => below(times) === 0,
    of: (list) => list[below(list.length)]!, // the caller promises that it is not empty
  };
}
