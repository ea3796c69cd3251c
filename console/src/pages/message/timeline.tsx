/** Everything that happened to the message, in order, with the next hop's own words. */
import { Timeline as Line, Text } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { When } from "../../parts/when.tsx";

export function Timeline({ steps }: { readonly steps: MessageDetail["explanation"]["steps"] }) {
  return (
    <Section title="What happened">
      <Line bulletSize={12} lineWidth={2} active={steps.length - 1}>
        {steps.map((step, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <Line.Item key={position}>
            <When at={step.at} size="xs" c="dimmed" />
            <Text size="sm">
              <SafeText text={step.text} />
            </Text>
          </Line.Item>
        ))}
      </Line>
    </Section>
  );
}
