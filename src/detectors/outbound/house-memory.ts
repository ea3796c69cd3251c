/**
 * What is remembered of the house as a whole: whom anybody here wrote to, who wrote to us, which links we use, what our mail scores,
 * which texts several identities send at once, which networks try passwords. All of it bounded.
 */
import { minimaOf } from "../../mail/sketch.ts";
import type { Identity } from "../../observed/identity.ts";
import type { Instant } from "../../platform/time.ts";
import { toMilliseconds } from "../../platform/time.ts";
import { Familiar, hashOf } from "./familiar.ts";
import { CONTENT_CLASSES, HOUR_CLASSES, STYLE_PLACES } from "./profile.ts";
import { Recent } from "./recent.ts";

/** A text sent by one identity lately. */
export interface SeenText {
  readonly identity: Identity;
  readonly sketch: string;
  readonly at: Instant;
}

/** Sign-ins from one network, failed or new to their accounts: of how many names, at least. */
export interface Attempts {
  readonly users: readonly number[];
  readonly at: Instant;
}

const ATTEMPTS_LAST = toMilliseconds("24h");

/** The names of a network of the last day. */
export function usersOf(attempts: Attempts | undefined, now: Instant): readonly number[] {
  return attempts !== undefined && now - attempts.at < ATTEMPTS_LAST ? attempts.users : [];
}

/** A domain that nobody here had linked to, and who did first. */
export interface SeenSite {
  readonly identity: Identity;
  readonly at: Instant;
}

export const SITES_LAST = toMilliseconds("1h");
/** With fewer known domains every link would be new. */
const LEAST_LINKS = 50;

/** Messages whose replies may still come: two days of a busy house, or the last hundred thousand. */
const MESSAGES = 100_000;

export class HouseMemory {
  /** Hosts that may talk to the world on port 25. */
  readonly mailHosts: ReadonlySet<string>;
  readonly people = new Familiar(1 << 20);
  readonly links = new Familiar(1 << 16);
  /** Who outside wrote to whom of ours, as pairs. */
  readonly wrote = new Familiar(1 << 20);
  /** Texts that came in, as the minima of their sketches: 30,000 messages. */
  readonly incoming = new Familiar(1 << 18);
  readonly contents = new Float32Array(CONTENT_CLASSES);
  readonly styles = new Float32Array(STYLE_PLACES);
  readonly hours = new Float32Array(HOUR_CLASSES);
  readonly texts = new Recent<SeenText>(16_384, toMilliseconds("1h"));
  /** Domains that were new to us when they were sent to strangers. */
  readonly sites = new Recent<SeenSite>(16_384, SITES_LAST);
  readonly attempts = new Recent<Attempts>(8_192, toMilliseconds("24h"));
  /** Who signed in from a network that was new to them. */
  readonly newcomers = new Recent<Attempts>(8_192, toMilliseconds("24h"));
  readonly senders = new Recent<Identity>(MESSAGES, toMilliseconds("48h"));
  /** Port-25 peers of hosts, see network signals. */
  readonly peers = new Recent<readonly number[]>(8_192, toMilliseconds("10m"));
  /** How much came in at all: without any, nothing can be said of who writes without being written to. */
  received = 0;

  constructor(mailHosts: ReadonlySet<string> = new Set()) {
    this.mailHosts = mailHosts;
  }

  /** An independent copy. */
  clone(): HouseMemory {
    const copy = new HouseMemory(this.mailHosts);
    for (const name of ["people", "links", "wrote", "incoming"] as const) copy[name].takeOver(this[name]);
    copy.contents.set(this.contents);
    copy.styles.set(this.styles);
    copy.hours.set(this.hours);
    copy.texts.takeOver(this.texts);
    copy.sites.takeOver(this.sites);
    copy.attempts.takeOver(this.attempts);
    copy.newcomers.takeOver(this.newcomers);
    copy.senders.takeOver(this.senders);
    copy.peers.takeOver(this.peers);
    copy.received = this.received;
    return copy;
  }

  /** Takes in a text that came from outside. */
  noteIncoming(sketch: string): void {
    for (const minimum of minimaOf(sketch)) this.incoming.add(hashOf(minimum));
  }

  /** Half of what tells this text from others came in with mail from outside: it is passed on, or quoted whole. */
  hasComeIn(sketch: string): boolean {
    const minima = minimaOf(sketch);
    const known = minima.filter((minimum) => this.incoming.has(hashOf(minimum))).length;
    return known > 0 && known >= minima.length / 2;
  }

  /** Enough was linked to for a domain to be called new. */
  get knowsLinks(): boolean {
    return this.links.count >= LEAST_LINKS;
  }

  /** Somebody outside wrote to this address of ours. */
  hasWritten(outside: string, inside: string): boolean {
    return this.wrote.has(hashOf(`${inside} ${outside}`));
  }
}
