/**
 * New recipients in the order of a list: within a message by Kendall's rank correlation with the alphabet and by blocks of one domain (a
 * runs test), from message to message by how long they have risen. Shuffling hides it; most programmes do not shuffle.
 */
import { domainOf } from "../../../mail/envelope.ts";
import { defineSignal, type Weighed } from "../evidence.ts";
import { domainsOf, type SeenRecipient } from "../sending.ts";

/** By chance five come in order once in 120 times. */
const LEAST = 5;
/** More are not looked at: pairs grow with the square. */
const LOOKED_AT = 60;
/** Standard deviations beyond chance, from which on an order is one: five in order are 2.45, and one in a hundred lies beyond. */
const FROM = 2.4;

export const recipientOrder = defineSignal({
  id: "recipient-order",
  title: "Recipients in the order of a list",
  why: "Programmes work through sorted lists and blocks of one domain; people think of names in no order.",
  watches: "submission",
  group: "recipients",
  cap: [0, 1.5],
  weigh({ profile, sending }) {
    const fresh = sending.outside.filter(({ isKnown }) => !isKnown).slice(0, LOOKED_AT);
    if (fresh.length >= LEAST) return orderOf(fresh);
    const follows = fresh.length === 1 && profile.ascending >= LEAST - 1 && fresh[0]!.address > profile.lastRecipient;
    return follows ? { llr: 1, value: () => `the ${profile.ascending + 1}th new recipient in a row in alphabetical order` } : null;
  },
});

function orderOf(fresh: readonly SeenRecipient[]): Weighed | null {
  // a directory of one firm is sorted too
  if (domainsOf(fresh).size < 2) return null;
  const sorted = beyondChance(fresh);
  const blocks = blocksBeyondChance(fresh);
  if (Math.max(sorted, blocks) < FROM) return null;
  return {
    llr: Math.min(1.5, 0.6 * Math.max(sorted, blocks)),
    value: () => `${fresh.length} new recipients ${sorted >= blocks ? "in alphabetical order" : "in blocks of one domain"}`,
  };
}

/** Kendall's tau with the alphabet, in standard deviations of what chance gives (normal approximation); either way round. */
function beyondChance(fresh: readonly SeenRecipient[]): number {
  const count = fresh.length;
  let score = 0;
  for (let i = 1; i < count; i++) for (let j = 0; j < i; j++) score += fresh[i]!.address >= fresh[j]!.address ? 1 : -1;
  return Math.abs(score) / Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
}

/** Neighbours of one domain against how many chance would give (both as a Poisson number), in standard deviations. */
function blocksBeyondChance(fresh: readonly SeenRecipient[]): number {
  const counts = new Map<string, number>();
  let neighbours = 0;
  for (const [i, { address }] of fresh.entries()) {
    const domain = domainOf(address) ?? "";
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
    if (i > 0 && domain === (domainOf(fresh[i - 1]!.address) ?? "")) neighbours++;
  }
  let expected = 0;
  for (const count of counts.values()) expected += (count * (count - 1)) / fresh.length;
  return (neighbours - expected) / Math.sqrt(Math.max(1, expected));
}
