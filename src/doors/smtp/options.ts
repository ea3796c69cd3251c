/**
 * What an SMTP door must be told, and what it gives back. main.ts maps settings to these; nothing here has a hidden default
 * except `limits`, whose defaults and reasons stand in platform/limits.ts.
 */
import type { Gateway } from "../../pipeline/house.ts";
import type { SmtpDoorLimits } from "../../platform/limits.ts";
import type { Instant, Milliseconds } from "../../platform/time.ts";
import type { TlsPair } from "../../platform/tls.ts";

export interface SmtpDoorOptions {
  readonly door: "smtp-inbound" | "smtp-outbound";
  /** Our own name in the greeting and in EHLO, such as "mx.example.org". */
  readonly hostname: string;
  /** Plain listeners (STARTTLS is offered when `tls` is given): "host:port", "[v6]:port", port 0 for any free one. */
  readonly listen: readonly string[];
  /** Listeners that begin with TLS at once (RFC 8314). Need `tls`. */
  readonly listenTls: readonly string[];
  /** Certificate and key; null: neither STARTTLS nor `listenTls`. */
  readonly tls: TlsPair | null;
  /** Our own hosts as CIDR blocks or single addresses; decides `Client.ours`. */
  readonly networks: readonly string[];
  /** Users file (lines "name:$argon2id$…"); null: AUTH is not offered. The outbound door only. */
  readonly users: string | null;
  /** Largest message in bytes; the smaller of this and the next hop's limit is offered as SIZE. */
  readonly maxMessage: number;
  /** Recipients of one transaction; more get 452 4.5.3. */
  readonly maxRecipients: number;
  /** Open connections of this door; more get 421 4.7.0. */
  readonly maxConnections: number;
  /** Open connections of one client (IPv4 address or IPv6 /64) that is not one of ours; more get 421 4.7.0. */
  readonly maxConnectionsPerClient: number;
  /** Bytes of unfinished and unanswered messages in memory, all sessions of this door together; more get 452 4.3.1. */
  readonly memoryBudget: number;
  /** A bare CR or LF inside a message: made a CRLF, or the message refused with 554 5.6.0. */
  readonly bareNewlines: "normalise" | "refuse";
  /** Single limits that differ from the defaults in platform/limits.ts (SMTP_DOOR_LIMITS). */
  readonly limits?: Partial<SmtpDoorLimits>;
}

/** What a door needs besides the gateway. A pino logger and the system clock fit. */
export interface SmtpDoorDeps {
  readonly clock: { now(): Instant };
  readonly log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
}

export interface SmtpDoor {
  /** Where it listens, ports as bound. */
  readonly addresses: readonly { readonly host: string; readonly port: number; readonly tls: boolean }[];
  /** New handshakes use this pair; connections that stand keep theirs. */
  reload(tls: TlsPair): void;
  /** Open connections. */
  connections(): number;
  /** Refuses what is new with 421 4.3.2, lets transactions in flight end for `grace` milliseconds, then closes everything. */
  close(grace: Milliseconds): Promise<void>;
}

/** The signature of `openSmtpDoor` (listen.ts). Rejects with OperatorError when a listener or a setting cannot work. */
export type OpenSmtpDoor = (options: SmtpDoorOptions, gateway: Gateway, deps: SmtpDoorDeps) => Promise<SmtpDoor>;
