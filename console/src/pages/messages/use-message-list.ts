/**
 * The growing list of messages: older ones on demand, newer ones by themselves while the reader is at the top. Whoever has scrolled down
 * keeps their place and is told that there is more; a gap too large to fill starts the list anew.
 */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { MessagePage } from "../../../../src/admin/contract.ts";
import { useMessagesChanged } from "../../api/live.ts";
import { type MessageFilters, readMessages } from "../../api/queries.ts";
import { type Listed, merge } from "./merge.ts";

/** Nearer to the top than this counts as being there. */
const TOP_PIXELS = 160;
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
