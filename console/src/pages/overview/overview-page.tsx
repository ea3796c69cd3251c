/** The last 24 hours in both directions, and whether anything needs a person. */
import { Grid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { overviewQuery } from "../../api/queries.ts";
import { FaultNote, Nothing, Waiting } from "../../parts/notes.tsx";
import { SampleMail } from "../../parts/sample-mail.tsx";
import { Answer } from "../outbound/answer.tsx";
import { Alerts } from "./alerts.tsx";
import { DirectionCard } from "./direction-card.tsx";
import { GatewayCard } from "./gateway-card.tsx";

export function OverviewPage() {
  const overview = useQuery({ ...overviewQuery, refetchOnMount: "always" });
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          Overview
        </Title>
        <Text size="sm" c="dimmed">
          The last 24 hours
        </Text>
      </div>
      {overview.isPending && <Waiting what="the overview" />}
      {overview.isError && <FaultNote fault={overview.error} />}
      {overview.isSuccess && !overview.data.hasMessages && (
        <Nothing title="No mail has come yet">
          <SampleMail />
        </Nothing>
      )}
      {overview.isSuccess && overview.data.hasMessages && <Answer />}
      {overview.isSuccess && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 6 }}>
            <DirectionCard title="Inbound" directions={["inbound"]} counts={overview.data.counts} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <DirectionCard title="Outbound and internal" directions={["outbound", "internal"]} counts={overview.data.counts} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <GatewayCard overview={overview.data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Alerts alerts={overview.data.alerts} />
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  );
}
