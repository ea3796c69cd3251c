/** What others report about mail that bears our name: complaints, sources that DMARC reports name, listings. */
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
    switch (event.what) {
      case "complaint":
        return {
          llr: 1.5 + Math.min(2, Math.log(Math.max(1, event.messages))),
          value,
          ...(event.complainant !== undefined && { once: hashOf(event.complainant) }),
        };
      case "dmarc-unknown-source":
        return { llr: event.messages >= 100 ? 2 : 1, value };
      case "listed":
        return { llr: 3, value };
      case "tls-failure":
        return null; // speaks of the receiver's certificate more often than of us
    }
  },
});

export const reportSignals: readonly Signal<"report">[] = [report];
