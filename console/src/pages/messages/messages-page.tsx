/** Mail in both directions as it comes, with search and filters. An empty gateway offers sample mail. */
import { Affix, Button, Center, Group, Paper, Stack, Title, VisuallyHidden } from "@mantine/core";
import { IconArrowUp } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { MessageFilters } from "../../api/queries.ts";
import { FaultNote, Nothing, Waiting } from "../../parts/notes.tsx";
import { SampleMail, SampleProgress } from "../../parts/sample-mail.tsx";
import { Filters } from "./filters.tsx";
import { MessageTable } from "./message-table.tsx";
import { useMessageList } from "./use-message-list.ts";

export function MessagesPage() {
  const filters = useSearch({ from: "/shell/messages" });
  const navigate = useNavigate();
  const { list, rows, behind, refresh } = useMessageList(filters);
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const setFilters = (next: MessageFilters): void => void navigate({ to: "/messages", search: next, replace: true });
  const toTop = (): void => {
    window.scrollTo({ top: 0 });
    void refresh();
  };
  return (
    <Stack gap="md">
      <Title order={1} size="h3">
        Messages
      </Title>
      {(rows.length > 0 || filtered) && <Filters filters={filters} onChange={setFilters} />}
      <VisuallyHidden aria-live="polite">{list.isSuccess && filtered ? `${rows.length} messages shown` : ""}</VisuallyHidden>
      {list.isPending && <Waiting what="messages" />}
      {list.isError && <FaultNote fault={list.error} />}
      {list.isSuccess && rows.length === 0 && <Empty filtered={filtered} />}
      {rows.length > 0 && (
        <>
          <SampleProgress />
          <Paper withBorder>
            <MessageTable rows={rows} />
          </Paper>
          {list.hasNextPage && (
            <Center>
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show older messages
              </Button>
            </Center>
          )}
        </>
      )}
      {behind && (
        <Affix position={{ top: 68, left: "50%" }}>
          <Group role="status">
            <Button radius="xl" size="xs" ml="-50%" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={toTop}>
              New messages
            </Button>
          </Group>
        </Affix>
      )}
    </Stack>
  );
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  if (filtered)
    return <Nothing title="Nothing found">No message matches. Half a word is enough to search; filters narrow further.</Nothing>;
  return (
    <Nothing title="No mail has come yet">
      <SampleMail />
    </Nothing>
  );
}
