/** New recipients in the order of a list: sorted within a message, or rising from message to message. */
import { defineSignal } from "../evidence.ts";
import { domainsOf } from "../sending.ts";

/** By chance five come in order once in 120 times. */
const LEAST = 5;

export const recipientOrder = defineSignal({
  id: "recipient-order",
  title: "Recipients in the order of a list",
  why: "Programmes work through sorted lists and blocks of one domain; people think of names in no order.",
  watches: "submission",
  group: "recipients",
  cap: [0, 1.5],
  weigh({ profile, sending }) {
    const fresh = sending.outside.filter(({ isKnown }) => !isKnown);
    if (fresh.length >= LEAST) {
      const isSorted = fresh.every(({ address }, i) => i === 0 || address >= fresh[i - 1]!.address);
      // a directory of one firm is sorted too
      if (!isSorted || domainsOf(fresh).size < 2) return null;
      return { llr: Math.min(1.5, 0.3 * fresh.length), value: () => `${fresh.length} new recipients in alphabetical order` };
    }
    const follows = fresh.length === 1 && profile.ascending >= LEAST - 1 && fresh[0]!.address > profile.lastRecipient;
    return follows ? { llr: 1, value: () => `the ${profile.ascending + 1}th new recipient in a row in alphabetical order` } : null;
  },
});
