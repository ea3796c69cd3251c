/**
 * Several accounts that one foreign network signs in to (EVILCOHORT: Stringhini and others, USENIX Security 2015, in its form for small
 * sites: the network must be new to each of them). Shows accounts that were stolen together before any of them sends. A conference or a new
 * office looks alike, so that it never holds anybody alone.
 */
import { defineSignal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";
import { usersOf } from "../house-memory.ts";
import { networkOf } from "../networks.ts";

/** With this account. */
const LEAST = 3;

export const community = defineSignal({
  id: "sign-in-community",
  title: "Accounts that sign in from one network that is new to all of them",
  why: "Stolen passwords come in lists, and whoever uses them sits in one place; colleagues seldom arrive in a new one within a day.",
  watches: "sign-in",
  group: "origin",
  cap: [0, 3],
  weigh({ event, profile, house }) {
    if (event.result !== "ok" || event.client === null) return null;
    const network = networkOf(event.client);
    if (profile.networks.count === 0 || profile.networks.has(hashOf(network))) return null;
    const others = usersOf(house.newcomers.get(network), event.at).filter((user) => user !== hashOf(event.user)).length;
    if (others + 1 < LEAST) return null;
    return {
      llr: others + 1 >= 2 * LEAST ? 3 : 2,
      value: () => `${others} other accounts signed in from ${network} within a day, new to all of them`,
      once: hashOf(network, COMMUNITY),
    };
  },
});

const COMMUNITY = 17;
