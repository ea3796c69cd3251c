/**
 * Display names of our own people on strangers' addresses. Who they are stands in the options: the names of those whose errands others run
 * (direction, personnel, payroll). Names are compared word by word, in any order, without accents. Gap: nicknames and initials.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { fold } from "../words/fold.ts";

const NAME_WORD = /\p{L}{2,40}/gu;
const NAME_READ = 200;

export const ourPeople = defineCheck({
  id: "sender/our-people",
  title: "The display name is one of our people's, the address is not",
  why: "A superior's name is all that most fraud among colleagues needs, since mail programs hide the address behind it.",
  references: ["RFC 5322 section 3.4"],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({
    /** Names as they are written in From, such as "Dana Weber". */
    people: z.array(z.string()).default([]),
    /** Addresses elsewhere that are theirs. */
    addresses: z.array(z.string()).default([]),
  }),
  findings: {
    FROM_OUR_PERSON_ELSEWHERE: {
      score: 2.5,
      leaning: "scam",
      meaning: "The display name is one of our people's, the address is a stranger's.",
    },
    FROM_OUR_PERSON_FREE_MAIL: { score: 3.5, leaning: "scam", meaning: "The display name is one of our people's, on a free mail address." },
  },
  run({ message, arrival, facts, options }, found) {
    if (options.people.length === 0 || (facts.correspondence.known && facts.correspondence.value === "mutual")) return;
    const people = new Map(options.people.map((name) => [keyOf(name), name]));
    for (const { name, address, domain } of message.from) {
      if (name === null || domain === "" || arrival.ourDomains.includes(domain)) continue;
      const person = people.get(keyOf(name));
      if (person === undefined || options.addresses.some((own) => own.toLowerCase() === address.toLowerCase())) continue;
      found(isFreeMail(domain) ? "FROM_OUR_PERSON_FREE_MAIL" : "FROM_OUR_PERSON_ELSEWHERE", `${person} from ${address}`);
    }
  },
});

/** "Weber, Dána" and "Dana Weber" are one name. */
function keyOf(name: string): string {
  return [...(fold(name.slice(0, NAME_READ)).match(NAME_WORD) ?? [])].toSorted().join(" ");
}
