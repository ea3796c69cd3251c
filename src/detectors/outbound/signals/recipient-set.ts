/**
 * A set of recipients that were never written to together (Ho and others, USENIX Security 2019, 4.1): also a stolen address book shows,
 * because its owner knows all of them but never put them into one message. Sets are kept as their four smallest hashes.
 */
import { defineSignal } from "../evidence.ts";
import { SET_HASHES, SETS } from "../profile.ts";
import { smallestOf } from "../sending.ts";

/** Two or three people meet in ever new ways. */
const LEAST = 4;

export const recipientSet = defineSignal({
  id: "recipient-set",
  title: "People who were never written to together",
  why: "Even a stolen address book is used otherwise than by its owner, who writes to the same circles again.",
  watches: "submission",
  group: "recipients",
  cap: [-1, 1.8],
  weigh({ profile, sending }) {
    const { outside, count } = sending;
    if (outside.length < LEAST || profile.setsSeen < SETS / 2) return null;
    const set = new Set(smallestOf(outside.map(({ hash }) => hash)));
    let most = 0;
    for (let i = 0; i < Math.min(profile.setsSeen, SETS); i++) {
      let same = 0;
      for (let j = 0; j < SET_HASHES; j++) if (set.has(profile.sets[i * SET_HASHES + j]!)) same++;
      most = Math.max(most, same);
    }
    if (most >= SET_HASHES / 2) return { llr: -0.7, value: () => `${count} recipients, much the same as before` };
    if (most > 0) return null;
    return { llr: Math.min(0.6 + Math.log(count / LEAST) * 0.6, 1.8), value: () => `${count} recipients who never shared a message` };
  },
});
