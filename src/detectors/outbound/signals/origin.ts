/**
 * Where the message comes from: networks, mail programs, names in EHLO and authors that this identity never used. Each new one counts
 * once a day. The chance of something new is learned (Good and Turing): travellers meet new networks every day.
 */

import { toClientName, toGreetingForm } from "../../../observed/identity.ts";
import { defineSignal, type Seen, type Signal, type Weighed } from "../evidence.ts";
import { type Familiar, hashOf } from "../familiar.ts";
import { networkOf } from "../networks.ts";
import { NOVELTY } from "../priors.ts";
import type { Profile } from "../profile.ts";

/** Before this many messages everything is new. */
const AT_FIRST = 5;

/** What of a profile is asked, what it is called, and how its chance is learned. */
function novelty(
  known: Familiar,
  profile: Profile,
  chance: { readonly h0: number; readonly h1: number },
  what: string,
  name: string,
): Weighed | null {
  const hash = hashOf(name);
  if (profile.messages < AT_FIRST || known.count === 0 || known.has(hash)) return null;
  const own = (known.count - 1 + chance.h0 * PRIOR) / (profile.messages + PRIOR);
  return {
    llr: Math.log(chance.h1 / Math.min(own, chance.h1)),
    value: () => `${what} never used before: ${name}`,
    once: hashOf(name, hashOf(what)),
  };
}

const PRIOR = 20;

export const network = defineSignal({
  id: "network",
  title: "A network that this identity never sent from",
  why: "Whoever bought a password sits elsewhere.",
  watches: "submission",
  group: "origin",
  cap: [0, 2],
  weigh: ({ event, profile }: Seen<"submission">) =>
    event.by.client ? novelty(profile.networks, profile, NOVELTY.network, "network", networkOf(event.by.client)) : null,
});

export const mailClient = defineSignal({
  id: "mail-client",
  title: "A mail program that this identity never used",
  why: "Sending programmes are not the mail program of the owner; outbound.md 3 shows how well they are told apart.",
  watches: "submission",
  group: "origin",
  cap: [0, 1.8],
  weigh({ event, profile }) {
    const { mailClient: program, helo } = event.by;
    const name = program ? toClientName(program) : helo ? toGreetingForm(helo) : null;
    return name === null ? null : novelty(profile.clients, profile, NOVELTY.client, "mail program", name);
  },
});

export const author = defineSignal({
  id: "author",
  title: "An author that this login never wrote as",
  why: "Attackers write the From of their story; people have one or two addresses.",
  watches: "submission",
  group: "origin",
  cap: [0, 1.8],
  weigh: ({ event, profile }: Seen<"submission">) =>
    event.by.author && event.by.submitter ? novelty(profile.authors, profile, NOVELTY.author, "author", event.by.author) : null,
});

export const originSignals: readonly Signal<"submission">[] = [network, mailClient, author];
