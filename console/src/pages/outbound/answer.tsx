/** The headline: is the organization sending out spam, how do we know, and what is not seen. */
import { Badge, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Statement } from "../../../../src/admin/contract-statement.ts";
import { statementQuery } from "../../api/outbound.ts";
import { FaultNote } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";
import { plural, shortTime } from "../../words/format.ts";

const ANSWERS: Readonly<Record<Statement["answer"], { readonly label: string; readonly color: string; readonly says: string }>> = {
  yes: { label: "Not clean", color: "red", says: "Somebody sends through you who should not." },
  no: { label: "Clean", color: "teal", says: "It is not, and everything that is needed to say so was seen." },
  "cannot-know": { label: "Cannot know", color: "yellow", says: "There is no proof of it, but not everything could be seen." },
};

const USEFUL_BOUND = 0.2;

export function Answer() {
  const statement = useQuery(statementQuery);
  if (statement.isError) return <FaultNote fault={statement.error} />;
  if (!statement.isSuccess) return null;
  const { answer, period, because, sensors, blindSpots } = statement.data;
  const { label, color, says } = ANSWERS[answer];
  return (
    <Section
      title="Is your organization sending out spam?"
      aside={
        <Badge size="lg" radius="sm" tt="none" color={color} variant="light">
          {label}
        </Badge>
      }
    >
      <Stack gap="xs">
        <Text size="sm">
          {says} {estimateInWords(statement.data.estimate)}
        </Text>
        <Sentences of={because} />
        <details>
          <Text component="summary" size="sm" fw={600}>
            Are you sure? What was looked at, and what was not
          </Text>
          <Stack gap="xs" mt="xs">
            <Text size="sm">
              Looked at, from {shortTime(Date.parse(period.from))} to {shortTime(Date.parse(period.to))}:
            </Text>
            <Sentences of={sensors.map(({ name, covers, silentSince }) => `${name}: ${covers}${silence(silentSince)}`)} />
            <Text size="sm">Not observed:</Text>
            <Sentences of={blindSpots} />
          </Stack>
        </details>
      </Stack>
    </Section>
  );
}

function silence(since: string | null): string {
  return since === null ? "" : `, silent since ${shortTime(Date.parse(since))}`;
}

/** How much of what left may have been spam; of few messages no useful bound can be given. */
function estimateInWords({ messages, upper95 }: Statement["estimate"]): string {
  if (upper95 === null) return "";
  const left = plural(messages, "message", "messages");
  if (upper95 > USEFUL_BOUND) return `${left} left: too few to say how large a share may have been spam.`;
  return `Of ${left} that left, at most ${Number((upper95 * 100).toPrecision(2))} % were spam (95 % sure).`;
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <List size="sm" spacing={4}>
      {of.map((sentence) => (
        <List.Item key={sentence}>
          <SafeText text={sentence} />
        </List.Item>
      ))}
    </List>
  );
}
