/**
 * How findings about wording are graded: by how many groups of phrases of one topic are seen. One group is ordinary language.
 * Shared by the checks of this folder.
 */
import type { SeenGroups } from "../words/phrases.ts";

/** The phrases that were seen, as evidence. */
export function quoted(groups: SeenGroups): string {
  return [...groups.values()].map((phrase) => `"${phrase}"`).join(", ");
}
