/** Identities as a list: how each stands, how near its evidence is to suspension, since when, and who said so. */
import { Progress, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { IdentityPage, IdentityRow } from "../../../../src/admin/contract-outbound.ts";
import { StandingChip } from "../../parts/chips.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { count, fullTime, relative } from "../../words/format.ts";
import { kindLabel, standingOf } from "../../words/standing.ts";
import { moveBetweenRows } from "../messages/message-table.tsx";

interface Props {
  readonly rows: readonly IdentityRow[];
  readonly thresholds: IdentityPage["thresholds"];
}

export function IdentityTable({ rows, thresholds }: Props) {
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table className="rows" highlightOnHover verticalSpacing={7} aria-label="Identities, strictest state first">
        <colgroup>
          <col width="122" />
          <col />
          <col width="22%" />
          <col width="24%" />
          <col width="140" />
          <col width="120" />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>State</Table.Th>
            <Table.Th>Identity</Table.Th>
            <Table.Th>Evidence</Table.Th>
            <Table.Th>Since</Table.Th>
            <Table.Th>Last mail</Table.Th>
            <Table.Th title="Ordinary messages that its habits were learned from">Learned from</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <Row key={row.identity} row={row} suspend={thresholds.suspend} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ row, suspend }: { readonly row: IdentityRow; readonly suspend: number }) {
  const share = Math.min(100, Math.max(0, (row.evidence / suspend) * 100));
  return (
    <Table.Tr>
      <Table.Td>
        <StandingChip state={row.state} />
      </Table.Td>
      <Table.Td>
        <Link to="/outbound/identity" search={{ identity: row.identity }} className="row-link">
          <Text size="sm" fw={500} truncate>
            <SafeText text={row.name} oneLine dim="(no name)" />
          </Text>
        </Link>
        <Text size="xs" c="dimmed">
          {kindLabel(row.kind)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Progress value={share} color={standingOf(row.state).color} size={6} aria-hidden />
        <Text size="xs" c="dimmed">
          {row.evidence.toFixed(1)}; suspends from {suspend.toFixed(1)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" title={row.since === null ? undefined : fullTime(row.since)} truncate>
          {row.since === null ? "" : relative(row.since)}
          {row.by !== null && (
            <>
              {" by "}
              <SafeText text={row.by} oneLine />
            </>
          )}
        </Text>
        {row.until !== null && (
          <Text size="xs" c="dimmed" title={fullTime(row.until)}>
            ends {relative(row.until)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" title={row.lastSeen === null ? undefined : fullTime(row.lastSeen)}>
          {row.lastSeen === null ? "" : relative(row.lastSeen)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{count(row.messages)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
