/** Kept mail as a list with check boxes; the subject leads to the message. */
import { Checkbox, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { KeptRow } from "../../../../src/admin/contract.ts";
import { StateChip } from "../../parts/chips.tsx";
import { Direction } from "../../parts/direction.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { When } from "../../parts/when.tsx";
import { fullTime, relative } from "../../words/format.ts";
import { classLabel } from "../../words/labels.ts";
import { toPlain } from "../../words/safe-text.ts";
import { moveBetweenRows } from "../messages/message-table.tsx";
import { isWaiting } from "./waiting.ts";

interface Props {
  readonly rows: readonly KeptRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

export function KeptTable({ rows, chosen, onChosen }: Props) {
  const waiting = rows.filter(isWaiting).map((row) => row.id);
  const all = waiting.length > 0 && waiting.every((id) => chosen.has(id));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table className="rows" highlightOnHover verticalSpacing={7} aria-label="Kept mail, newest first">
        <colgroup>
          <col width="44" />
          <col width="118" />
          <col width="46" />
          <col width="20%" />
          <col width="20%" />
          <col />
          <col width="190" />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Checkbox
                aria-label="Choose all that are shown"
                checked={all}
                indeterminate={!all && chosen.size > 0}
                disabled={waiting.length === 0}
                onChange={() => onChosen(new Set(all ? [] : waiting))}
              />
            </Table.Th>
            <Table.Th>Time</Table.Th>
            <Table.Th aria-label="Direction" />
            <Table.Th>From</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>Subject and reason</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody onKeyDown={moveBetweenRows}>
          {rows.map((row) => (
            <Row key={row.id} row={row} chosen={chosen.has(row.id)} onToggle={toggle} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly row: KeptRow;
  readonly chosen: boolean;
  readonly onToggle: (id: string) => void;
}

function Row({ row, chosen, onToggle }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td className="above">
        {isWaiting(row) && <Checkbox aria-label={`Choose "${toPlain(row.subject)}"`} checked={chosen} onChange={() => onToggle(row.id)} />}
      </Table.Td>
      <Table.Td>
        <When at={row.at} />
      </Table.Td>
      <Table.Td>
        <Direction name={row.direction} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate>
          <SafeText text={row.from} oneLine dim="(no author)" />
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" truncate>
          <SafeText text={row.recipients.join(", ")} oneLine />
        </Text>
      </Table.Td>
      <Table.Td>
        <Link to="/messages/$arrival" params={{ arrival: row.arrival }} className="row-link">
          <Text size="sm" fw={500} truncate>
            <SafeText text={row.subject} oneLine dim="(no subject)" />
          </Text>
        </Link>
        <Text size="xs" c="dimmed" truncate>
          {row.kind === "hold" ? "held back: " : ""}
          <SafeText text={row.reason} oneLine dim={classLabel(row.class)} />
        </Text>
      </Table.Td>
      <Table.Td>
        <StateChip name={row.state} />
        <Text size="xs" c="dimmed" title={fullTime(row.endedAt ?? row.until)} truncate>
          {endOf(row)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function endOf({ kind, state, until, endedAt, endedBy }: KeptRow): string {
  if (state === "kept") return `${kind === "hold" ? "leaves" : "deleted"} ${relative(until)}`;
  if (endedAt === null) return "";
  return endedBy === null ? relative(endedAt) : `${relative(endedAt)} by ${toPlain(endedBy)}`;
}
