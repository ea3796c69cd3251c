/** Incidents, newest first: on the outbound page all of them, on the page of an identity its own. */
import { Button, Center, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { IncidentPage, IncidentRow } from "../../../../src/admin/contract-outbound.ts";
import { readIncidents } from "../../api/outbound.ts";
import { StandingChip } from "../../parts/chips.tsx";
import { FaultNote } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { fullTime, plural, relative } from "../../words/format.ts";

export function Incidents() {
  const list = useInfiniteQuery({
    queryKey: ["identities", "incidents"],
    queryFn: ({ pageParam }) => readIncidents(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: IncidentPage) => last.next ?? undefined,
  });
  if (list.isError) return <FaultNote fault={list.error} />;
  if (!list.isSuccess) return null;
  return (
    <Section title="Incidents">
      <IncidentTable rows={list.data.pages.flatMap((page) => page.rows)} />
      {list.hasNextPage && (
        <Center>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older ones
          </Button>
        </Center>
      )}
    </Section>
  );
}

export function IncidentTable({ rows }: { readonly rows: readonly IncidentRow[] }) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        There has been none: nobody was held, throttled or suspended.
      </Text>
    );
  }
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className="rows" highlightOnHover verticalSpacing={7} aria-label="Incidents, newest first">
        <colgroup>
          <col width="150" />
          <col />
          <col width="130" />
          <col width="130" />
          <col width="34%" />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Opened</Table.Th>
            <Table.Th>Identity</Table.Th>
            <Table.Th>Strictest</Table.Th>
            <Table.Th>Now</Table.Th>
            <Table.Th>What it reached</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ row }: { readonly row: IncidentRow }) {
  const { held, deferred, refused } = row.counts;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" title={fullTime(row.openedAt)}>
          {relative(row.openedAt)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Link to="/outbound/incidents/$id" params={{ id: row.id }} className="row-link">
          <Text size="sm" fw={500} truncate>
            <SafeText text={row.name} oneLine />
          </Text>
        </Link>
        {row.asks && (
          <Text size="xs" c="orange.8" fw={500}>
            nobody has looked at it
          </Text>
        )}
        {row.observed && (
          <Text size="xs" c="dimmed">
            only observed
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <StandingChip state={row.worst} />
      </Table.Td>
      <Table.Td>
        {row.closedAt === null ? (
          <StandingChip state={row.state} />
        ) : (
          <Text size="sm" title={fullTime(row.closedAt)}>
            ended {relative(row.closedAt)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {plural(row.recipientsReached, "recipient", "recipients")} outside; {held} held, {deferred} deferred, {refused} refused
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
