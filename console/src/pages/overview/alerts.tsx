/** What happened in the last day that a person should know of. */
import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Alert } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { When } from "../../parts/when.tsx";

export function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <Section title="Alerts">
      {alerts.length === 0 && (
        <Text size="sm" c="dimmed">
          No alerts in the last 24 hours.
        </Text>
      )}
      <Stack gap="xs" aria-live="polite">
        {alerts.map((alert) => (
          <div key={alert.seq}>
            <When at={alert.at} size="xs" c="dimmed" />
            <Text size="sm">
              <SafeText text={alert.text} />{" "}
              {alert.arrival !== null && (
                <Anchor component={Link} to={`/messages/${alert.arrival}`} size="sm">
                  the message
                </Anchor>
              )}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
