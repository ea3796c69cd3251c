/** What one submission means for its identity: which recipients are new to whom, how long it paused, whether the text was sent before. */

import { domainOf } from "../../mail/envelope.ts";
import { isNear } from "../../mail/sketch.ts";
import type { Submission } from "../../observed/observed.ts";
import { hashOf } from "./familiar.ts";
import type { HouseMemory } from "./house-memory.ts";
import { CONTENT_ENDS, GAP_ENDS } from "./priors.ts";
import { type Profile, SET_HASHES, type Template } from "./profile.ts";

const HOUR = 3_600_000;
const NOBODY: ReadonlySet<string> = new Set();
/** More recipients of one message are counted, but not looked at one by one. */
const LOOKED_AT = 200;

/** Whoever passes on what came in does so to few, and not often. */
const PASSED_TO = 3;

export interface Sending {
  /** Recipients outside, as looked at. */
  readonly outside: readonly SeenRecipient[];
  /** Recipients outside in all. */
  readonly count: number;
  readonly newToIdentity: number;
  readonly newToHouse: number;
  /** 0 all known, 1 some new, 2 all new to the identity, 3 all new to the house; -1 without recipients outside. */
  readonly recipientClass: number;
  /** -1 for the first message. */
  readonly gapClass: number;
  readonly hourClass: number;
  /** -1 when the content is not known. */
  readonly contentClass: number;
  /** The earlier text that this one is near to. */
  readonly copyOf: Template | null;
  /** How far the identity answers for the words, 0 to 1: not for a text that came in and is passed on to few. */
  readonly answersFor: number;
}

export interface SeenRecipient {
  readonly address: string;
  readonly hash: number;
  readonly isKnown: boolean;
}

export function toSending(event: Submission, profile: Profile, house: HouseMemory): Sending {
  const ours = event.ours.length === 0 ? NOBODY : new Set(event.ours);
  const outside: SeenRecipient[] = [];
  let [count, newToIdentity, newToHouse] = [0, 0, 0];
  for (const address of event.recipients) {
    if (ours.has(address)) continue;
    count++;
    if (outside.length >= LOOKED_AT) continue;
    const hash = hashOf(address);
    const isKnown = profile.people.has(hash) || house.hasWritten(address, event.mailFrom ?? event.by.submitter ?? "");
    outside.push({ address, hash, isKnown });
    if (isKnown) continue;
    newToIdentity++;
    if (!house.people.has(hash)) newToHouse++;
  }
  const sketch = event.content?.template ?? null;
  const earlier = copyOf(sketch, profile);
  return {
    outside,
    count,
    newToIdentity,
    newToHouse,
    recipientClass: recipientClass(outside.length, newToIdentity, newToHouse),
    gapClass: profile.last === 0 ? -1 : classOf(Math.max(0, event.at - profile.last), GAP_ENDS),
    hourClass: hourClass(event.at),
    contentClass: typeof event.content?.probability === "number" ? classOf(event.content.probability, CONTENT_ENDS) : -1,
    copyOf: earlier,
    answersFor: answersFor(sketch, { count, newToIdentity, copies: earlier?.copies ?? 0 }, house),
  };
}

/** To strangers it answers for a part: an abuse desk passes samples on to those, but so could who sent us his text before he took the account. */
function answersFor(
  sketch: string | null,
  { count, newToIdentity, copies }: { readonly count: number; readonly newToIdentity: number; readonly copies: number },
  house: HouseMemory,
): number {
  if (sketch === null || count > PASSED_TO || copies >= PASSED_TO || !house.hasComeIn(sketch)) return 1;
  return newToIdentity === 0 ? 0 : 0.3;
}

function recipientClass(outside: number, newToIdentity: number, newToHouse: number): number {
  if (outside === 0) return -1;
  if (newToIdentity === 0) return 0;
  if (newToIdentity < outside) return 1;
  return newToHouse < outside ? 2 : 3;
}

export function classOf(value: number, ends: readonly number[]): number {
  const place = ends.findIndex((end) => value < end);
  return place < 0 ? ends.length : place;
}

/** Hour of the day, apart for working days and the weekend (UTC: only the habit counts, not its name). */
function hourClass(at: number): number {
  const hours = Math.floor(at / HOUR);
  const days = Math.floor(hours / 24);
  // 1970 began with a Thursday; a Date for each message would be dear
  const weekday = (((days + 4) % 7) + 7) % 7;
  return hours - days * 24 + (weekday % 6 === 0 ? 24 : 0);
}

function copyOf(sketch: string | null, profile: Profile): Template | null {
  if (sketch === null) return null;
  return profile.templates.find((template) => isNear(template.sketch, sketch)) ?? null;
}

/** A text of the identity's own, nobody's answer and no copy, to people who are all new to it. */
export function isToStrangers(event: Submission, { recipientClass, copyOf, answersFor }: Sending): boolean {
  return recipientClass >= 2 && copyOf === null && answersFor === 1 && event.content?.isReply !== true;
}

/** Several addresses of one domain say little more than one. */
export function domainsOf(recipients: readonly SeenRecipient[]): ReadonlySet<string> {
  return new Set(recipients.map(({ address }) => domainOf(address) ?? ""));
}

/** The smallest hashes stand for the set: two sets that share much share some of them. */
export function smallestOf(hashes: readonly number[]): readonly number[] {
  return [...hashes].sort((a, b) => a - b).slice(0, SET_HASHES);
}
