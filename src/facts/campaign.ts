/** Whether copies of this message came before, from whom and to how many, and what people said of them. */
import { defineFact, known, unknown } from "./fact.ts";

export const campaign = defineFact({
  name: "campaign",
  title: "Did copies of this message come before?",
  after: [],
  deadline: "1s",
  async gather({ arrival, summary, ports }) {
    const before = ports.campaigns.before(summary, arrival.at, arrival.client.address);
    return before === null ? unknown("earlier mail is still being read") : known(before);
  },
});
