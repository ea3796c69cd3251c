/**
 * Several identities link strangers to one place within an hour, which nobody here linked to before (COMPA: Egele and others, NDSS 2013: the
 * same host of links groups messages as well as the same text does). Finds campaigns whose texts differ from account to account.
 */
import { defineSignal } from "../evidence.ts";
import { SITES_LAST } from "../house-memory.ts";
import { SHARED_LINK } from "../priors.ts";
import { isToStrangers } from "../sending.ts";

export const sharedLink = defineSignal({
  id: "shared-link",
  title: "Several identities send strangers to a place that is new to the house",
  why: "Stolen accounts are used in bundles, and their texts differ while the page that they lead to is one.",
  watches: "submission",
  group: "content",
  cap: [0, 1.5],
  weigh({ event, profile, house, sending }) {
    const linked = event.content?.links ?? [];
    if (linked.length === 0 || !isToStrangers(event, sending)) return null;
    for (const domain of linked) {
      const first = house.sites.get(domain);
      if (first === undefined || first.identity === profile.identity || event.at - first.at > SITES_LAST) continue;
      return { llr: SHARED_LINK.llr, value: () => `${first.identity} linked to ${domain} first` };
    }
    return null;
  },
});
