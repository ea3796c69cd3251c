/** One campaign: what its latest messages have in common, how many there were, and what people said of them. */
import type { Instant, Milliseconds } from "../platform/time.ts";
import type { CampaignFact, CampaignStory, HumanLabel, MemberState } from "../ports/campaigns.ts";
import type { Sighting } from "./sighting.ts";

/** Members that are held, the latest; numbers of senders and recipients are theirs. More would change no answer. */
const MEMBERS = 200;
/** "Within hours". */
export const RECENT: Milliseconds = 6 * 3_600_000;

type Member = Omit<Sighting, "marks" | "state"> & { state: MemberState };

export class Campaign {
  readonly sketch: string | null;
  readonly keys: string[] = [];
  readonly firstSeen: Instant;
  lastSeen: Instant;
  readonly #members: Member[] = [];
  /** Author and network of what was labelled. */
  readonly #labelledOrigins = new Set<string>();
  #messages = 0;
  #label: HumanLabel | null = null;

  constructor(first: Sighting) {
    this.sketch = first.marks.sketch;
    this.firstSeen = first.at;
    this.lastSeen = first.at;
  }

  get isLabelled(): boolean {
    return this.#label !== null;
  }

  get isLarge(): boolean {
    return this.#messages > 1;
  }

  /** Returns the arrival that is no longer listed. The same bytes for other recipients, or come again, are one message. */
  add({ marks: _, ...seen }: Sighting): string | null {
    this.lastSeen = Math.max(this.lastSeen, seen.at);
    if (!this.#members.some(({ sha256 }) => sha256 === seen.sha256)) this.#messages++;
    this.#members.push(seen);
    return this.#members.length > MEMBERS ? (this.#members.shift()?.arrival ?? null) : null;
  }

  changed(arrival: string, state: MemberState): void {
    const member = this.#members.find((each) => each.arrival === arrival);
    if (member !== undefined) member.state = state;
  }

  labelled(arrival: string, label: HumanLabel | null): void {
    const member = this.#members.find((each) => each.arrival === arrival);
    if (label !== this.#label) this.#labelledOrigins.clear();
    this.#label = label;
    if (label !== null && member !== undefined && member.network !== null)
      this.#labelledOrigins.add(originOf(member.sender, member.network));
  }

  get arrivals(): readonly string[] {
    return this.#members.map(({ arrival }) => arrival);
  }

  factFor(sender: string, network: string | null, at: Instant): CampaignFact {
    const recent = this.#members.filter((member) => at - member.at <= RECENT);
    return {
      messages: this.#messages,
      senders: new Set([sender, ...this.#members.map((member) => member.sender)]).size,
      networks: new Set(this.#members.flatMap(({ network }) => network ?? [])).size,
      recipients: recipientsOf(this.#members),
      firstSeen: this.firstSeen,
      recentRecipients: recipientsOf(recent),
      label: this.#label,
      isLabelledSender: network !== null && this.#labelledOrigins.has(originOf(sender, network)),
    };
  }

  get story(): CampaignStory {
    const count = (state: MemberState): number => this.#members.filter((member) => member.state === state).length;
    return {
      messages: this.#messages,
      senders: new Set(this.#members.map(({ sender }) => sender)).size,
      recipients: recipientsOf(this.#members),
      firstSeen: this.firstSeen,
      lastSeen: this.lastSeen,
      label: this.#label,
      delivered: count("delivered"),
      kept: count("kept"),
      members: this.#members.toReversed().map(({ arrival, at, from, subject, recipients, state }) => ({
        ...{ arrival, at, from, subject, recipients, state },
      })),
    };
  }
}

function originOf(sender: string, network: string): string {
  return `${sender} ${network}`;
}

function recipientsOf(members: readonly Member[]): number {
  return new Set(members.flatMap(({ recipientKeys }) => recipientKeys)).size;
}
