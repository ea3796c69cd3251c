/** A new password, typed twice. The rule is length alone; the server checks it again. */
import { PasswordInput } from "@mantine/core";

const SHORTEST = 12;

export function passwordMistake(password: string, again: string): string | null {
  if (password.length < SHORTEST) return `Use at least ${SHORTEST} characters: a few words are easiest to remember.`;
  return password === again ? null : "The two passwords differ.";
}

interface Props {
  readonly password: string;
  readonly again: string;
  readonly onPassword: (text: string) => void;
  readonly onAgain: (text: string) => void;
}

export function NewPassword({ password, again, onPassword, onAgain }: Props) {
  const short = password !== "" && password.length < SHORTEST;
  return (
    <>
      <PasswordInput
        label="New password"
        description={`At least ${SHORTEST} characters`}
        autoComplete="new-password"
        required
        minLength={SHORTEST}
        maxLength={256}
        value={password}
        error={short ? passwordMistake(password, password) : undefined}
        onChange={(event) => onPassword(event.target.value)}
      />
      <PasswordInput
        label="The same once more"
        autoComplete="new-password"
        required
        value={again}
        error={again !== "" && again !== password ? "The two passwords differ." : undefined}
        onChange={(event) => onAgain(event.target.value)}
      />
    </>
  );
}
