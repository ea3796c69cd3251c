/** Creates the administrator by the one-time link. The link's secret stands behind the # and is sent only in the request's body. */
import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import type { Session } from "../../../../src/admin/contract.ts";
import { change, rememberToken } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { FaultNote, Waiting } from "../../parts/notes.tsx";
import { NewPassword, passwordMistake } from "./new-password.tsx";
import { Entrance } from "./sign-in-page.tsx";

export function SetupPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const link = useQuery({
    queryKey: ["setup", token],
    queryFn: () => change<{ valid: boolean }>("POST", "/setup/check", { token }),
    retry: false,
  });
  return (
    <Entrance title="Welcome to Postern">
      {link.isPending && <Waiting what="the link" />}
      {link.isSuccess && link.data.valid && <CreateAdministrator token={token} />}
      {(link.isError || link.data?.valid === false) && (
        <Text size="sm" role="alert">
          This link was used already, has ended or is incomplete. The gateway prints a new one at every start until there is an
          administrator; with an administrator, <a href="/messages">sign in</a>.
        </Text>
      )}
    </Entrance>
  );
}

function CreateAdministrator({ token }: { readonly token: string }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => change<Session>("POST", "/setup", { token, account, password }),
    onSuccess: async (session) => {
      if (session.state === "signed-in") rememberToken(session.csrf);
      queries.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: "/messages", replace: true });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (passwordMistake(password, again) === null) create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">Create the administrator of this gateway.</Text>
        <TextInput
          label="Name"
          autoComplete="username"
          required
          maxLength={64}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <NewPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
        {create.isError && <FaultNote fault={create.error} title="Not created" />}
        <Button type="submit" loading={create.isPending} fullWidth>
          Create and sign in
        </Button>
      </Stack>
    </form>
  );
}
