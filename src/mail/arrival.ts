/**
 * One message as a door took it: who brought it, the envelope, the bytes. Nothing here was looked up or judged.
 * Direction is decided from socket, sign-in, `domains` and `networks`, never from headers (product.md section 3).
 */
import type { Instant } from "../platform/time.ts";
import type { Envelope } from "./envelope.ts";

/** Receipt number: 26 characters, sorts by time (mail/receipt.ts). It stands in replies, headers, events. */
export type ArrivalId = string;

export type Direction = "inbound" | "outbound" | "internal";

export type DoorName = "smtp-inbound" | "smtp-outbound" | "scan";

export interface Client {
  /** IP address in its canonical text form; null when unknown (a scanned file). Unknown is not one of ours. */
  readonly address: string | null;
  readonly port: number | null;
  readonly helo: string | null;
  /** Protocol keyword for the trace field (RFC 3848, RFC 6531): SMTP, ESMTP, ESMTPS, ESMTPSA, UTF8SMTP … */
  readonly protocol: string;
  readonly tls: { readonly version: string; readonly cipher: string } | null;
  /** True when the socket's address lies in `networks`. */
  readonly ours: boolean;
}

export interface Arrival {
  readonly id: ArrivalId;
  readonly at: Instant;
  readonly door: DoorName;
  readonly direction: Direction;
  readonly client: Client;
  /** The signed-in identity, or null. */
  readonly submitter: string | null;
  readonly envelope: Envelope;
  /** The message with CRLF line ends and dots un-stuffed, without our own trace field. */
  readonly raw: Buffer;
  /** SHA-256 of `raw`, hex. */
  readonly sha256: string;
}
