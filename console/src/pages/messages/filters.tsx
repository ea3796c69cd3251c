/** Search and filters of the message list. What is chosen stands in the address. */
import { CloseButton, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { MessageFilters } from "../../api/queries.ts";
import { ACTION_NAMES, CLASS_NAMES, classLabel, DIRECTIONS } from "../../words/labels.ts";

interface Props {
  readonly filters: MessageFilters;
  readonly onChange: (filters: MessageFilters) => void;
}

const TYPING_MILLISECONDS = 250;

export function Filters({ filters, onChange }: Props) {
  return (
    <Group gap="sm" role="search" align="end">
      <SearchField
        label="Search messages"
        placeholder="Subject, address, file name, receipt, queue id …"
        text={filters.text ?? ""}
        onText={(text) => onChange({ ...filters, text: text === "" ? undefined : text })}
      />
      <Choice
        label="Direction"
        all="Both directions"
        names={DIRECTIONS}
        value={filters.direction}
        onPick={(direction) => onChange({ ...filters, direction })}
      />
      <Choice
        label="Verdict"
        all="Every verdict"
        names={CLASS_NAMES}
        value={filters.class}
        onPick={(name) => onChange({ ...filters, class: name })}
      />
      <Choice
        label="Action"
        all="Every action"
        names={ACTION_NAMES}
        value={filters.action}
        onPick={(action) => onChange({ ...filters, action })}
      />
    </Group>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly names: readonly string[];
  readonly value: string | undefined;
  readonly onPick: (name: string | undefined) => void;
}

function Choice({ label, all, names, value, onPick }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      placeholder={all}
      data={names.map((name) => ({ value: name, label: classLabel(name) }))}
      value={value ?? null}
      onChange={(name) => onPick(name ?? undefined)}
      clearable
      w={170}
    />
  );
}

interface SearchProps {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Waits until typing pauses; "/" jumps here from anywhere on the page. */
export function SearchField({ label, placeholder, text, onText }: SearchProps) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const settle = useDebouncedCallback(onText, TYPING_MILLISECONDS);
  useEffect(() => setTyped(text), [text]);
  useHotkeys([["/", () => field.current?.focus()]]);
  const set = (next: string): void => {
    setTyped(next);
    settle(next);
  };
  return (
    <TextInput
      ref={field}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed !== "" && <CloseButton size="sm" aria-label="Clear the search" onClick={() => set("")} />}
      value={typed}
      maxLength={200}
      onChange={(event) => set(event.target.value)}
      flex={1}
      miw={240}
    />
  );
}
