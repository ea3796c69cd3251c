/**
 * What the filter thinks of the content, judged as outbound mail. The chance of a score is learned from the house's own mail and from
 * the identity's: who sends newsletters that look like spam to the filter has done so for long. Near-identical copies count once.
 */
import { Counts } from "../counts.ts";
import { defineSignal } from "../evidence.ts";
import { CONTENT } from "../priors.ts";

/** Observations of the identity's own that outweigh the house's. */
const HOUSE_WEIGHT = 40;
const MOST = 3;

export const content = defineSignal({
  id: "content",
  title: "What the filter thinks of the text",
  why: "Who takes over an account sends what filters know; its owner's mail scores as it always did.",
  watches: "submission",
  group: "content",
  cap: [-2, MOST],
  weigh({ event, profile, house, sending }) {
    const { contentClass, copyOf } = sending;
    if (contentClass < 0) return null;
    const usual = new Counts(house.contents).share(contentClass, CONTENT.h0[contentClass]!, CONTENT.weight * 10);
    const own = profile.contents.share(contentClass, usual, HOUSE_WEIGHT);
    const llr = Math.log((CONTENT.h1[contentClass] ?? own) / own);
    const strict = llr > 0 ? Math.min(llr * (profile.isMachine ? MACHINE_FACTOR : 1), MOST) * sending.answersFor : llr;
    const percent = Math.round((event.content?.probability ?? 0) * 100);
    // a copy adds nothing against the identity; but what looks clean stays clean when it is sent again
    if (copyOf !== null)
      return { llr: Math.min(0, copyOf.content), value: () => `${percent} % unwanted, near-identical to an earlier message` };
    return { llr: strict, value: () => `${percent} % unwanted${sending.answersFor < 1 ? ", passed on as it came in" : ""}` };
  },
});

/** A machine sends the same kind of text for ever; another kind is more of a surprise than with a person. */
const MACHINE_FACTOR = 1.3;
