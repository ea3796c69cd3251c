/** All evasions. */
import type { Evasion } from "./case.ts";
import { LINKS } from "./links.ts";
import { PAGES } from "./pages.ts";
import { STRUCTURES } from "./structures.ts";

export const ALL: readonly Evasion[] = [...PAGES, ...LINKS, ...STRUCTURES];
