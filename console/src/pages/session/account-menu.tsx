/** Who is signed in: light or dark, another password, signing out. */
import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconKey, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../../../../src/admin/contract.ts";
import { change } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { SafeText } from "../../parts/safe-text.tsx";
import { PasswordDialog } from "./password-dialog.tsx";

export function AccountMenu({ account, release }: { readonly account: string; readonly release: string }) {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light");
  const [changing, { open, close }] = useDisclosure(false);
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => change("DELETE", "/session"),
    onSuccess: () => {
      queries.setQueryData(sessionQuery.queryKey, (): Session => ({ state: "signed-out", needsSetup: false }));
      // nothing of what was read stays in the browser's memory
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
    onError: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const dark = scheme === "dark";
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="subtle" color="gray" rightSection={<IconChevronDown size={14} aria-hidden />}>
            <SafeText text={account} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={dark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
            onClick={() => setColorScheme(dark ? "light" : "dark")}
          >
            {dark ? "Light colours" : "Dark colours"}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={open}>
            Change password
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
            Sign out
          </Menu.Item>
          <Menu.Label>Postern {release}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={changing} onClose={close} account={account} />
    </>
  );
}
