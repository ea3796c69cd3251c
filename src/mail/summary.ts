/**
 * What leaves the scan worker about a message: plain data, bounded, without bodies.
 * It is stored with the event (product.md 2.6), searched, and shown by `explain` and the console.
 */
import type { Instant } from "../platform/time.ts";
import type { Counted } from "./aggregates/counted.ts";
import type { CampaignSignature } from "./campaign-signature.ts";
import type { AttachmentKind, Defect } from "./message.ts";
import type { Origin } from "./origin.ts";
import type { Protection } from "./protection.ts";

export interface MessageSummary {
  readonly bytes: number;
  readonly subject: string;
  readonly from: readonly { readonly name: string | null; readonly address: string }[];
  readonly to: readonly string[];
  readonly messageId: string | null;
  readonly date: Instant | null;
  readonly parts: readonly PartSummary[];
  readonly linkHosts: readonly string[];
  readonly defects: readonly Defect[];
  /** Absent in records from before they were told, and when there are none. */
  readonly reports?: readonly ReportSummary[];
  /** What others counted about our mail; written down as events of its own (report.counted), not kept here. */
  readonly counted?: readonly Counted[];
  readonly campaign?: CampaignSignature;
  readonly protections?: readonly Protection[];
  /** Addresses of the trace fields, topmost first, as far as origin.ts may need them; not kept with the event. */
  readonly route?: readonly (string | null)[];
  /** Where one of our own hosts had it from; absent for what a stranger brought. */
  readonly origin?: Origin;
}

/** A report inside a message: about which recipients, with which status, of which message. Lists are cut at 20. */
export interface ReportSummary {
  /** As in report.ts. */
  readonly kind: "delivery-status" | "feedback" | "disposition";
  /** The kind of feedback (abuse, fraud …), or the disposition (displayed …); null for delivery. */
  readonly type: string | null;
  readonly recipients: readonly { readonly address: string; readonly action: string | null; readonly status: string | null }[];
  /** Message-ID of the message that it is about, with its angle brackets, and its author; null when not told. */
  readonly messageId: string | null;
  readonly from: string | null;
}

export interface PartSummary {
  readonly path: string;
  readonly type: string;
  readonly filename: string | null;
  /** Null for body parts that are not attachments. */
  readonly kind: AttachmentKind | null;
  readonly sniffed: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
}
