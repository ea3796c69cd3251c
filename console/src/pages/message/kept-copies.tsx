/** Copies of this message that are or were kept, with release and delete for those that wait. */
import { Group, Stack, Text } from "@mantine/core";
import type { KeptRow } from "../../../../src/admin/contract.ts";
import { StateChip } from "../../parts/chips.tsx";
import { EndingButtons } from "../../parts/ending.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { fullTime, relative } from "../../words/format.ts";
import { isWaiting } from "../quarantine/waiting.ts";

export function KeptCopies({ kept }: { readonly kept: readonly KeptRow[] }) {
  if (kept.length === 0) return null;
  return (
    <Section title={kept.every((copy) => copy.kind === "hold") ? "Held back" : "In quarantine"}>
      <Stack gap="sm">
        {kept.map((copy) => (
          <Group key={copy.id} justify="space-between">
            <div>
              <Group gap="xs">
                <StateChip name={copy.state} />
                <Text size="sm">
                  for <SafeText text={copy.recipients.join(", ")} />
                </Text>
              </Group>
              <Text size="xs" c="dimmed" title={fullTime(copy.until)}>
                <SafeText text={endOf(copy)} />
              </Text>
            </div>
            {isWaiting(copy) && <EndingButtons ids={[copy.id]} />}
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

function endOf({ kind, state, until, endedBy, endedAt, lastReply }: KeptRow): string {
  if (state === "kept") return kind === "hold" ? `Leaves by itself ${relative(until)}.` : `Deleted by itself ${relative(until)}.`;
  const who = endedBy === null ? "" : ` by ${endedBy}`;
  const when = endedAt === null ? "" : ` ${relative(endedAt)}`;
  const said = lastReply === null || lastReply === "" ? "" : ` The next hop said: ${lastReply}`;
  return `Ended${who}${when}.${said}`;
}
