/** How the gateway itself is doing: next hops, what waits to leave, what is kept and how much room it takes. */
import { Anchor, Badge, Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { count, plural, size } from "../../words/format.ts";

export function GatewayCard({ overview }: { readonly overview: Overview }) {
  const { keptBytes, keptQuota, rememberedBytes } = overview.usage;
  const share = keptQuota === 0 ? 0 : (keptBytes / keptQuota) * 100;
  return (
    <Section title="Gateway">
      <Stack gap="xs">
        {overview.nextHops.map((hop) => (
          <NextHop key={`${hop.direction} ${hop.hop}`} hop={hop} />
        ))}
        <Text size="sm">
          <Anchor component={Link} to="/quarantine" size="sm">
            {plural(overview.waitingInQuarantine, "message waits", "messages wait")} in quarantine
          </Anchor>
          {overview.undeliverable > 0 && (
            <Text span c="red">
              {" "}
              and {plural(overview.undeliverable, "is", "are")} undeliverable
            </Text>
          )}
        </Text>
        <Text size="sm">
          {overview.outboxWaiting === 0 ? "Nothing waits in the outbox." : `${count(overview.outboxWaiting)} waiting in the outbox.`}
        </Text>
        <div>
          <Text size="sm">
            Kept mail takes {size(keptBytes)} of {size(keptQuota)}; remembered mail takes {size(rememberedBytes)}.
          </Text>
          <Progress value={share} color={share > 90 ? "red" : "pine"} size="sm" aria-label="Room taken by kept mail" />
        </div>
      </Stack>
    </Section>
  );
}

function NextHop({ hop }: { readonly hop: Overview["nextHops"][number] }) {
  const well = hop.failing === null;
  return (
    <div>
      <Group gap="xs">
        <Badge variant="light" radius="sm" tt="none" color={well ? "teal" : "red"}>
          {well ? "fine" : "failing"}
        </Badge>
        <Text size="sm">
          next hop {hop.direction}: <SafeText text={hop.hop} />
        </Text>
      </Group>
      {!well && (
        <Text size="xs" c="dimmed">
          <SafeText text={hop.failing ?? ""} />
        </Text>
      )}
    </div>
  );
}
