/** The pause since the last message, against the identity's own pauses. */
import { defineSignal } from "../evidence.ts";
import { GAPS } from "../priors.ts";

const WORDS = [
  "under 2 seconds",
  "under 10 seconds",
  "under a minute",
  "under 10 minutes",
  "under an hour",
  "hours",
  "hours",
  "days",
] as const;

export const pace = defineSignal({
  id: "pace",
  title: "Messages that follow one another too fast",
  why: "Programmes send as fast as they may; people write.",
  watches: "submission",
  group: "pace",
  cap: [-0.4, 1.6],
  weigh({ profile, sending }) {
    const { gapClass } = sending;
    if (gapClass < 0) return null;
    const own = profile.gaps.share(gapClass, GAPS.h0[gapClass]!, GAPS.weight);
    // a slow attacker is no owner: long pauses say nothing
    const llr = Math.log((GAPS.h1[gapClass] ?? own) / own);
    return { llr: gapClass >= 4 ? 0 : llr, value: () => `${WORDS[gapClass as 0]} after the one before` };
  },
});
