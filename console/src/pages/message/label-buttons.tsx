/** What somebody says of this message: spam, wanted, or taken back. A label that is doubted is asked for once more before it is learned. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useState } from "react";
import type { MessageDetail } from "../../../../src/admin/contract.ts";
import { sentenceOf } from "../../api/client.ts";
import { useLabel } from "../../api/queries.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { relative } from "../../words/format.ts";

type Word = "spam" | "wanted";

interface Doubt {
  readonly label: Word;
  readonly why: string;
}

export function LabelButtons({ message: { arrival, label, canBeLabelled } }: { readonly message: MessageDetail }) {
  const saying = useLabel(arrival);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  if (!canBeLabelled && label === null) return null;
  const say = (word: Word | null, sure: boolean): void =>
    saying.mutate(
      { label: word, sure },
      {
        onSuccess: (result) => {
          if (result.state === "doubted" && word !== null) setDoubt({ label: word, why: result.why });
          else notifications.show({ message: word === null ? "Taken back." : `Learned as ${word}.`, color: "pine" });
        },
        onError: (fault) => notifications.show({ title: "Nothing was learned", message: sentenceOf(fault), color: "red" }),
      },
    );
  return (
    <Group gap="xs">
      {canBeLabelled && label?.label !== "spam" && (
        <Button
          variant="default"
          leftSection={<IconThumbDown size={16} aria-hidden />}
          loading={saying.isPending}
          onClick={() => say("spam", false)}
        >
          This is spam
        </Button>
      )}
      {canBeLabelled && label?.label !== "wanted" && (
        <Button
          variant="default"
          leftSection={<IconThumbUp size={16} aria-hidden />}
          loading={saying.isPending}
          onClick={() => say("wanted", false)}
        >
          This is wanted
        </Button>
      )}
      {label !== null && <Standing label={label} onTakeBack={() => say(null, false)} isBusy={saying.isPending} />}
      <Sure
        doubt={doubt}
        onClose={() => setDoubt(null)}
        onSure={(word) => {
          setDoubt(null);
          say(word, true);
        }}
      />
    </Group>
  );
}

interface StandingProps {
  readonly label: NonNullable<MessageDetail["label"]>;
  readonly isBusy: boolean;
  readonly onTakeBack: () => void;
}

function Standing({ label, isBusy, onTakeBack }: StandingProps) {
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} loading={isBusy} onClick={onTakeBack}>
        Take back
      </Button>
      <Text size="sm" c="dimmed">
        <SafeText text={label.by} /> said {relative(label.at)} that it is {label.label}.
      </Text>
    </>
  );
}

interface SureProps {
  readonly doubt: Doubt | null;
  readonly onClose: () => void;
  readonly onSure: (label: Word) => void;
}

function Sure({ doubt, onClose, onSure }: SureProps) {
  return (
    <Modal opened={doubt !== null} onClose={onClose} title="Are you sure?" centered>
      <Stack>
        <Text size="sm">Nothing was learned yet: {doubt?.why}.</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Leave it
          </Button>
          <Button onClick={() => doubt !== null && onSure(doubt.label)}>I am sure: it is {doubt?.label}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
