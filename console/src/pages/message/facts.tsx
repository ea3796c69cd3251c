/** The envelope, who brought the message, and what could and could not be known about it. */
import { List, Table } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { fullTime } from "../../words/format.ts";

type Judgement = NonNullable<MessageDetail["judgement"]>;

export function Facts({ judgement, facts }: { readonly judgement: Judgement; readonly facts: readonly string[] }) {
  return (
    <Section title="Facts">
      <List size="sm" spacing={4}>
        {facts.map((fact) => (
          <List.Item key={fact}>
            <SafeText text={fact} />
          </List.Item>
        ))}
      </List>
      <Table verticalSpacing={4} variant="vertical" layout="fixed">
        <Table.Tbody>
          {rowsOf(judgement).map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={132}>{name}</Table.Th>
              <Table.Td>
                <SafeText text={value} dim="none" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function rowsOf(judgement: Judgement): readonly (readonly [name: string, value: string])[] {
  return [
    ["Envelope sender", judgement.mailFrom ?? "<> (a bounce or notice)"],
    ["Recipients", judgement.recipients.join(", ")],
    ["To", judgement.to.join(", ")],
    ["Client", [judgement.clientAddress ?? "unknown", judgement.helo].filter((text) => text !== null).join(", calls itself ")],
    ["Protocol", judgement.protocol],
    ["Submitter", judgement.submitter ?? "not signed in"],
    ["Message-ID", judgement.messageId ?? ""],
    ["Date", judgement.date === null ? "" : fullTime(judgement.date)],
    ["SHA-256", judgement.sha256],
  ];
}
