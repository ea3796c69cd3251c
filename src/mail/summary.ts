/**
 * What leaves the scan worker about a message: plain data, bounded, without bodies.
 * It is stored with the event (product.md 2.6), searched, and shown by `explain` and the console.
 */
import type { Instant } from "../platform/time.ts";
import type { AttachmentKind, Defect } from "./message.ts";

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
