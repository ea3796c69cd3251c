/** What others report about mail that bears our name: complaints, and hosts of ours that DMARC reports name and that are no mail hosts. */
import { defineSignal, type Signal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";

export const report = defineSignal({
  id: "report",
  title: "Others report it",
  why: "Recipients who complain, and receivers who count what they saw, know what we cannot see.",
  watches: "report",
  group: "reports",
  cap: [0, 4],
  weigh({ event }) {
    const value = (): string => `${event.source}: ${event.detail}`.slice(0, 200);
    const once = event.complainant === undefined ? {} : { once: hashOf(event.complainant) };
    switch (event.what) {
      case "complaint":
        return { llr: 1.5 + Math.min(2, Math.log(Math.max(1, event.messages))), value, ...once };
      case "sends-beside":
        return { llr: event.messages >= 100 ? 2 : 1, value, ...once };
    }
  },
});

export const reportSignals: readonly Signal<"report">[] = [report];
