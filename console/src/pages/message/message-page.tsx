/** One message: what was thought of it and why, what was done, what happened then, what it is made of. */
import { Anchor, Button, Grid, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { addressOf } from "../../api/client.ts";
import { messageQuery } from "../../api/queries.ts";
import { ActionChip, VerdictChip } from "../../parts/chips.tsx";
import { Direction } from "../../parts/direction.tsx";
import { FaultNote, Waiting } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { fullTime, size } from "../../words/format.ts";
import { Body } from "./body.tsx";
import { Copies } from "./copies.tsx";
import { Facts } from "./facts.tsx";
import { KeptCopies } from "./kept-copies.tsx";
import { LabelButtons } from "./label-buttons.tsx";
import { Parts } from "./parts.tsx";
import { Rulings } from "./rulings.tsx";
import { Timeline } from "./timeline.tsx";
import { Why } from "./why.tsx";

export function MessagePage() {
  const { arrival } = useParams({ from: "/shell/messages/$arrival" });
  const message = useQuery(messageQuery(arrival));
  return (
    <Stack gap="md">
      <Anchor component={Link} to="/messages" size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden /> Messages
        </Group>
      </Anchor>
      {message.isPending && <Waiting what="the message" />}
      {message.isError && <FaultNote fault={message.error} />}
      {message.isSuccess && <Story message={message.data} />}
    </Stack>
  );
}

function Story({ message }: { readonly message: MessageDetail }) {
  const { judgement, explanation } = message;
  return (
    <>
      <Heading message={message} />
      <LabelButtons message={message} />
      <KeptCopies kept={message.kept} />
      <Copies of={message.arrival} campaign={message.campaign} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <Why explanation={explanation} findings={judgement?.findings ?? []} />
            {judgement !== null && <Rulings rulings={judgement.rulings} />}
            {judgement !== null && <Parts judgement={judgement} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Timeline steps={explanation.steps} />
            {judgement !== null && <Facts judgement={judgement} facts={explanation.facts} />}
          </Stack>
        </Grid.Col>
      </Grid>
      {judgement !== null && <Body arrival={message.arrival} available={message.bodyAvailable} />}
    </>
  );
}

function Heading({ message: { arrival, at, judgement, bodyAvailable } }: { readonly message: MessageDetail }) {
  const authors = (judgement?.from ?? []).map(({ name, address }) => (name === null || name === "" ? address : `${name} <${address}>`));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start" wrap="wrap">
        <Stack gap={6} flex={1} miw={280}>
          <Title order={1} size="h3">
            <SafeText text={judgement?.subject ?? ""} dim={judgement === null ? "A message that was not judged" : "(no subject)"} />
          </Title>
          {judgement !== null && (
            <Text size="sm">
              <Text span c="dimmed">
                From{" "}
              </Text>
              <SafeText text={authors.join(", ")} dim="(no author)" />
              <Text span c="dimmed">
                {" "}
                to{" "}
              </Text>
              <SafeText text={judgement.recipients.join(", ")} />
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {fullTime(at)}
            {judgement !== null && ` · ${size(judgement.bytes)}`} · receipt <span className="stranger">{arrival}</span>
          </Text>
          {judgement !== null && (
            <Group gap="xs">
              <Direction name={judgement.direction} withWord />
              <VerdictChip name={judgement.class} probability={judgement.probability} />
              {[...new Set(judgement.rulings.map((ruling) => ruling.action))].map((action) => (
                <ActionChip key={action} name={action} />
              ))}
            </Group>
          )}
        </Stack>
        {bodyAvailable && (
          <Button
            component="a"
            href={addressOf(`/messages/${arrival}/raw`)}
            download
            variant="default"
            size="sm"
            leftSection={<IconDownload size={16} aria-hidden />}
            title="The file as received. Downloading is recorded."
          >
            Download
          </Button>
        )}
      </Group>
    </Paper>
  );
}
