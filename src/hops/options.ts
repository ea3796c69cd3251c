/**
 * What a next hop is opened with, and the defaults. Times are milliseconds.
 * RFC 5321 section 4.5.3.2 gives the least that a client should wait. Ours stay a little below it: our own client waits for us
 * that long, and an answer that comes after it gave up would be a duplicate (RFC 1047).
 */
import type { HopUrl } from "../platform/hop-url.ts";
import type { Log } from "../platform/log.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";

/**
 * "opportunistic": TLS when offered, unverified, in the clear when it fails. "required": TLS or nothing. "none": never.
 * smtps:// is always TLS. With credentials "opportunistic" means "required" unless the host is loopback.
 */
export type HopTls = "opportunistic" | "required" | "none";

export interface HopCredentials {
  readonly user: string;
  readonly password: string;
}

/** Where the recipients of one route go: a list of hosts, the next is tried when one cannot be reached. */
export interface RouteOptions {
  readonly hosts: readonly HopUrl[];
  /** Default "opportunistic". */
  readonly tls?: HopTls;
  /** Whether "required" TLS and smtps:// need a valid certificate for the host's name. Default true. */
  readonly verify?: boolean;
  /** PEM certificates trusted instead of the system's. */
  readonly ca?: string;
  /** Used for the hosts of this route only, and only over TLS or loopback. */
  readonly credentials?: HopCredentials | null;
}

export interface HopOptions extends RouteOptions {
  /** Own routes by domain: "example.org" is that domain, ".example.org" every domain below it. They inherit nothing. */
  readonly routes?: Readonly<Record<string, RouteOptions>>;
  /** Our name in EHLO and in Maildir file names. */
  readonly hostname: string;
  readonly timeouts?: Partial<HopTimeouts>;
  readonly pool?: Partial<PoolLimits>;
}

export interface HopTimeouts {
  /** TCP connection and TLS handshake, each. Short, because the next host waits behind it. */
  readonly connect: Milliseconds;
  /** Greeting, EHLO, STARTTLS, AUTH. */
  readonly greeting: Milliseconds;
  /** MAIL, RCPT, RSET. */
  readonly command: Milliseconds;
  /** The 354 after DATA. */
  readonly data: Milliseconds;
  /** Until a piece of the message is taken from us. */
  readonly block: Milliseconds;
  /** From the first command until the end of the message is about to leave; later it does not leave at all. 25 MB take 7 minutes at 500 kbit/s. */
  readonly beforeEnd: Milliseconds;
  /** The reply after the final dot. */
  readonly final: Milliseconds;
}

export const defaultTimeouts: HopTimeouts = {
  connect: 10_000,
  greeting: 60_000,
  command: 240_000,
  data: 115_000,
  block: 170_000,
  beforeEnd: 480_000,
  final: 540_000,
};

/** Limits of the connections to one host of one route. */
export interface PoolLimits {
  readonly maxConnections: number;
  /** How many may wait for a connection, and how long. */
  readonly maxWaiting: number;
  readonly wait: Milliseconds;
  readonly idle: Milliseconds;
  readonly maxAge: Milliseconds;
  /** Transactions (asked or delivered) over one connection: Postfix counts RSET as junk from 100 on. */
  readonly maxTransactions: number;
  /** Refusals since the last message taken before a connection is given up: Postfix slows down after 10 and hangs up after 20. */
  readonly maxRefusals: number;
  /** How long a host that failed is passed over while another one may answer. */
  readonly skipFailing: Milliseconds;
}

export const defaultPool: PoolLimits = {
  maxConnections: 20,
  maxWaiting: 1_000,
  wait: 30_000,
  idle: 15_000,
  maxAge: 300_000,
  maxTransactions: 80,
  maxRefusals: 8,
  skipFailing: 5_000,
};

export interface HopDeps {
  readonly clock: Clock;
  readonly log: Log;
}
