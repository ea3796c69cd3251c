/** Everything that happened to the message, in order, with the next hop's own words. */
import { Timeline as Line, Text } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { fullTime, shortTime } from "../../words/format.ts";

export function Timeline({ steps }: { readonly steps: MessageDetail["explanation"]["steps"] }) {
  return (
    <Section title="What happened">
      <Line bulletSize={12} lineWidth={2} active={steps.length - 1}>
        {steps.map((step, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <Line.Item key={position}>
            <Text size="xs" c="dimmed" component="time" dateTime={new Date(step.at).toISOString()} title={fullTime(step.at)}>
              {shortTime(step.at)}
            </Text>
            <Text size="sm">
              <SafeText text={step.text} />
            </Text>
          </Line.Item>
        ))}
      </Line>
    </Section>
  );
}
