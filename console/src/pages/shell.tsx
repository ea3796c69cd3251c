/** The frame around every page: who is signed in, where one can go, whether updates arrive. Without a session: the sign-in page. */
import { AppShell, Badge, Container, Group, NavLink, Text, Tooltip } from "@mantine/core";
import { IconGauge, IconMail, IconSend, IconShieldLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import type { Session } from "../../../src/admin/contract.ts";
import { useLive } from "../api/live.ts";
import { overviewQuery, sessionQuery } from "../api/queries.ts";
import icon from "../icon.svg";
import { FaultNote, Waiting } from "../parts/notes.tsx";
import { count } from "../words/format.ts";
import { AccountMenu } from "./session/account-menu.tsx";
import { SignInPage } from "./session/sign-in-page.tsx";

const PLACES = [
  { to: "/overview", label: "Overview", Icon: IconGauge },
  { to: "/messages", label: "Messages", Icon: IconMail },
  { to: "/quarantine", label: "Quarantine", Icon: IconShieldLock },
  { to: "/outbound", label: "Outbound", Icon: IconSend },
] as const;

export function Shell() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Waiting what="the console" />;
  if (session.isError) {
    return (
      <Container size="xs" py="xl">
        <FaultNote fault={session.error} title="The console cannot reach the gateway" />
      </Container>
    );
  }
  return session.data.state === "signed-in" ? <SignedIn session={session.data} /> : <SignInPage needsSetup={session.data.needsSetup} />;
}

function SignedIn({ session }: { readonly session: Extract<Session, { state: "signed-in" }> }) {
  const connected = useLive();
  return (
    <AppShell header={{ height: 56 }} padding="md">
      <AppShell.Header>
        <a className="skip" href="#main">
          To the content
        </a>
        <Container size={1440} h="100%">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Group gap="lg" wrap="nowrap">
              <Group gap="xs" wrap="nowrap">
                <img src={icon} width={26} height={26} alt="" />
                <Text fw={700} visibleFrom="xs">
                  Postern
                </Text>
              </Group>
              <Places />
            </Group>
            <Group gap="sm" wrap="nowrap">
              <LiveMark connected={connected} />
              <AccountMenu account={session.account} release={session.release} />
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="main">
        <Container size={1440} px={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

function Places() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data } = useQuery(overviewQuery);
  const waiting = (data?.waitingInQuarantine ?? 0) + (data?.undeliverable ?? 0);
  return (
    <Group component="nav" gap={4} wrap="nowrap" aria-label="Pages">
      {PLACES.map(({ to, label, Icon }) => (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} {...props} />}
          active={path.startsWith(to)}
          aria-current={path.startsWith(to) ? "page" : undefined}
          label={label}
          leftSection={<Icon size={18} aria-hidden />}
          rightSection={to === "/quarantine" && waiting > 0 && <WaitingBadge waiting={waiting} />}
          px={{ base: 5, sm: "sm" }}
          py={6}
          w="auto"
          style={{ borderRadius: "var(--mantine-radius-md)" }}
        />
      ))}
    </Group>
  );
}

function WaitingBadge({ waiting }: { readonly waiting: number }) {
  return (
    <Badge size="sm" variant="light" color="violet" aria-label={`${waiting} waiting`}>
      {count(waiting)}
    </Badge>
  );
}

function LiveMark({ connected }: { readonly connected: boolean }) {
  const meaning = connected ? "New messages appear by themselves" : "Connection lost; trying again";
  return (
    <Tooltip label={meaning}>
      <Badge role="status" variant="dot" color={connected ? "teal" : "orange"} tt="none" visibleFrom="sm">
        {connected ? "live" : "reconnecting"}
      </Badge>
    </Tooltip>
  );
}
