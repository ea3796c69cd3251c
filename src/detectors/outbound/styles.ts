/** Counts of how an identity or the house writes: the classes of all traits one after another (mail/style.ts). */
import { STYLE_CLASSES, STYLE_TRAITS } from "../../mail/style.ts";
import { STYLE } from "./style-prior.ts";

/** When so many messages were counted all counts are halved: people change. */
const MOST = 1_000;

export function countStyle(counts: Float32Array, style: string): void {
  for (let trait = 0; trait < STYLE_TRAITS.length; trait++) {
    const place = placeOf(style, trait);
    counts[place] = counts[place]! + 1;
  }
  if (countedIn(counts) >= MOST) for (let i = 0; i < counts.length; i++) counts[i] = counts[i]! / 2;
}

/** Messages that were counted: each has one class of the first trait. */
export function countedIn(counts: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < STYLE_CLASSES; i++) sum += counts[i]!;
  return sum;
}

/** How much likelier each trait of a style is with somebody else's campaign than with this identity, in nats. */
export function strangenessOf(style: string, own: Float32Array, house: Float32Array): readonly number[] {
  const [ownCount, houseCount] = [countedIn(own), countedIn(house)];
  return STYLE_TRAITS.map((_, trait) => {
    const place = placeOf(style, trait);
    const at = place - trait * STYLE_CLASSES;
    const usual = (house[place]! + STYLE.weight.prior * STYLE.h0[trait]![at]!) / (houseCount + STYLE.weight.prior);
    const share = (own[place]! + STYLE.weight.house * usual) / (ownCount + STYLE.weight.house);
    return Math.log(STYLE.h1[trait]![at]! / share);
  });
}

function placeOf(style: string, trait: number): number {
  const digit = style.charCodeAt(trait) - 48;
  return trait * STYLE_CLASSES + (digit >= 0 && digit < STYLE_CLASSES ? digit : 0);
}
