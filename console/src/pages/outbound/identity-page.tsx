/** One identity: how it stands and why, the evidence over time and line by line, its held mail, its incidents, and what can be decided. */
import { Anchor, Grid, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { IdentityDetail } from "../../../../src/admin/contract-outbound.ts";
import { identityQuery } from "../../api/outbound.ts";
import { StandingChip } from "../../parts/chips.tsx";
import { FaultNote, Waiting } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { count, fullTime, relative } from "../../words/format.ts";
import { kindLabel } from "../../words/standing.ts";
import { Acts } from "./acts.tsx";
import { EvidencePlot } from "./evidence-plot.tsx";
import { HeldMail } from "./held-mail.tsx";
import { IncidentTable } from "./incidents.tsx";
import { Ledger } from "./ledger.tsx";

export function IdentityPage() {
  const { identity } = useSearch({ from: "/shell/outbound/identity" });
  const detail = useQuery(identityQuery(identity));
  return (
    <Stack gap="md">
      <BackToOutbound />
      {detail.isPending && <Waiting what="the identity" />}
      {detail.isError && <FaultNote fault={detail.error} />}
      {detail.isSuccess && <Story detail={detail.data} />}
    </Stack>
  );
}

export function BackToOutbound() {
  return (
    <Anchor component={Link} to="/outbound" size="sm">
      <Group gap={4}>
        <IconArrowLeft size={14} aria-hidden /> Outbound
      </Group>
    </Anchor>
  );
}

function Story({ detail }: { readonly detail: IdentityDetail }) {
  return (
    <>
      <Paper withBorder p="md">
        <Stack gap={6}>
          <Group gap="sm">
            <Title order={1} size="h3">
              <SafeText text={detail.name} dim="(no name)" />
            </Title>
            <StandingChip state={detail.state} />
          </Group>
          {detail.words.map((sentence) => (
            <Text key={sentence} size="sm">
              <SafeText text={sentence} />
            </Text>
          ))}
          {detail.trustedUntil !== null && (
            <Text size="sm">It was released and is trusted until {fullTime(detail.trustedUntil)}: no evidence sets a state before.</Text>
          )}
        </Stack>
      </Paper>
      <Acts detail={detail} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="md">
            <Section title="Evidence">
              <EvidencePlot series={detail.evidenceOverTime} thresholds={detail.thresholds} />
              <Ledger lines={detail.ledger} />
            </Section>
            <HeldMail rows={detail.held} />
            <Section title="Incidents">
              <IncidentTable rows={detail.incidents} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Habits detail={detail} />
        </Grid.Col>
      </Grid>
    </>
  );
}

function Habits({ detail }: { readonly detail: IdentityDetail }) {
  const { kind, isMachine, firstSeen, lastSeen, messages, recipients } = detail;
  const rows = [
    ["Kind", isMachine ? `${kindLabel(kind)}, sends like a machine` : kindLabel(kind)],
    ["First seen", firstSeen === null ? "" : fullTime(firstSeen)],
    ["Last seen", lastSeen === null ? "" : relative(lastSeen)],
    ["Learned from", `${count(messages)} ordinary messages`],
    ["Recipients known", count(recipients)],
  ] as const;
  return (
    <Section title="Habits">
      <Table verticalSpacing={4} variant="vertical" layout="fixed">
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={140}>{name}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
