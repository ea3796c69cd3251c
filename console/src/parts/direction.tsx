/** Inbound, outbound or internal as a small arrow, with the word for who cannot see it. */
import { Group, Text, ThemeIcon, Tooltip } from "@mantine/core";
import { IconArrowDownLeft, IconArrowsLeftRight, IconArrowUpRight } from "@tabler/icons-react";

const ICONS = { inbound: IconArrowDownLeft, outbound: IconArrowUpRight, internal: IconArrowsLeftRight } as const;
const COLORS = { inbound: "blue", outbound: "grape", internal: "gray" } as const;
type Known = keyof typeof ICONS;

export function Direction({ name, withWord = false }: { readonly name: string; readonly withWord?: boolean }) {
  const known: Known = name === "inbound" || name === "outbound" ? name : "internal";
  const Icon = ICONS[known];
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={name} disabled={withWord}>
        <ThemeIcon size="sm" variant="light" color={COLORS[known]} aria-label={name}>
          <Icon size={14} aria-hidden />
        </ThemeIcon>
      </Tooltip>
      {withWord && <Text size="sm">{name}</Text>}
    </Group>
  );
}
