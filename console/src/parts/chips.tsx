/** What was thought of a message and what was done with it, each in its colour and always in words too. */
import { Badge, Tooltip } from "@mantine/core";
import type { IdentityState } from "../../../src/admin/contract-outbound.ts";
import { percent } from "../words/format.ts";
import { actionOf, classOf, stateOf } from "../words/labels.ts";
import { standingOf } from "../words/standing.ts";

export function VerdictChip({ name, probability }: { readonly name: string; readonly probability: number }) {
  const { label, color } = classOf(name);
  return (
    <Tooltip label={`${label}: ${percent(probability)} likely to be unwanted`}>
      <Badge color={color} variant="light" tt="none" fw={600} radius="sm">
        {label} {percent(probability)}
      </Badge>
    </Tooltip>
  );
}

export function ActionChip({ name }: { readonly name: string }) {
  const { label, color, meaning } = actionOf(name);
  return (
    <Tooltip label={meaning}>
      <Badge color={color} variant="dot" tt="none" fw={600} radius="sm">
        {label}
      </Badge>
    </Tooltip>
  );
}

export function StateChip({ name }: { readonly name: string }) {
  const { label, color } = stateOf(name);
  return (
    <Badge color={color} variant="light" tt="none" fw={600} radius="sm">
      {label}
    </Badge>
  );
}

export function StandingChip({ state }: { readonly state: IdentityState }) {
  const { label, color, meaning } = standingOf(state);
  return (
    <Tooltip label={meaning}>
      <Badge color={color} variant="light" tt="none" fw={600} radius="sm">
        {label}
      </Badge>
    </Tooltip>
  );
}
