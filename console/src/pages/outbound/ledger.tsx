/** What speaks against an identity, line by line, each with its weight and the message it was seen in. */
import { Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { LedgerLine } from "../../../../src/admin/contract-outbound.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { fullTime, shortTime } from "../../words/format.ts";

export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }) {
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing speaks against it.
      </Text>
    );
  }
  return (
    <Stack gap="sm" component="ul" m={0} p={0}>
      {lines.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one ledger have no other name, and are drawn anew together
        <Line key={position} line={line} />
      ))}
    </Stack>
  );
}

function Line({ line: { at, title, value, llr, messages } }: { readonly line: LedgerLine }) {
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <Text size="sm" fw={600} w={48} miw={48} c="var(--mantine-color-red-light-color)" title="Evidence that this added">
        +{llr.toFixed(1)}
      </Text>
      <div>
        <Text size="sm">
          {title}: <SafeText text={value} />
        </Text>
        <Text size="xs" c="dimmed">
          <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
            {shortTime(at)}
          </time>
          {messages.map((arrival) => (
            <span key={arrival}>
              {" · "}
              <Anchor component={Link} to={`/messages/${arrival}`} size="xs">
                the message
              </Anchor>
            </span>
          ))}
        </Text>
      </div>
    </Group>
  );
}
