/** Release and delete: the buttons, the question before deleting, and what became of each message, said aloud to screen readers too. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconMailForward, IconTrash } from "@tabler/icons-react";
import type { KeptResults } from "../../../src/admin/contract.ts";
import { sentenceOf } from "../api/client.ts";
import { useEnding } from "../api/queries.ts";
import { plural } from "../words/format.ts";

interface Props {
  readonly ids: readonly string[];
  readonly onDone?: () => void;
}

export function EndingButtons({ ids, onDone }: Props) {
  const release = useEnding("release");
  const remove = useEnding("delete");
  const [asking, { open, close }] = useDisclosure(false);
  const settled = { onSuccess: (data: KeptResults) => tell(data, onDone), onError: tellFault };
  const none = ids.length === 0;
  return (
    <Group gap="xs">
      <Button
        size="sm"
        leftSection={<IconMailForward size={16} aria-hidden />}
        disabled={none}
        loading={release.isPending}
        onClick={() => release.mutate(ids, settled)}
      >
        Release
      </Button>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={none}
        loading={remove.isPending}
        onClick={open}
      >
        Delete
      </Button>
      <Modal opened={asking} onClose={close} title={`Delete ${plural(ids.length, "kept message", "kept messages")}?`} centered>
        <Stack>
          <Text size="sm">
            The recipients will not get {ids.length === 1 ? "it" : "them"}, and deleting cannot be undone. What was recorded about{" "}
            {ids.length === 1 ? "the message" : "the messages"} stays.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              Keep
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                close();
                remove.mutate(ids, settled);
              }}
            >
              Delete for good
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Group>
  );
}

const WORDS: Readonly<Record<KeptResults["results"][number]["result"], (of: string) => string>> = {
  releasing: (of) => `${of} released: on the way to the next hop.`,
  "already-released": (of) => `${of} had been released before.`,
  deleted: (of) => `${of} deleted.`,
  "not-there": (of) => `${of} no longer kept: nothing was changed.`,
  failed: (of) => `${of} could not be changed. The gateway's log says more.`,
};

function tell({ results }: KeptResults, onDone: (() => void) | undefined): void {
  const groups = Map.groupBy(results, ({ result }) => result);
  for (const [result, of] of groups) {
    const bad = result === "failed" || result === "not-there";
    notifications.show({ message: WORDS[result](plural(of.length, "message", "messages")), color: bad ? "red" : "pine" });
  }
  onDone?.();
}

function tellFault(fault: unknown): void {
  notifications.show({ title: "Nothing was changed", message: sentenceOf(fault), color: "red" });
}
