/** Mail to people whom the identity, or anybody here, never wrote to. */
import { defineSignal } from "../evidence.ts";
import { RECIPIENTS, RECIPIENTS_AT_FIRST } from "../priors.ts";

const WORDS = [
  "all written to before",
  "some never written to",
  "never written to by this identity",
  "never written to from here",
] as const;

export const recipients = defineSignal({
  id: "recipients",
  title: "Recipients never written to",
  why: "Spam goes to harvested addresses; people write mostly to those whom they wrote to before.",
  watches: "submission",
  group: "recipients",
  cap: [-0.6, 2.3],
  weigh({ profile, sending }) {
    const { recipientClass, newToIdentity, count } = sending;
    if (recipientClass < 0) return null;
    const prior = profile.messages < AT_FIRST ? RECIPIENTS_AT_FIRST : RECIPIENTS;
    const counts = profile.recipientClasses;
    const llrOf = (place: number): number => {
      const own = counts.share(place, prior.h0[place]!, prior.weight);
      return Math.log((prior.h1[place] ?? own) / own);
    };
    // less new is never more of a surprise than wholly new, whatever an identity happened to do so far
    const llr = recipientClass === 0 ? llrOf(0) : Math.min(llrOf(recipientClass), llrOf(WHOLLY_NEW));
    return { llr, value: () => `${newToIdentity} of ${count} new: ${WORDS[recipientClass as 0 | 1 | 2 | 3]}` };
  },
});

const WHOLLY_NEW = 3;
/** An identity that sent no more than this is still meeting its correspondents. */
const AT_FIRST = 20;
