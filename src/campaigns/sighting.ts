/** One message as the index of campaigns sees it, from its event. */
import type { MessageIntended } from "../events/event.ts";
import { registrableDomain } from "../mail/address.ts";
import { fnv1a } from "../mail/fnv.ts";
import { sourceOf } from "../mail/origin.ts";
import type { MessageSummary } from "../mail/summary.ts";
import type { CampaignMember, MemberState } from "../ports/campaigns.ts";

export interface Sighting extends CampaignMember {
  readonly sha256: string;
  /** Of all recipients, as far as they are counted; `recipients` are those that are shown. */
  readonly recipientKeys: readonly number[];
  readonly sender: string;
  readonly network: string | null;
  readonly marks: Marks;
}

/** By which a message is recognised: any one of them is enough to belong together. */
export interface Marks {
  readonly sketch: string | null;
  /** Digests of attachments that mean something, and build with domain where there is hardly a text. */
  readonly others: readonly string[];
}

const SUBJECT = 120;
const RECIPIENTS_SHOWN = 5;
const RECIPIENTS_COUNTED = 50;
const FILES = 5;
/** Smaller files are signatures, cards and icons, which unrelated mail shares. */
const LEAST_FILE = 1_024;

/** Null for what is not told apart, and for our own mail: what our people send to many is another question. */
export function toSighting(event: MessageIntended): Sighting | null {
  if (event.direction !== "inbound") return null;
  const marks = marksOf(event.summary);
  if (marks === null) return null;
  const recipients = event.envelope.rcptTo.map(({ address }) => address.toLowerCase());
  return {
    arrival: event.arrival,
    at: event.at,
    sha256: event.sha256,
    from: (event.summary.from[0]?.address ?? event.envelope.mailFrom ?? "").slice(0, 320),
    subject: event.summary.subject.slice(0, SUBJECT),
    recipients: recipients.slice(0, RECIPIENTS_SHOWN),
    recipientKeys: recipients.slice(0, RECIPIENTS_COUNTED).map((address) => fnv1a(address)),
    state: stateOf(event),
    sender: senderOf(event.summary),
    network: networkOf(sourceOf(event.client, event.summary.origin)),
    marks,
  };
}

/** Null where nothing could be told apart. */
export function marksOf({ campaign, parts }: MessageSummary): Marks | null {
  if (campaign === undefined) return null;
  const files = parts
    .filter(({ kind, sha256, bytes }) => kind !== null && kind !== "image" && kind !== "calendar" && sha256 !== null && bytes >= LEAST_FILE)
    .slice(0, FILES)
    .map(({ sha256 }) => `f${sha256!.slice(0, 24)}`);
  const pages = campaign.sketch === null ? campaign.domains.map((domain) => `l${campaign.build} ${domain}`) : [];
  const others = [...files, ...pages];
  return campaign.sketch === null && others.length === 0 ? null : { sketch: campaign.sketch, others };
}

/** The author's organization. Where no registrable domain is known, the domain as it stands. */
export function senderOf(summary: MessageSummary): string {
  const address = summary.from[0]?.address ?? "";
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  return registrableDomain(domain) ?? domain;
}

/** /24 of IPv4, /48 of IPv6: what one host of a provider or one customer has. */
export function networkOf(address: string | null): string | null {
  if (address === null) return null;
  return address.includes(":") ? address.split(":").slice(0, 3).join(":") : address.split(".").slice(0, 3).join(".");
}

function stateOf({ rulings }: MessageIntended): MemberState {
  const actions = rulings.map(({ action }) => action);
  if (actions.some((action) => action === "accept" || action === "tag")) return "delivered";
  return actions.some((action) => action === "quarantine" || action === "hold") ? "kept" : "refused";
}
