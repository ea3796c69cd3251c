/**
 * Whether the author's display name is somebody else's whom we know: one of our own people, or one whom we write to, at another address.
 * Gap: people with several addresses are taken for two until the second one is written to.
 */
import { personKey } from "../mail/person-name.ts";
import { defineFact, known } from "./fact.ts";

export const namesake = defineFact({
  name: "namesake",
  title: "Is the author's name that of somebody else whom we know?",
  after: [],
  deadline: "1s",
  async gather({ summary, ports }) {
    const author = summary.from[0];
    const key = personKey(author?.name ?? null);
    return known(author !== undefined && key !== null && (await ports.correspondents.isNameOfAnother(key, author.address)));
  },
});
