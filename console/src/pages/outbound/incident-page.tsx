/** One incident from the first sign to the end: what was seen, what was done and by whom, which mail left before that. */
import { Anchor, Badge, Grid, Group, Paper, Stack, Table, Text, Timeline, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { IncidentDetail } from "../../../../src/admin/contract-outbound.ts";
import { incidentQuery } from "../../api/outbound.ts";
import { StandingChip } from "../../parts/chips.tsx";
import { FaultNote, Waiting } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { When } from "../../parts/when.tsx";
import { fullTime, plural, shortTime } from "../../words/format.ts";
import { FATE_COLORS, FATES } from "../../words/standing.ts";
import { Answering } from "./answering.tsx";
import { EvidencePlot } from "./evidence-plot.tsx";
import { BackToOutbound } from "./identity-page.tsx";
import { Ledger } from "./ledger.tsx";

export function IncidentPage() {
  const { id } = useParams({ from: "/shell/outbound/incidents/$id" });
  const incident = useQuery(incidentQuery(id));
  return (
    <Stack gap="md">
      <BackToOutbound />
      {incident.isPending && <Waiting what="the incident" />}
      {incident.isError && <FaultNote fault={incident.error} />}
      {incident.isSuccess && <Story incident={incident.data} />}
    </Stack>
  );
}

function Story({ incident }: { readonly incident: IncidentDetail }) {
  return (
    <>
      <Heading incident={incident} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Section title="Why">
            <EvidencePlot series={incident.evidenceOverTime} thresholds={null} />
            <Ledger lines={incident.ledger} />
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Turns incident={incident} />
            <Mail incident={incident} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Heading({ incident }: { readonly incident: IncidentDetail }) {
  const { identity, name, openedAt, closedAt, state, observed, recipientsReached, id } = incident;
  return (
    <Paper withBorder p="md">
      <Stack gap={6}>
        <Group gap="sm">
          <Title order={1} size="h3">
            <Link to="/outbound/identity" search={{ identity }} className="plain-title">
              <SafeText text={name} dim="(no name)" />
            </Link>
          </Title>
          <StandingChip state={state} />
        </Group>
        <Text size="sm">
          Opened {fullTime(openedAt)}; {closedAt === null ? "still open" : `ended ${fullTime(closedAt)}`}. Its mail reached{" "}
          {plural(recipientsReached, "recipient", "recipients")} outside.
        </Text>
        {observed && <Text size="sm">The watch only observed: nothing was touched, this is what would have been done.</Text>}
        <Answering incident={incident} />
        <Text size="sm" c="dimmed">
          incident <span className="stranger">{id}</span>
        </Text>
      </Stack>
    </Paper>
  );
}

function Turns({ incident: { timeline } }: { readonly incident: IncidentDetail }) {
  return (
    <Section title="What happened">
      <Timeline bulletSize={12} lineWidth={2} active={timeline.length - 1}>
        {timeline.map(({ at, text }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are only ever added at the end
          <Timeline.Item key={position}>
            <When at={at} size="xs" c="dimmed" />
            <Text size="sm">
              <SafeText text={text} />
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  );
}

function Mail({ incident: { messages, counts } }: { readonly incident: IncidentDetail }) {
  const all = counts.gone + counts.held + counts.deferred + counts.refused;
  return (
    <Section title="Its mail" aside={<Text size="sm">{plural(all, "message", "messages")}</Text>}>
      {messages.length < all && (
        <Text size="xs" c="dimmed">
          The latest {messages.length} are shown.
        </Text>
      )}
      <Table.ScrollContainer minWidth={320} mah="50vh">
        <Table verticalSpacing={4} aria-label="Messages of the incident">
          <Table.Tbody>
            {messages.map(({ arrival, at, fate, recipients }) => (
              <Table.Tr key={arrival}>
                <Table.Td title={fullTime(at)}>
                  <Anchor component={Link} to={`/messages/${arrival}`} size="sm">
                    {shortTime(at)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{plural(recipients, "recipient", "recipients")}</Table.Td>
                <Table.Td>
                  <Badge color={FATE_COLORS[fate]} variant="light" tt="none" fw={600} radius="sm">
                    {FATES[fate]}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
