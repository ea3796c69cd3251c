/** Puts the newest page into a list that is shown: nothing twice, nothing left out, bounded. */
import type { InfiniteData } from "@tanstack/react-query";
import type { MessagePage } from "../../../../src/admin/contract.ts";

/** A list that grows by itself is cut to this many rows; older ones come again on demand. */
const ROWS_KEPT = 200;

export type Listed = InfiniteData<MessagePage, number | undefined>;

/** Newer rows go on top, rows that are shown already are replaced. A gap between the two makes the list begin anew. */
export function merge(before: Listed | undefined, fresh: MessagePage): Listed {
  const anew: Listed = { pages: [fresh], pageParams: [undefined] };
  const newest = before?.pages[0]?.rows[0];
  const oldest = fresh.rows.at(-1);
  if (before === undefined || newest === undefined || oldest === undefined || oldest.seq > newest.seq) return anew;
  const fromFresh = new Set(fresh.rows.map((row) => row.arrival));
  const known = before.pages.flatMap((page) => page.rows).filter((row) => !fromFresh.has(row.arrival));
  const rows = [...fresh.rows, ...known];
  const next = before.pages.at(-1)?.next ?? null;
  if (rows.length <= ROWS_KEPT) return { pages: [{ rows, next }], pageParams: [undefined] };
  const kept = rows.slice(0, ROWS_KEPT);
  return { pages: [{ rows: kept, next: kept.at(-1)?.seq ?? null }], pageParams: [undefined] };
}
