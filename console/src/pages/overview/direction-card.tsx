/** One direction's mail of a day: how much, what it was thought to be, what was done with it. */
import { Group, Progress, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../../../src/admin/contract.ts";
import { ActionChip } from "../../parts/chips.tsx";
import { Section } from "../../parts/section.tsx";
import { count, plural } from "../../words/format.ts";
import { ACTION_NAMES, CLASS_NAMES, classOf } from "../../words/labels.ts";

interface Props {
  readonly title: string;
  readonly directions: readonly string[];
  readonly counts: Overview["counts"];
}

export function DirectionCard({ title, directions, counts }: Props) {
  const mine = counts.filter((one) => directions.includes(one.direction));
  const total = sum(mine);
  const classes = CLASS_NAMES.map((name) => ({ name, messages: sum(mine.filter((one) => one.class === name)) })).filter(hasAny);
  const actions = ACTION_NAMES.map((name) => ({ name, messages: sum(mine.filter((one) => one.action === name)) })).filter(hasAny);
  const [only] = directions.length === 1 ? directions : [];
  return (
    <Section title={title} aside={<Text fw={700}>{plural(total, "message", "messages")}</Text>}>
      {total === 0 && (
        <Text size="sm" c="dimmed">
          Nothing came this way.
        </Text>
      )}
      {total > 0 && (
        <Stack gap="sm">
          <Progress.Root size={14} aria-hidden>
            {classes.map(({ name, messages }) => (
              <Progress.Section key={name} value={(messages / total) * 100} color={classOf(name).color} />
            ))}
          </Progress.Root>
          <Group gap="lg">
            {classes.map(({ name, messages }) => (
              <Link key={name} to="/messages" search={{ class: name, direction: only }} className="plain-link">
                <span className="dot" style={{ background: `var(--mantine-color-${classOf(name).color}-filled)` }} />
                {classOf(name).label} <b>{count(messages)}</b>
              </Link>
            ))}
          </Group>
          <Group gap="md">
            {actions.map(({ name, messages }) => (
              <Group key={name} gap={4}>
                <ActionChip name={name} />
                <Text size="sm">{count(messages)}</Text>
              </Group>
            ))}
          </Group>
        </Stack>
      )}
    </Section>
  );
}

function sum(counts: Overview["counts"]): number {
  return counts.reduce((total, one) => total + one.messages, 0);
}

function hasAny({ messages }: { readonly messages: number }): boolean {
  return messages > 0;
}
