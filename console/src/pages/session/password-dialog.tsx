/** Changes one's own password; every other browser must sign in again. */
import { Button, Group, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { change } from "../../api/client.ts";
import { FaultNote } from "../../parts/notes.tsx";
import { NewPassword, passwordMistake } from "./new-password.tsx";

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly account: string;
}

export function PasswordDialog({ opened, onClose, account }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Change password" centered>
      <PasswordForm onClose={onClose} account={account} />
    </Modal>
  );
}

function PasswordForm({ onClose, account }: Omit<Props, "opened">) {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const save = useMutation({
    mutationFn: () => change("PUT", "/session/password", { current, next }),
    onSuccess: () => {
      notifications.show({ message: "The password was changed. Other browsers were signed out.", color: "pine" });
      onClose();
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (passwordMistake(next, again) === null) save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">Other browsers where {account} is signed in must sign in again.</Text>
        <input type="text" autoComplete="username" value={account} readOnly hidden />
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <NewPassword password={next} again={again} onPassword={setNext} onAgain={setAgain} />
        {save.isError && <FaultNote fault={save.error} title="Not changed" />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Change
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
