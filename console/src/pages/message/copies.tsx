/** Copies of this message: how many there were, what became of them, with a link to each of the latest. */
import { Badge, Group, Stack, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { fullTime, relative } from "../../words/format.ts";

type Campaign = NonNullable<MessageDetail["campaign"]>;

/** A page shows as many as somebody reads; the API has more. */
const SHOWN = 25;

export function Copies({ of, campaign }: { readonly of: string; readonly campaign: Campaign | null }) {
  if (campaign === null) return null;
  const others = campaign.members.filter(({ arrival }) => arrival !== of);
  return (
    <Section title="Copies of this message">
      <Stack gap="xs">
        <Group gap="xs">
          <Text size="sm">{summaryOf(campaign)}</Text>
          {campaign.label !== null && (
            <Badge color={campaign.label === "spam" ? "red" : "green"} variant="light">
              said to be {campaign.label}
            </Badge>
          )}
        </Group>
        <Table.ScrollContainer minWidth={420} mah="40vh">
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {others.slice(0, SHOWN).map(({ arrival, at, from, subject, recipients, state }) => (
                <Table.Tr key={arrival}>
                  <Table.Td title={fullTime(at)}>{relative(at)}</Table.Td>
                  <Table.Td>
                    <Link to="/messages/$arrival" params={{ arrival }} className="row-link">
                      <SafeText text={subject} dim="(no subject)" />
                    </Link>
                  </Table.Td>
                  <Table.Td>
                    <SafeText text={from} dim="(no author)" />
                  </Table.Td>
                  <Table.Td>
                    <SafeText text={recipients.join(", ")} />
                  </Table.Td>
                  <Table.Td>{state}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {others.length > SHOWN && (
          <Text size="xs" c="dimmed">
            The latest {SHOWN} are shown.
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function summaryOf({ messages, senders, recipients, delivered, kept, firstSeen }: Campaign): string {
  const from = senders === 1 ? "one sender" : `${senders} senders`;
  const to = recipients === 1 ? "one recipient" : `${recipients} recipients`;
  return `${messages} like this from ${from} to ${to} since ${fullTime(firstSeen)}: delivered ${delivered}, kept ${kept}.`;
}
