/** Mail at hours at which this identity never sends. */
import { Counts } from "../counts.ts";
import { defineSignal } from "../evidence.ts";
import { HOURS } from "../priors.ts";
import { HOUR_CLASSES } from "../profile.ts";

/** Fewer messages do not make a habit. */
const LEAST = 30;

const EVEN = 1 / HOUR_CLASSES;

export const hour = defineSignal({
  id: "hour",
  title: "Mail at an unusual hour",
  why: "Whoever sits elsewhere keeps other hours; scripts keep none.",
  watches: "submission",
  group: "hour",
  cap: [-0.5, 1.2],
  weigh({ event, profile, house, sending }) {
    if (profile.messages < LEAST) return null;
    const ofHouse = new Counts(house.hours);
    if (ofHouse.sum < LEAST) return null;
    const usual = ofHouse.share(sending.hourClass, EVEN, LEAST);
    const own = profile.hours.share(sending.hourClass, usual, HOURS.weight);
    return { llr: Math.log(EVEN / own), value: () => `${new Date(event.at).toISOString().slice(11, 16)} UTC` };
  },
});
