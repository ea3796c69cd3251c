/**
 * The same text from several identities within an hour, each new to its recipients (COMPA: Egele and others, NDSS 2013). One of them may
 * forward the other, so it speaks only where recipients are new too.
 */
import { isNear, minimaOf } from "../../../mail/sketch.ts";
import { defineSignal } from "../evidence.ts";

export const sharedTemplate = defineSignal({
  id: "shared-template",
  title: "Several identities send the same text to strangers",
  why: "Stolen accounts are used in bundles, with one text; colleagues write their own.",
  watches: "submission",
  group: "content",
  cap: [0, 2],
  weigh({ event, profile, house, sending }) {
    const sketch = event.content?.template ?? null;
    if (sketch === null || sending.recipientClass < 2 || sending.copyOf !== null || event.content?.isReply === true) return null;
    for (const minimum of minimaOf(sketch)) {
      const other = house.texts.get(minimum);
      if (other === undefined || other.identity === profile.identity || event.at - other.at > HOUR) continue;
      if (isNear(other.sketch, sketch)) return { llr: 2, value: () => `${other.identity} sent the same text` };
    }
    return null;
  },
});

const HOUR = 3_600_000;
