/** The list of facts: their types, what they may use, and the order of the house. */

import type { CampaignFact, Campaigns } from "../ports/campaigns.ts";
import type { Correspondents } from "../ports/correspondents.ts";
import type { Fact } from "./fact.ts";

/** Did author and recipients write to each other before? Seen from our side. */
export type Correspondence = "none" | "received" | "sent" | "mutual";

export interface Facts {
  readonly correspondence: Fact<Correspondence>;
  readonly campaign: Fact<CampaignFact>;
  /** The author's display name is that of one of our people or of somebody whom we write to, at another address. */
  readonly namesake: Fact<boolean>;
}

export interface FactPorts {
  readonly correspondents: Correspondents;
  readonly campaigns: Pick<Campaigns, "before">;
}
