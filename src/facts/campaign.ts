/** Whether copies of this message came before, from whom and to how many, and what people said of them. */
import { sourceOf } from "../mail/origin.ts";
import { defineFact, known, unknown } from "./fact.ts";

export const campaign = defineFact({
  name: "campaign",
  title: "Did copies of this message come before?",
  after: [],
  deadline: "1s",
  async gather({ arrival, summary, ports }) {
    const before = ports.campaigns.before(summary, arrival.at, sourceOf(arrival.client, summary.origin));
    return before === null ? unknown("earlier mail is still being read") : known(before);
  },
});
