/** What the pages of the outbound watch ask for. Live updates (live.ts) say when something has changed. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type {
  Act,
  IdentityActed,
  IdentityDetail,
  IdentityPage,
  IncidentDetail,
  IncidentPage,
} from "../../../src/admin/contract-outbound.ts";
import type { Statement } from "../../../src/admin/contract-statement.ts";
import { change, read } from "./client.ts";

/** It counts a week of mail: asked for again when an identity changes, and at most once a minute otherwise. */
export const statementQuery = queryOptions({
  queryKey: ["statement"],
  queryFn: () => read<Statement>("/statement"),
  staleTime: 60_000,
});

export interface IdentityFilters {
  readonly show: "noticed" | "all";
  readonly text?: string | undefined;
}

export function readIdentities({ show, text }: IdentityFilters, after?: string): Promise<IdentityPage> {
  return read<IdentityPage>("/identities", { state: show, text, after });
}

export function identityQuery(identity: string) {
  return queryOptions({ queryKey: ["identities", "one", identity], queryFn: () => read<IdentityDetail>("/identity", { identity }) });
}

export function readIncidents(before?: number): Promise<IncidentPage> {
  return read<IncidentPage>("/incidents", { before, limit: 20 });
}

export function incidentQuery(id: string) {
  return queryOptions({ queryKey: ["identities", "incident", id], queryFn: () => read<IncidentDetail>(`/incidents/${id}`) });
}

export interface Decision {
  readonly act: Act;
  readonly until: number | null;
  readonly note: string;
}

/** Decides about an identity and refreshes what shows it and its mail. */
export function useAct(identity: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => change<IdentityActed>("POST", "/identity/act", { identity, ...decision }),
    onSettled: () =>
      Promise.all(
        [["identities"], ["statement"], ["quarantine"], ["message"], ["overview"]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** Says that an incident that ended by itself was looked at, or takes that back. */
export function useAnswer(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: { readonly answered: boolean; readonly note: string }) =>
      change<IncidentDetail>("POST", `/incidents/${id}/answer`, answer),
    onSettled: () => Promise.all([["identities"], ["statement"]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
