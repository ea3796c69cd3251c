/**
 * What is remembered of one identity: its habits, and the evidence against it. At most 8 KB in memory and on disk, whatever it sends.
 * This is the one mutable thing of the ledger: it is written by learn.ts (habits) and by ledger.ts (evidence), read by the signals.
 */
import { STYLE_CLASSES, STYLE_TRAITS } from "../../mail/style.ts";
import type { Identity } from "../../observed/identity.ts";
import { type Instant, toMilliseconds } from "../../platform/time.ts";
import { Counts, Fading } from "./counts.ts";
import type { Row } from "./evidence.ts";
import { Familiar } from "./familiar.ts";
import type { Standing } from "./standing.ts";

/** A text that the identity sent lately, and what it counted for. */
export interface Template {
  readonly sketch: string;
  readonly at: Instant;
  readonly copies: number;
  /** LLR of its content group when it was first sent. */
  readonly content: number;
}

/** What a person did last, and how the identity stood before: so that it can be undone. */
export interface LastAct {
  readonly what: "release" | "watch" | "hold" | "throttle" | "suspend" | "lock";
  readonly by: string;
  readonly at: Instant;
  readonly standing: Standing;
  readonly trustedUntil: Instant;
  /** The evidence that a release took back; null for an act that only set a state. */
  readonly evidence: { readonly sums: readonly (readonly [value: number, at: Instant])[]; readonly rows: readonly Row[] } | null;
}

export const GAP_CLASSES = 8;
export const HOUR_CLASSES = 48;
export const RECIPIENT_CLASSES = 4;
export const CONTENT_CLASSES = 8;
/** The classes of all traits one after another. */
export const STYLE_PLACES = STYLE_TRAITS.length * STYLE_CLASSES;
/** Rows of evidence that are kept with a profile; older ones stand in the event log. */
export const MOST_ROWS = 24;
export const MOST_TEMPLATES = 12;
/** Sets of recipients that are remembered, each as its four smallest hashes. */
export const SETS = 16;
export const SET_HASHES = 4;

/** Where each row of counts begins. */
const AT = {
  recipientClasses: 0,
  gaps: RECIPIENT_CLASSES,
  hours: RECIPIENT_CLASSES + GAP_CLASSES,
  contents: RECIPIENT_CLASSES + GAP_CLASSES + HOUR_CLASSES,
  styles: RECIPIENT_CLASSES + GAP_CLASSES + HOUR_CLASSES + CONTENT_CLASSES,
  unknownUsers: RECIPIENT_CLASSES + GAP_CLASSES + HOUR_CLASSES + CONTENT_CLASSES + STYLE_PLACES,
} as const;
const NUMBERS = AT.unknownUsers + 2;
const NO_SETS = new Uint32Array(0);

export const EVIDENCE_FADES = toMilliseconds("24h");
export const ORIGIN_FADES = toMilliseconds("7d");

export class Profile {
  readonly identity: Identity;
  first: Instant = 0;
  last: Instant = 0;
  messages = 0;
  automatic = 0;
  copies = 0;
  /** All counts one after another, as one array costs a tenth of seven. */
  readonly numbers: Float32Array;
  people = new Familiar(512);
  networks = new Familiar(32);
  clients = new Familiar(16);
  authors = new Familiar(16);
  devices = new Familiar(32);
  /** What counted already as new, so that it counts once. */
  counted = new Familiar(64);
  /** Empty before the first set. */
  sets: Uint32Array = NO_SETS;
  setsSeen = 0;
  templates: readonly Template[] = [];
  /** Recipients lately, for the volume; and all of them with the hours they took. */
  readonly inTenMinutes = new Fading(toMilliseconds("10m"));
  readonly inHour = new Fading(toMilliseconds("1h"));
  readonly inDay = new Fading(toMilliseconds("24h"));
  recipients = 0;
  /** Scripts within this account or host that did harm lately. */
  readonly badScripts = new Fading(toMilliseconds("24h"));
  readonly received = new Fading(toMilliseconds("7d"));
  readonly sent = new Fading(toMilliseconds("7d"));
  /** Length of the run in which new recipients came in ascending order, and the last of them. */
  ascending = 0;
  lastRecipient = "";
  signedIn: { readonly at: Instant; readonly latitude: number; readonly longitude: number; readonly radius: number } | null = null;
  /** Evidence from messages and replies, and from where it signs in and speaks to. */
  readonly fast = new Fading(EVIDENCE_FADES);
  readonly slow = new Fading(ORIGIN_FADES);
  /** The part of the evidence that speaks of harm and not of habits. */
  readonly harm = new Fading(ORIGIN_FADES);
  rows: readonly Row[] = [];
  standing: Standing = { state: "normal", since: 0, until: null, by: null, note: null };
  /** No state is set before this: somebody looked and undid it. */
  trustedUntil: Instant = 0;
  /** Last time evidence rose. */
  stirred: Instant = 0;
  lastAct: LastAct | null = null;

  /** `numbers` as they were kept, when there are as many. */
  constructor(identity: Identity, numbers?: Float32Array) {
    this.identity = identity;
    this.numbers = numbers?.length === NUMBERS ? numbers : new Float32Array(NUMBERS);
  }

  get recipientClasses(): Counts {
    return new Counts(this.numbers, AT.recipientClasses, AT.gaps);
  }

  get gaps(): Counts {
    return new Counts(this.numbers, AT.gaps, AT.hours);
  }

  get hours(): Counts {
    return new Counts(this.numbers, AT.hours, AT.contents);
  }

  get contents(): Counts {
    return new Counts(this.numbers, AT.contents, AT.styles);
  }

  get styles(): Float32Array {
    return this.numbers.subarray(AT.styles, AT.unknownUsers);
  }

  /** Refused as unknown, of all answered recipients. */
  get unknownUsers(): Counts {
    return new Counts(this.numbers, AT.unknownUsers, NUMBERS);
  }

  /** Sends by a programme: regular, or saying so itself. Learned, as there is no other way to know. */
  get isMachine(): boolean {
    return this.messages >= MACHINE_AFTER && this.automatic + this.copies > this.messages * MACHINE_SHARE;
  }

  /** Evidence at `now`, in nats. */
  evidence(now: Instant): number {
    return this.fast.now(now) + this.slow.now(now);
  }
}

const MACHINE_AFTER = 20;
const MACHINE_SHARE = 0.7;
