/** What the message is made of: its parts with their kinds, the hosts it links to, what is damaged about it. */
import { Badge, Group, Table, Text } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { size } from "../../words/format.ts";

type Judgement = NonNullable<MessageDetail["judgement"]>;
const DANGEROUS = new Set(["executable", "script", "shortcut", "disk-image", "office-macro", "encrypted-archive", "html", "svg"]);

export function Parts({ judgement: { parts, linkHosts, defects } }: { readonly judgement: Judgement }) {
  return (
    <Section title="Parts">
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={56}>Part</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>File name</Table.Th>
              <Table.Th w={96}>Size</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <Part key={part.path} part={part} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {linkHosts.length > 0 && (
        <Text size="sm">
          <Text span c="dimmed">
            Links lead to{" "}
          </Text>
          <SafeText text={linkHosts.join(", ")} />
        </Text>
      )}
      {defects.length > 0 && (
        <Text size="sm">
          <Text span c="dimmed">
            Damaged or oddly built:{" "}
          </Text>
          <SafeText text={[...new Set(defects.map((defect) => defect.name))].join(", ")} />
        </Text>
      )}
    </Section>
  );
}

function Part({ part }: { readonly part: Judgement["parts"][number] }) {
  const differs = part.sniffed !== null && part.sniffed !== part.type;
  return (
    <Table.Tr>
      <Table.Td>{part.path}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          <SafeText text={part.type} />
          {part.kind !== null && (
            <Badge size="sm" variant="light" radius="sm" tt="none" color={DANGEROUS.has(part.kind) ? "red" : "gray"}>
              {part.kind}
            </Badge>
          )}
        </Group>
        {differs && (
          <Text size="xs" c="dimmed">
            its bytes say <SafeText text={part.sniffed ?? ""} />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <SafeText text={part.filename ?? ""} dim="–" />
      </Table.Td>
      <Table.Td>{size(part.bytes)}</Table.Td>
    </Table.Tr>
  );
}
