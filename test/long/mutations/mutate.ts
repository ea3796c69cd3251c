/** Mutation number n of a seed: always the same bytes from the same seeds, whatever was made before. */
import { type Random, randomFrom } from "../../support/random.ts";
import { BYTES } from "./bytes.ts";
import { CONTAINERS } from "./containers.ts";
import { MOST_BYTES, type Mutator } from "./edit.ts";
import { FIELDS } from "./fields.ts";
import { PAGES } from "./pages.ts";
import { STRUCTURE } from "./structure.ts";

const GROUPS: readonly (readonly Mutator[])[] = [BYTES, FIELDS, STRUCTURE, PAGES, CONTAINERS];
const MOST_TURNS = 6;

/** The message of this number. */
export function mutation(seeds: readonly string[], seed: number, number: number): Buffer {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  let text = pick(seeds, random);
  const other = pick(seeds, random);
  for (let turns = 1 + random.below(MOST_TURNS); turns > 0; turns--) {
    text = random.of(random.of(GROUPS))(text, random, other).slice(0, MOST_BYTES);
  }
  return Buffer.from(text, "latin1");
}

/** Often the smaller one of two: small messages are quicker, and a mutation of them hits more. */
function pick(seeds: readonly string[], random: Random): string {
  const [one, two] = [random.of(seeds), random.of(seeds)];
  return random.once(2) || one.length <= two.length ? one : two;
}
