/** What was decided for each recipient, and by which rule. */
import { Table, Text } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { ActionChip } from "../../parts/chips.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { actionOf } from "../../words/labels.ts";

export function Rulings({ rulings }: { readonly rulings: NonNullable<MessageDetail["judgement"]>["rulings"] }) {
  return (
    <Section title="Decision">
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Recipient</Table.Th>
              <Table.Th>Action</Table.Th>
              <Table.Th>Rule</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rulings.map((ruling) => (
              <Table.Tr key={ruling.recipient}>
                <Table.Td>
                  <SafeText text={ruling.recipient} />
                </Table.Td>
                <Table.Td>
                  <ActionChip name={ruling.action} />
                  {ruling.observed !== null && (
                    <Text size="xs" c="dimmed">
                      only observed; would have been: {actionOf(ruling.observed).label}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{ruling.rule}</Text>
                  <Text size="xs" c="dimmed">
                    <SafeText text={ruling.detail} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
