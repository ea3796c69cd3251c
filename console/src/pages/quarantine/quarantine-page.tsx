/** Mail that is kept: find it, release it to its recipients, or delete it. */
import { Button, Center, Group, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { KeptPage } from "../../../../src/admin/contract.ts";
import { type KeptFilters, readKept } from "../../api/queries.ts";
import { EndingButtons } from "../../parts/ending.tsx";
import { FaultNote, Nothing, Waiting } from "../../parts/notes.tsx";
import { plural } from "../../words/format.ts";
import { SearchField } from "../messages/filters.tsx";
import { KeptTable } from "./kept-table.tsx";
import { isWaiting } from "./waiting.ts";

export function QuarantinePage() {
  const { show = "waiting", text } = useSearch({ from: "/shell/quarantine" });
  const navigate = useNavigate();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const list = useKept({ show, text });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  // what is no longer shown or no longer waits is no longer chosen
  const chosen = useMemo(() => new Set(rows.filter((row) => isWaiting(row) && picked.has(row.id)).map((row) => row.id)), [rows, picked]);
  const setFilters = (next: Partial<KeptFilters>): void =>
    void navigate({ to: "/quarantine", search: { show, text, ...next }, replace: true });
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        Quarantine
      </Title>
      <Group gap="sm" role="search">
        <SearchField
          label="Search kept mail"
          placeholder="Subject, address, receipt …"
          text={text ?? ""}
          onText={(typed) => setFilters({ text: typed === "" ? undefined : typed })}
        />
        <SegmentedControl
          aria-label="Which kept mail"
          value={show}
          onChange={(value) => setFilters({ show: value === "ended" || value === "all" ? value : "waiting" })}
          data={[
            { value: "waiting", label: "Waiting" },
            { value: "ended", label: "Ended" },
            { value: "all", label: "All" },
          ]}
        />
      </Group>
      {list.isPending && <Waiting what="kept mail" />}
      {list.isError && <FaultNote fault={list.error} />}
      {list.isSuccess && rows.length === 0 && <Empty show={show} searched={text !== undefined} />}
      {rows.length > 0 && (
        <>
          <Group justify="space-between">
            <Text size="sm" c="dimmed" aria-live="polite">
              {chosen.size > 0 ? `${chosen.size} chosen of ` : ""}
              {plural(list.data?.pages[0]?.total ?? rows.length, "message", "messages")}
            </Text>
            <EndingButtons ids={[...chosen]} onDone={() => setPicked(new Set())} />
          </Group>
          <Paper withBorder>
            <KeptTable rows={rows} chosen={chosen} onChosen={setPicked} />
          </Paper>
          {list.hasNextPage && (
            <Center>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show older ones
              </Button>
            </Center>
          )}
        </>
      )}
    </Stack>
  );
}

function useKept({ show, text }: KeptFilters) {
  return useInfiniteQuery({
    queryKey: ["quarantine", show, text],
    queryFn: ({ pageParam }) => readKept({ show, text }, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: KeptPage) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

function Empty({ show, searched }: { readonly show: KeptFilters["show"]; readonly searched: boolean }) {
  if (searched) return <Nothing title="Nothing found">No kept message matches. Half a word is enough to search.</Nothing>;
  if (show === "waiting") return <Nothing title="Nothing waits">No mail is kept that asks for a decision.</Nothing>;
  return <Nothing title="Nothing here">No mail has been kept, released or deleted yet.</Nothing>;
}
