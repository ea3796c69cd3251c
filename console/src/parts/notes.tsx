/** Short notes inside a page: something went wrong, something is on its way, nothing is here. */
import { Alert, Center, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { sentenceOf } from "../api/client.ts";

export function FaultNote({ fault, title = "This did not work" }: { readonly fault: unknown; readonly title?: string }) {
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={title}>
      {sentenceOf(fault)}
    </Alert>
  );
}

export function Waiting({ what }: { readonly what: string }) {
  return (
    <Center p="xl">
      <Loader size="sm" aria-label={`Loading ${what}`} />
    </Center>
  );
}

export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="sm" py="lg">
        <Title order={3}>{title}</Title>
        {typeof children === "string" ? (
          <Text c="dimmed" ta="center" maw={520}>
            {children}
          </Text>
        ) : (
          children
        )}
      </Stack>
    </Paper>
  );
}
