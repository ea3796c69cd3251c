/** Mail at hours at which this identity never sends. */
import { shareOf, sumOf } from "../counts.ts";
import { defineSignal } from "../evidence.ts";
import { HOURS } from "../priors.ts";
import { HOUR_CLASSES } from "../profile.ts";

/** Fewer messages do not make a habit. */
const LEAST = 30;

const EVEN: readonly number[] = new Array<number>(HOUR_CLASSES).fill(1 / HOUR_CLASSES);

export const hour = defineSignal({
  id: "hour",
  title: "Mail at an unusual hour",
  why: "Whoever sits elsewhere keeps other hours; scripts keep none.",
  watches: "submission",
  group: "hour",
  cap: [-0.5, 1.2],
  weigh({ event, profile, house, sending }) {
    if (sumOf(house.hours) < LEAST || profile.messages < LEAST) return null;
    const usual = EVEN.map((_, place) => (place === sending.hourClass ? shareOf(house.hours, place, EVEN, LEAST) : 0)); // only this hour is asked
    const own = shareOf(profile.hours, sending.hourClass, usual, HOURS.weight);
    return { llr: Math.log(1 / HOUR_CLASSES / own), value: () => `${new Date(event.at).toISOString().slice(11, 16)} UTC` };
  },
});
