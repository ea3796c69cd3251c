/** Signing in. Where no administrator exists yet it says where the one-time link is. */
import { Alert, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import type { Session } from "../../../../src/admin/contract.ts";
import { change, rememberToken } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import icon from "../../icon.svg";
import { FaultNote } from "../../parts/notes.tsx";

export function SignInPage({ needsSetup }: { readonly needsSetup: boolean }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => change<Session>("POST", "/session", { account, password }),
    onSuccess: (session) => {
      if (session.state === "signed-in") rememberToken(session.csrf);
      queries.setQueryData(sessionQuery.queryKey, session);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Entrance title="Sign in to Postern">
      {needsSetup && (
        <Alert color="pine" title="No administrator yet">
          Open the one-time link that the gateway printed when it started. A new link is printed at every start until there is an
          administrator.
        </Alert>
      )}
      <form onSubmit={submit}>
        <Stack>
          <TextInput label="Name" autoComplete="username" required value={account} onChange={(event) => setAccount(event.target.value)} />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {signIn.isError && <FaultNote fault={signIn.error} title="Not signed in" />}
          <Button type="submit" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}

/** The frame of the pages before signing in. */
export function Entrance({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Center mih="100vh" p="md">
      <Paper component="main" withBorder shadow="sm" p="xl" w="100%" maw={420}>
        <Stack>
          <Group gap="sm" wrap="nowrap">
            <img src={icon} width={36} height={36} alt="" />
            <Title order={1} size="h3">
              {title}
            </Title>
          </Group>
          {children}
          <Text size="xs" c="dimmed">
            Messaging security in both directions.
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
