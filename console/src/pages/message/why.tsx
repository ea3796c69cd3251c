/** The verdict in words, then each reason with how much it weighed. */
import { Group, List, Progress, Stack, Text } from "@mantine/core";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";

type Findings = NonNullable<MessageDetail["judgement"]>["findings"];

interface Props {
  readonly explanation: MessageDetail["explanation"];
  readonly findings: Findings;
}

export function Why({ explanation, findings }: Props) {
  const most = Math.max(1, ...findings.map((finding) => Math.abs(finding.score)));
  return (
    <Section title="Why">
      <Text size="sm" fw={500}>
        {explanation.verdict ?? "This message was never judged; what happened tells why."}
      </Text>
      {findings.length === 0 && explanation.verdict !== null && <Text size="sm">{explanation.reasons.join(" ")}</Text>}
      <Stack gap="sm" component="ul" m={0} p={0}>
        {findings.map((finding) => (
          <Reason key={finding.name} finding={finding} most={most} />
        ))}
      </Stack>
      <Origin how={explanation.how} />
    </Section>
  );
}

function Reason({ finding, most }: { readonly finding: Findings[number]; readonly most: number }) {
  const against = finding.score > 0;
  const color = !against ? "teal" : finding.leaning === "bulk" ? "cyan" : "red";
  const weight = `${against ? "+" : "−"}${Math.abs(finding.score).toFixed(1)}`;
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <Stack gap={4} w={64} miw={64} pt={3}>
        <Text
          size="sm"
          fw={600}
          c={`var(--mantine-color-${color}-light-color)`}
          title="Log-odds that this adds; below zero it speaks for the message"
        >
          {weight}
        </Text>
        <Progress value={(Math.abs(finding.score) / most) * 100} color={color} size={4} aria-hidden />
      </Stack>
      <div>
        <Text size="sm">
          <SafeText text={finding.sentence} dim={finding.name} />
        </Text>
        <Text size="xs" c="dimmed">
          {finding.name} · {finding.check}
        </Text>
      </div>
    </Group>
  );
}

function Origin({ how }: { readonly how: readonly string[] }) {
  return (
    <List size="sm" c="dimmed" spacing={4} listStyleType="none">
      {how.map((sentence) => (
        <List.Item key={sentence}>
          <SafeText text={sentence} />
        </List.Item>
      ))}
    </List>
  );
}
