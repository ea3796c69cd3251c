/** Much sent and little received (ErDOS: Cohen, Gordon, Hendler, DIMVA 2013). Silent where no incoming mail is seen. */
import { defineSignal } from "../evidence.ts";

/** Below this it is too early to say. */
const LEAST_SENT = 20;
const LEAST_SEEN = 100;

export const balance = defineSignal({
  id: "balance",
  title: "Sends without being answered",
  why: "People receive about as much as they write; nobody answers spam, at least not within hours.",
  watches: "submission",
  group: "balance",
  cap: [-0.3, 0.8],
  weigh({ event, profile, house }) {
    const sent = profile.sent.now(event.at);
    if (house.received < LEAST_SEEN || sent < LEAST_SENT || profile.isMachine) return null;
    const ratio = (profile.received.now(event.at) + 1) / sent;
    if (ratio > 0.3) return { llr: -0.2, value: () => "is answered as usual" };
    return {
      llr: Math.log(0.3 / ratio) * 0.4,
      value: () => `about ${Math.round(sent)} sent this week, ${Math.round(ratio * sent - 1)} received`,
    };
  },
});
