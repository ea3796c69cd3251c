/**
 * The growing list of messages: older ones on demand, newer ones by themselves while the reader is at the top. Whoever has scrolled down
 * keeps their place and is told that there is more; a gap too large to fill starts the list anew.
 */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { MessagePage } from "../../../../src/admin/contract.ts";
import { useMessagesChanged } from "../../api/live.ts";
import { type MessageFilters, readMessages } from "../../api/queries.ts";

/** Nearer to the top than this counts as being there. */
const TOP_PIXELS = 160;
/** A list that grows by itself is cut to about this many rows; older ones come again on demand. */
const ROWS_KEPT = 200;

type Listed = InfiniteData<MessagePage, number | undefined>;

export function useMessageList({ text, direction, class: verdict, action }: MessageFilters) {
  const queries = useQueryClient();
  const [behind, setBehind] = useState(false);
  const filters = useMemo(() => ({ text, direction, class: verdict, action }), [text, direction, verdict, action]);
  const list = useInfiniteQuery({
    queryKey: ["messages", filters],
    queryFn: ({ pageParam }) => readMessages(filters, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: MessagePage) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const refresh = useCallback(async () => {
    const fresh = await readMessages(filters);
    queries.setQueryData<Listed>(["messages", filters], (before) => merge(before, fresh));
    setBehind(false);
  }, [filters, queries]);
  const onChanged = useCallback(() => {
    if (window.scrollY > TOP_PIXELS) setBehind(true);
    else void refresh().catch(() => setBehind(true));
  }, [refresh]);
  useMessagesChanged(onChanged);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  return { list, rows, behind, refresh };
}

/** Newer rows go on top, rows that are shown already are replaced. */
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
