/**
 * The campaigns of the last days, found by what messages have in common: near-identical texts by their sketches (each minimum is a key of a
 * locality-sensitive hash), equal attachments, and for messages without text equal build and target. Memory is bounded: what was seen
 * least recently goes first, messages that are alone before campaigns, labelled ones last.
 */
import { isNear, minimaOf } from "../mail/sketch.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { Instant, Milliseconds } from "../platform/time.ts";
import type { CampaignFact, CampaignStory, Campaigns, HumanLabel, MemberState } from "../ports/campaigns.ts";
import { Campaign } from "./campaign.ts";
import { type Marks, marksOf, networkOf, type Sighting, senderOf } from "./sighting.ts";

const DAY: Milliseconds = 86_400_000;
/** A campaign runs for hours, its stragglers for days; what a person said stays as long as records do. */
export const KEPT: Milliseconds = 3 * DAY;
const LABELLED_KEPT: Milliseconds = 30 * DAY;

export interface IndexLimits {
  readonly campaigns: number;
  readonly messages: number;
}

/** At most 40 MB when full of long messages (tested): a day's mail of some 5,000 mailboxes. */
export const INDEX_LIMITS: IndexLimits = { campaigns: 12_000, messages: 20_000 };

const NOTHING_LIKE_IT: CampaignFact = {
  ...{ messages: 0, senders: 1, networks: 0, recipients: 0, firstSeen: null, recentRecipients: 0 },
  ...{ label: null, isLabelledSender: false },
};

type Rank = "alone" | "several" | "labelled";

export class CampaignIndex implements Campaigns {
  readonly #limits: IndexLimits;
  readonly #byKey = new Map<string, Campaign>();
  readonly #byArrival = new Map<string, Campaign>();
  /** Least recently seen first. */
  readonly #ranks: Readonly<Record<Rank, Set<Campaign>>> = { alone: new Set(), several: new Set(), labelled: new Set() };
  #isReady = false;

  constructor(limits: IndexLimits = INDEX_LIMITS) {
    this.#limits = limits;
  }

  /** Earlier mail has been read: from now on "none is like it" is known. */
  becomeReady(): void {
    this.#isReady = true;
  }

  get size(): { readonly campaigns: number; readonly messages: number } {
    const { alone, several, labelled } = this.#ranks;
    return { campaigns: alone.size + several.size + labelled.size, messages: this.#byArrival.size };
  }

  before(summary: MessageSummary, at: Instant, client: string | null): CampaignFact | null {
    if (!this.#isReady) return null;
    const marks = marksOf(summary);
    const campaign = marks === null ? undefined : this.#find(marks);
    return campaign === undefined || this.#isOver(campaign, at)
      ? NOTHING_LIKE_IT
      : campaign.factFor(senderOf(summary), networkOf(client), at);
  }

  of(arrival: string): CampaignStory | null {
    const campaign = this.#byArrival.get(arrival);
    return campaign?.isLarge === true ? campaign.story : null;
  }

  /** In the order of time. Repeating a message is harmless. */
  add(seen: Sighting): void {
    if (this.#byArrival.has(seen.arrival)) return;
    this.#forget(seen.at);
    const known = this.#find(seen.marks);
    const campaign = known ?? new Campaign(seen);
    const dropped = campaign.add(seen);
    if (dropped !== null) this.#byArrival.delete(dropped);
    this.#byArrival.set(seen.arrival, campaign);
    for (const key of keysOf(seen.marks)) {
      if (this.#byKey.has(key) || campaign.keys.length >= KEYS) continue;
      this.#byKey.set(key, campaign);
      campaign.keys.push(key);
    }
    this.#touch(campaign);
    while (this.size.campaigns > this.#limits.campaigns || this.#byArrival.size > this.#limits.messages) this.#drop(this.#oldest());
  }

  changed(arrival: string, state: MemberState): void {
    this.#byArrival.get(arrival)?.changed(arrival, state);
  }

  label(arrival: string, label: HumanLabel | null): void {
    const campaign = this.#byArrival.get(arrival);
    campaign?.labelled(arrival, label);
    if (campaign !== undefined) this.#touch(campaign);
  }

  #find({ sketch, others }: Marks): Campaign | undefined {
    for (const key of others) {
      const campaign = this.#byKey.get(key);
      if (campaign !== undefined) return campaign;
    }
    for (const key of sketch === null ? [] : minimaOf(sketch)) {
      const campaign = this.#byKey.get(key);
      if (campaign?.sketch != null && isNear(campaign.sketch, sketch!)) return campaign;
    }
    return undefined;
  }

  #touch(campaign: Campaign): void {
    for (const rank of Object.values(this.#ranks)) rank.delete(campaign);
    this.#ranks[campaign.isLabelled ? "labelled" : campaign.isLarge ? "several" : "alone"].add(campaign);
  }

  #forget(now: Instant): void {
    for (const rank of Object.values(this.#ranks)) {
      for (const campaign of rank) {
        if (!this.#isOver(campaign, now)) break;
        this.#drop(campaign);
      }
    }
  }

  #isOver(campaign: Campaign, now: Instant): boolean {
    return now - campaign.lastSeen > (campaign.isLabelled ? LABELLED_KEPT : KEPT);
  }

  #oldest(): Campaign | undefined {
    for (const rank of Object.values(this.#ranks)) for (const campaign of rank) return campaign;
    return undefined;
  }

  #drop(campaign: Campaign | undefined): void {
    if (campaign === undefined) return;
    for (const rank of Object.values(this.#ranks)) rank.delete(campaign);
    for (const key of campaign.keys) if (this.#byKey.get(key) === campaign) this.#byKey.delete(key);
    for (const arrival of campaign.arrivals) if (this.#byArrival.get(arrival) === campaign) this.#byArrival.delete(arrival);
  }
}

/** Keys of one campaign: those of its first message and of what later ones bring. */
const KEYS = 40;

function keysOf({ sketch, others }: Marks): readonly string[] {
  return [...others, ...(sketch === null ? [] : minimaOf(sketch))];
}
