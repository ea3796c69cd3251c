/**
 * What is remembered of one identity: its habits, and the evidence against it. At most 8 KB in memory and on disk, whatever it sends.
 * This is the one mutable thing of the ledger: it is written by learn.ts (habits) and by ledger.ts (evidence), read by the signals.
 */
import { deserialize, serialize } from "node:v8";
import { STYLE_CLASSES, STYLE_TRAITS } from "../../mail/style.ts";
import type { Identity } from "../../observed/identity.ts";
import { type Instant, toMilliseconds } from "../../platform/time.ts";
import { Fading } from "./counts.ts";
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

const EVIDENCE_FADES = toMilliseconds("24h");
const ORIGIN_FADES = toMilliseconds("7d");

export class Profile {
  readonly identity: Identity;
  first: Instant = 0;
  last: Instant = 0;
  messages = 0;
  automatic = 0;
  copies = 0;
  readonly recipientClasses = new Float32Array(RECIPIENT_CLASSES);
  readonly gaps = new Float32Array(GAP_CLASSES);
  readonly hours = new Float32Array(HOUR_CLASSES);
  readonly contents = new Float32Array(CONTENT_CLASSES);
  readonly styles = new Float32Array(STYLE_PLACES);
  /** Refused as unknown, of all answered recipients. */
  readonly unknownUsers = new Float32Array(2);
  people = new Familiar(512);
  networks = new Familiar(32);
  clients = new Familiar(16);
  authors = new Familiar(16);
  devices = new Familiar(32);
  /** What counted already as new, so that it counts once. */
  counted = new Familiar(64);
  readonly sets = new Uint32Array(SETS * SET_HASHES);
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

  constructor(identity: Identity) {
    this.identity = identity;
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

const FAMILIARS = ["people", "networks", "clients", "authors", "devices", "counted"] as const;
const ARRAYS = ["recipientClasses", "gaps", "hours", "contents", "styles", "unknownUsers", "sets"] as const;
const FADINGS = ["inTenMinutes", "inHour", "inDay", "received", "sent", "fast", "slow", "harm", "badScripts"] as const;
const PLAIN = [
  ...["first", "last", "messages", "automatic", "copies", "setsSeen", "templates", "recipients", "ascending", "lastRecipient"],
  ...["signedIn", "rows", "standing", "trustedUntil", "stirred", "lastAct"],
] as const;
const VERSION = 4;

/** A profile as bytes for the store. */
export function toBytes(profile: Profile): Uint8Array {
  const plain = Object.fromEntries(PLAIN.map((name) => [name, profile[name as keyof Profile]]));
  const familiars = FAMILIARS.map((name) => profile[name].toPlaces());
  const arrays = ARRAYS.map((name) => profile[name]);
  const fadings = FADINGS.map((name) => [profile[name].value, profile[name].at]);
  return serialize([VERSION, plain, familiars, arrays, fadings]);
}

/** A profile from bytes; a fresh one when they are damaged or of another version: history is lost then, and nothing else. */
export function fromBytes(identity: Identity, bytes: Uint8Array): Profile {
  const profile = new Profile(identity);
  try {
    const [version, plain, familiars, arrays, fadings] = deserialize(bytes) as Stored; // checked by its version
    if (version !== VERSION) return profile;
    Object.assign(profile, plain);
    for (const [i, name] of FAMILIARS.entries()) profile[name] = new Familiar(profile[name].most, familiars[i]);
    for (const [i, name] of ARRAYS.entries()) profile[name].set(arrays[i]!);
    for (const [i, name] of FADINGS.entries()) [profile[name].value, profile[name].at] = fadings[i]!;
    return profile;
  } catch {
    return new Profile(identity);
  }
}

type Stored = readonly [
  number,
  object,
  readonly Uint32Array[],
  readonly (Float32Array | Uint32Array)[],
  readonly (readonly [number, number])[],
];
