/** An incident that ended by itself asks for a person who looks at it; who did so, and why, stands there and can be taken back. */
import { Button, Group, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { IncidentDetail } from "../../../../src/admin/contract-outbound.ts";
import { sentenceOf } from "../../api/client.ts";
import { useAnswer } from "../../api/outbound.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { relative } from "../../words/format.ts";

export function Answering({ incident: { id, answered, asks } }: { readonly incident: IncidentDetail }) {
  const answering = useAnswer(id);
  const [note, setNote] = useState("");
  const answer = (is: boolean): void =>
    answering.mutate(
      { answered: is, note },
      {
        onSuccess: () => setNote(""),
        onError: (fault) => notifications.show({ title: "Nothing was changed", message: sentenceOf(fault), color: "red" }),
      },
    );
  if (answered !== null) {
    return (
      <Group gap="xs">
        <Text size="sm">
          <SafeText text={answered.by} /> looked at it {relative(answered.at)}
          {answered.note !== null && (
            <>
              {": "}
              <SafeText text={answered.note} />
            </>
          )}
        </Text>
        <Button size="compact-sm" variant="default" loading={answering.isPending} onClick={() => answer(false)}>
          Take that back
        </Button>
      </Group>
    );
  }
  if (!asks) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer(true);
      }}
    >
      <Text size="sm" mb={4}>
        It ended by itself, and nobody has said what it was. Ask its owner; if it was not them, restrict the identity.
      </Text>
      <Group gap="xs" align="flex-end">
        <TextInput
          label="What it was"
          flex={1}
          maw={420}
          placeholder="such as: a mailing of hers"
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" loading={answering.isPending}>
          I have looked at it
        </Button>
      </Group>
    </form>
  );
}
