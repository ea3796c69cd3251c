/**
 * Takes an observed event into the memory of its identity and of the house. What looks like an attack is not learned as a habit:
 * otherwise every campaign would teach that it is normal.
 */

import { minimaOf } from "../../mail/sketch.ts";
import { toClientName, toGreetingForm } from "../../observed/identity.ts";
import type { RecipientReply, SignIn, Submission } from "../../observed/observed.ts";
import { Counts } from "./counts.ts";
import { hashOf } from "./familiar.ts";
import { type Attempts, type HouseMemory, SITES_LAST, usersOf } from "./house-memory.ts";
import { networkOf } from "./networks.ts";
import { MOST_TEMPLATES, type Profile, SET_HASHES, SETS } from "./profile.ts";
import type { Recent } from "./recent.ts";
import { isToStrangers, type Sending, smallestOf } from "./sending.ts";
import { isUnknownUser } from "./signals/replies.ts";
import { countStyle } from "./styles.ts";

/** Texts older than this are another campaign. */
const TEMPLATE_LASTS = 7 * 86_400_000;
/** More names say nothing more about a network that guesses. */
const MANY_USERS = 16;
/** Links of one message that are remembered by name. */
const MANY_LINKS = 16;

/** What a submission did, whether it was an attack or not: volumes and texts. */
export function noteSubmission(event: Submission, profile: Profile, house: HouseMemory, sending: Sending, content: number): void {
  if (profile.first === 0) profile.first = event.at;
  profile.last = Math.max(profile.last, event.at);
  profile.inTenMinutes.add(sending.count, event.at);
  profile.inHour.add(sending.count, event.at);
  profile.inDay.add(sending.count, event.at);
  profile.sent.add(1, event.at);
  noteOrder(profile, sending);
  noteTemplate(event, profile, house, sending, content);
  if (isToStrangers(event, sending)) noteSites(event, profile, house);
}

function noteOrder(profile: Profile, { outside }: Sending): void {
  const fresh = outside.filter(({ isKnown }) => !isKnown);
  if (fresh.length !== 1) return;
  const address = fresh[0]!.address;
  profile.ascending = address > profile.lastRecipient ? profile.ascending + 1 : 1;
  profile.lastRecipient = address.slice(0, 120);
}

function noteTemplate(event: Submission, profile: Profile, house: HouseMemory, { copyOf }: Sending, content: number): void {
  const sketch = event.content?.template ?? null;
  if (sketch === null) return;
  const others = profile.templates.filter((each) => each !== copyOf && event.at - each.at < TEMPLATE_LASTS);
  const mine = copyOf === null ? { sketch, at: event.at, copies: 0, content } : { ...copyOf, at: event.at, copies: copyOf.copies + 1 };
  profile.templates = [mine, ...others].slice(0, MOST_TEMPLATES);
  if (copyOf === null) {
    for (const minimum of minimaOf(sketch)) house.texts.set(minimum, { identity: profile.identity, at: event.at, sketch }, event.at);
  }
}

/** Before its links are learned: afterwards they are known. Who linked there first stays the first. */
function noteSites(event: Submission, profile: Profile, house: HouseMemory): void {
  if (!house.knowsLinks) return;
  for (const domain of (event.content?.links ?? []).slice(0, MANY_LINKS)) {
    const { at = Number.NEGATIVE_INFINITY } = house.sites.get(domain) ?? {};
    if (event.at - at > SITES_LAST && !house.links.has(hashOf(domain)))
      house.sites.set(domain, { identity: profile.identity, at: event.at }, event.at);
  }
}

/** What is usual for the identity and the house; only from messages that did not look like an attack. */
export function learnSubmission(event: Submission, profile: Profile, house: HouseMemory, sending: Sending): void {
  profile.messages++;
  if (event.content?.isAutomatic === true) profile.automatic++;
  else if (sending.copyOf !== null) profile.copies++;
  profile.recipients += sending.count;
  if (sending.recipientClass >= 0) profile.recipientClasses.add(sending.recipientClass);
  if (sending.gapClass >= 0) profile.gaps.add(sending.gapClass);
  profile.hours.add(sending.hourClass);
  new Counts(house.hours).add(sending.hourClass);
  const style = event.content?.style ?? null;
  if (style !== null && sending.copyOf === null && sending.answersFor === 1) {
    countStyle(profile.styles, style);
    countStyle(house.styles, style);
  }
  if (sending.contentClass >= 0 && sending.copyOf === null && sending.answersFor === 1) {
    profile.contents.add(sending.contentClass);
    new Counts(house.contents).add(sending.contentClass);
  }
  for (const { hash } of sending.outside) {
    profile.people.add(hash);
    house.people.add(hash);
  }
  for (const domain of event.content?.links ?? []) house.links.add(hashOf(domain));
  learnSet(profile, sending);
  learnOrigin(event, profile);
}

function learnSet(profile: Profile, { outside }: Sending): void {
  if (outside.length < 2) return;
  const set = smallestOf(outside.map(({ hash }) => hash));
  if (profile.setsSeen === 0) profile.sets = new Uint32Array(SETS * SET_HASHES);
  profile.sets.set(
    Array.from({ length: SET_HASHES }, (_, i) => set[i] ?? 0),
    (profile.setsSeen % SETS) * SET_HASHES,
  );
  profile.setsSeen++;
}

function learnOrigin(event: Submission, profile: Profile): void {
  const { client, mailClient, helo, author } = event.by;
  if (client) profile.networks.add(hashOf(networkOf(client)));
  const program = mailClient ? toClientName(mailClient) : helo ? toGreetingForm(helo) : null;
  if (program !== null) profile.clients.add(hashOf(program));
  if (author) profile.authors.add(hashOf(author));
}

export function learnReply(event: RecipientReply, profile: Profile): void {
  if (event.result === "deferred") return;
  profile.unknownUsers.add(event.result === "refused" && isUnknownUser(event.enhanced, event.text) ? 1 : 0);
}

export function learnSignIn(event: SignIn, profile: Profile, house: HouseMemory): void {
  if (event.client !== null) {
    const network = networkOf(event.client);
    const isFirst = profile.networks.count === 0;
    if (profile.networks.add(hashOf(network)) && !isFirst) noteUser(house.newcomers, network, event);
    if (event.place?.asn) profile.networks.add(hashOf(`AS${event.place.asn}`));
  }
  if (event.device !== null) profile.devices.add(hashOf(event.device));
  if (event.place?.latitude != null && event.place.longitude != null) {
    const { latitude, longitude, radius } = event.place;
    profile.signedIn = { at: event.at, latitude, longitude, radius: radius ?? 200 };
  }
}

/** A wrong password: which names were tried from that network. */
export function noteFailure(event: SignIn, house: HouseMemory): void {
  if (event.client === null) return;
  noteUser(house.attempts, networkOf(event.client), event);
}

function noteUser(networks: Recent<Attempts>, network: string, { user, at }: SignIn): void {
  const before = usersOf(networks.get(network), at);
  const name = hashOf(user);
  if (before.includes(name) || before.length >= MANY_USERS) return;
  networks.set(network, { users: [...before, name], at }, at);
}
