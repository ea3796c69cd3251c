/** Who sends mail from inside, strictest state first, and the incidents there were: the place that answers "are you sure?". */
import { Alert, Button, Center, Group, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { IdentityPage } from "../../../../src/admin/contract-outbound.ts";
import { type IdentityFilters, readIdentities } from "../../api/outbound.ts";
import { FaultNote, Nothing, Waiting } from "../../parts/notes.tsx";
import { count } from "../../words/format.ts";
import { STANDINGS, standingOf } from "../../words/standing.ts";
import { SearchField } from "../messages/filters.tsx";
import { Answer } from "./answer.tsx";
import { IdentityTable } from "./identity-table.tsx";
import { Incidents } from "./incidents.tsx";

export function OutboundPage() {
  const { show = "noticed", text } = useSearch({ from: "/shell/outbound" });
  const navigate = useNavigate();
  const list = useIdentities({ show, text });
  const [first] = list.data?.pages ?? [];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const setFilters = (next: Partial<IdentityFilters>): void =>
    void navigate({ to: "/outbound", search: { show, text, ...next }, replace: true });
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        Outbound
      </Title>
      <Answer />
      {first !== undefined && <Summary page={first} />}
      <Group gap="sm" role="search">
        <SearchField
          label="Search identities"
          placeholder="Account, script, host …"
          text={text ?? ""}
          onText={(typed) => setFilters({ text: typed === "" ? undefined : typed })}
        />
        <SegmentedControl
          aria-label="Which identities"
          value={show}
          onChange={(value) => setFilters({ show: value === "all" ? "all" : "noticed" })}
          data={[
            { value: "noticed", label: "Noticed" },
            { value: "all", label: "All" },
          ]}
        />
      </Group>
      {list.isPending && <Waiting what="identities" />}
      {list.isError && <FaultNote fault={list.error} />}
      {list.isSuccess && rows.length === 0 && <Empty show={show} searched={text !== undefined} />}
      {first !== undefined && rows.length > 0 && (
        <Paper withBorder>
          <IdentityTable rows={rows} thresholds={first.thresholds} />
        </Paper>
      )}
      {list.hasNextPage && (
        <Center>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </Center>
      )}
      <Incidents />
    </Stack>
  );
}

function useIdentities({ show, text }: IdentityFilters) {
  return useInfiniteQuery({
    queryKey: ["identities", "list", show, text],
    queryFn: ({ pageParam }) => readIdentities({ show, text }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: IdentityPage) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** How many stand where, and whether anything of it is obeyed. */
function Summary({ page: { mode, counts } }: { readonly page: IdentityPage }) {
  const some = STANDINGS.filter((state) => state !== "normal" && counts[state] > 0);
  return (
    <>
      {mode === "observing" && (
        <Alert color="blue" icon={<IconEye aria-hidden />} title="Only observing">
          Everything is recorded, and no mail is touched because of it. The states below are what would have been done.
        </Alert>
      )}
      <Text size="sm" aria-live="polite">
        {some.length === 0
          ? "No identity stands out: the mail of each leaves as it comes."
          : some.map((state) => `${count(counts[state === "normal" ? "watch" : state])} ${standingOf(state).label}`).join(", ")}
      </Text>
    </>
  );
}

function Empty({ show, searched }: { readonly show: IdentityFilters["show"]; readonly searched: boolean }) {
  if (searched) return <Nothing title="Nothing found">No identity matches{show === "noticed" ? " among those noticed" : ""}.</Nothing>;
  if (show === "noticed") return <Nothing title="Nobody noticed">Nobody here sends mail that looks like somebody else's.</Nothing>;
  return <Nothing title="Nothing seen yet">An identity appears here with its first message to another domain.</Nothing>;
}
