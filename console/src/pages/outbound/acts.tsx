/** What a person may decide about an identity: release, a state, or taking back what was decided last. Each asks for a time and a reason. */
import { Button, Group, Menu, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconChevronDown, IconMailForward } from "@tabler/icons-react";
import { useState } from "react";
import type { IdentityActed, IdentityDetail } from "../../../../src/admin/contract-outbound.ts";
import { sentenceOf } from "../../api/client.ts";
import { type Decision, useAct } from "../../api/outbound.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { plural, relative } from "../../words/format.ts";
import { ACTS } from "../../words/standing.ts";

type Asked = keyof typeof ACTS;
const STRICTER = ["hold", "throttle", "suspend", "lock"] as const satisfies readonly Asked[];
const HOUR = 3_600_000;
const SPANS: Readonly<Record<string, number>> = { "1 hour": HOUR, "1 day": 24 * HOUR, "7 days": 168 * HOUR, "30 days": 720 * HOUR };

export function Acts({ detail: { identity, name, lastAct } }: { readonly detail: IdentityDetail }) {
  const acting = useAct(identity);
  const [asked, setAsked] = useState<Asked | null>(null);
  const decide = (decision: Decision): void => {
    setAsked(null);
    acting.mutate(decision, {
      onSuccess: (acted) => notifications.show({ message: doneInWords(decision, acted), color: "pine" }),
      onError: (fault) => notifications.show({ title: "Nothing was changed", message: sentenceOf(fault), color: "red" }),
    });
  };
  return (
    <Group gap="xs">
      <Button leftSection={<IconMailForward size={16} aria-hidden />} loading={acting.isPending} onClick={() => setAsked("release")}>
        Release
      </Button>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />} loading={acting.isPending}>
            Restrict
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {STRICTER.map((act) => (
            <Menu.Item key={act} onClick={() => setAsked(act)}>
              {ACTS[act].label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {lastAct !== null && (
        <>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            loading={acting.isPending}
            onClick={() => decide({ act: "undo", until: null, note: "" })}
          >
            Undo
          </Button>
          <Text size="sm" c="dimmed">
            <SafeText text={lastAct.by} /> decided {relative(lastAct.at)}: {lastAct.what}
          </Text>
        </>
      )}
      {asked !== null && <Question key={asked} act={asked} name={name} onClose={() => setAsked(null)} onDecide={decide} />}
    </Group>
  );
}

interface QuestionProps {
  readonly act: Asked;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDecide: (decision: Decision) => void;
}

function Question({ act, name, onClose, onDecide }: QuestionProps) {
  const [span, setSpan] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const { label, does, asks, endless } = ACTS[act];
  const hours = SPANS[span ?? ""];
  const decision = { act, until: hours === undefined ? null : Date.now() + hours, note };
  return (
    <Modal opened onClose={onClose} title={<SafeText text={`${label} ${name}?`} />} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDecide(decision);
        }}
      >
        <Stack>
          <Text size="sm">{does}</Text>
          <Select
            label={asks}
            placeholder={endless}
            data={Object.keys(SPANS).map((name) => ({ value: name, label: act === "release" ? `for ${name}` : `after ${name}` }))}
            value={span}
            onChange={setSpan}
            clearable
          />
          <TextInput
            label="Why"
            placeholder="For those who read this later"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
          <Text size="xs" c="dimmed">
            It is recorded with your name and can be undone.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" color={act === "release" ? "pine" : "red.9"}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function doneInWords({ act }: Decision, { row, released }: IdentityActed): string {
  const what = act === "undo" ? `Taken back: it stands as "${row.state}" now.` : `It is ${ACTS[act].done} now.`;
  return released === 0 ? what : `${what} ${plural(released, "held message is", "held messages are")} on the way.`;
}
