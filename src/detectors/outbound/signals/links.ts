/** Links to places that nobody here ever linked to. */
import { defineSignal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";
import { NOVELTY } from "../priors.ts";

export const links = defineSignal({
  id: "links",
  title: "Links to domains that this house never linked to",
  why: "Campaigns carry hosts of their own, most of them days old; people link to what their colleagues link to.",
  watches: "submission",
  group: "content",
  cap: [-0.5, 0.9],
  weigh({ event, house, sending }) {
    const linked = event.content?.links ?? [];
    if (linked.length === 0 || sending.copyOf !== null || !house.knowsLinks) return null;
    const fresh = linked.filter((domain) => !house.links.has(hashOf(domain)));
    const { h0, h1 } = NOVELTY.link;
    if (fresh.length === 0) return { llr: Math.log((1 - h1) / (1 - h0)), value: () => "only domains linked to before" };
    return { llr: Math.log(h1 / h0), value: () => `never linked to here: ${fresh.slice(0, 3).join(", ")}` };
  },
});
