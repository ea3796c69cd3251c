/** What the pages ask for. Nothing is asked for again by a timer: live updates (live.ts) say when something has changed. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  KeptPage,
  KeptResults,
  LabelResult,
  MessageBody,
  MessageDetail,
  MessagePage,
  Overview,
  Samples,
  Session,
} from "../../../src/admin/contract.ts";
import { change, read, rememberToken } from "./client.ts";

export interface MessageFilters {
  readonly text?: string | undefined;
  readonly direction?: string | undefined;
  readonly class?: string | undefined;
  readonly action?: string | undefined;
}

export interface KeptFilters {
  readonly show: "waiting" | "ended" | "all";
  readonly text?: string | undefined;
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    const session = await read<Session>("/session");
    if (session.state === "signed-in") rememberToken(session.csrf);
    return session;
  },
});

export const overviewQuery = queryOptions({ queryKey: ["overview"], queryFn: () => read<Overview>("/overview") });
export const samplesQuery = queryOptions({ queryKey: ["samples"], queryFn: () => read<Samples>("/samples") });

export function messageQuery(arrival: string) {
  return queryOptions({ queryKey: ["message", arrival], queryFn: () => read<MessageDetail>(`/messages/${arrival}`) });
}

/** Asked for only when somebody opens the body: reading is recorded. */
export function bodyQuery(arrival: string) {
  return queryOptions({
    queryKey: ["body", arrival],
    queryFn: () => read<MessageBody>(`/messages/${arrival}/body`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function readMessages(filters: MessageFilters, before?: number): Promise<MessagePage> {
  return read<MessagePage>("/messages", { ...filters, before });
}

export function readKept({ show, text }: KeptFilters, before?: number): Promise<KeptPage> {
  return read<KeptPage>("/quarantine", { show, text, before });
}

/** Releases or deletes kept mail and refreshes what shows it. */
export function useEnding(how: "release" | "delete") {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => change<KeptResults>("POST", `/quarantine/${how}`, { ids }),
    onSettled: () => Promise.all([["quarantine"], ["message"], ["overview"]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** Says what a message is (null takes it back) and refreshes what shows it. */
export function useLabel(arrival: string) {
  const queries = useQueryClient();
  const path = `/messages/${arrival}/label`;
  return useMutation({
    mutationFn: ({ label, sure }: { readonly label: "spam" | "wanted" | null; readonly sure: boolean }) =>
      label === null ? change<LabelResult>("DELETE", path) : change<LabelResult>("PUT", path, { label, sure }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["message"] }),
  });
}

export function useSamples() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => change<Samples>("POST", "/samples"),
    onSuccess: (state) => queries.setQueryData(samplesQuery.queryKey, state),
  });
}
