/** The list of messages. One link a row; arrow keys move between rows, Enter opens. */
import { Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, memo } from "react";
import type { MessageRow } from "../../../../src/admin/contract.ts";
import { ActionChip, VerdictChip } from "../../parts/chips.tsx";
import { Direction } from "../../parts/direction.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { When } from "../../parts/when.tsx";

export function MessageTable({ rows }: { readonly rows: readonly MessageRow[] }) {
  return (
    <Table.ScrollContainer minWidth={1000}>
      <Table className="rows" highlightOnHover verticalSpacing={7} aria-label="Messages, newest first">
        <colgroup>
          {/* widths of the longest usual content; the rest is shared */}
          <col width="118" />
          <col width="46" />
          <col width="21%" />
          <col width="17%" />
          <col />
          <col width="244" />
          <col width="132" />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time</Table.Th>
            <Table.Th aria-label="Direction" />
            <Table.Th>From</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>Subject</Table.Th>
            <Table.Th>Verdict</Table.Th>
            <Table.Th>Action</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <Row key={row.arrival} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const Row = memo(function Row({ row }: { readonly row: MessageRow }) {
  const [first = "", ...others] = row.recipients;
  return (
    <Table.Tr>
      <Table.Td>
        <When at={row.at} />
      </Table.Td>
      <Table.Td>
        <Direction name={row.direction} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate>
          <Author row={row} />
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate title={row.recipients.join(", ")}>
          <SafeText text={first} oneLine />
          {others.length > 0 && ` +${others.length}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Link to="/messages/$arrival" params={{ arrival: row.arrival }} className="row-link">
          <Text size="sm" fw={500} truncate>
            <SafeText text={row.subject} oneLine dim="(no subject)" />
          </Text>
        </Link>
      </Table.Td>
      <Table.Td>
        <VerdictChip name={row.class} probability={row.probability} />
      </Table.Td>
      <Table.Td>
        <ActionChip name={row.action} />
      </Table.Td>
    </Table.Tr>
  );
});

/** The address first, the display name behind it: the name is what an impostor chooses, and must not push the address out of sight. */
function Author({ row: { from, fromName } }: { readonly row: MessageRow }) {
  return (
    <>
      <SafeText text={from} oneLine dim="(no author)" />
      {fromName !== null && fromName !== "" && (
        <Text span size="xs" c="dimmed" ml={6}>
          <SafeText text={fromName} oneLine />
        </Text>
      )}
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a.row-link")];
  const target = links[links.findIndex((link) => link.contains(document.activeElement)) + step];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
