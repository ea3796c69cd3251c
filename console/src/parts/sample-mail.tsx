/** Offers to send the project's sample mail through the real doors, and shows how far it is. */
import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { samplesQuery, useSamples } from "../api/queries.ts";
import { FaultNote } from "./notes.tsx";
import { SafeText } from "./safe-text.tsx";

export function SampleMail() {
  const { data } = useQuery(samplesQuery);
  const start = useSamples();
  const running = data?.state === "running";
  return (
    <Stack gap="sm" w="100%" maw={520} align="stretch">
      <Group justify="center">
        <Button leftSection={<IconSend size={16} aria-hidden />} loading={running || start.isPending} onClick={() => start.mutate()}>
          Send sample mail through the gateway
        </Button>
      </Group>
      <Text size="sm" c="dimmed" ta="center">
        Real messages of the project's own, sent to the gateway's doors as any mail host would.
      </Text>
      <SampleProgress />
      {start.isError && <FaultNote fault={start.error} />}
    </Stack>
  );
}

/** Only while samples are on their way, or when sending stopped. */
export function SampleProgress() {
  const { data } = useQuery(samplesQuery);
  if (data?.state === "failed") {
    return (
      <Alert color="red" title="Sending sample mail stopped">
        <SafeText text={data.why ?? ""} />
      </Alert>
    );
  }
  if (data?.state !== "running") return null;
  return (
    <Stack gap={4} aria-live="polite">
      <Progress value={data.total === 0 ? 0 : (data.done / data.total) * 100} animated aria-label="Sample mail sent" />
      <Text size="sm" ta="center">
        {data.total === 0 ? "Sending …" : `${data.done} of ${data.total} sent`}
      </Text>
    </Stack>
  );
}
