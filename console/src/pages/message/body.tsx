/**
 * The body, only when somebody asks for it, because reading is recorded: as text, as a page in a sandbox without script and without any
 * remote load, and the header fields as they came.
 */
import { Alert, Button, Group, Table, Tabs, Text } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MessageBody } from "../../../../src/admin/contract.ts";
import { addressOf } from "../../api/client.ts";
import { bodyQuery } from "../../api/queries.ts";
import { FaultNote, Waiting } from "../../parts/notes.tsx";
import { SafeText } from "../../parts/safe-text.tsx";
import { Section } from "../../parts/section.tsx";

export function Body({ arrival, available }: { readonly arrival: string; readonly available: boolean }) {
  const [asked, setAsked] = useState(false);
  return (
    <Section title="Body">
      {!available && (
        <Text size="sm" c="dimmed">
          The body is not kept any more. What was found in it stays recorded.
        </Text>
      )}
      {available && !asked && (
        <Group>
          <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={() => setAsked(true)}>
            Show the body
          </Button>
          <Text size="sm" c="dimmed">
            Reading somebody's mail is recorded with your name.
          </Text>
        </Group>
      )}
      {available && asked && <Opened arrival={arrival} />}
    </Section>
  );
}

function Opened({ arrival }: { readonly arrival: string }) {
  const body = useQuery(bodyQuery(arrival));
  if (body.isPending) return <Waiting what="the body" />;
  if (body.isError) return <FaultNote fault={body.error} title="The body cannot be shown" />;
  return (
    <>
      {body.data.cut && <Alert color="yellow">The message is very long: only its beginning is shown. The download has all of it.</Alert>}
      <Views arrival={arrival} body={body.data} />
    </>
  );
}

function Views({ arrival, body }: { readonly arrival: string; readonly body: MessageBody }) {
  return (
    <Tabs defaultValue="text" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="text">Text</Tabs.Tab>
        {body.hasHtml && <Tabs.Tab value="page">As a page</Tabs.Tab>}
        <Tabs.Tab value="headers">Headers</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text" pt="sm">
        <pre className="body-text">
          <SafeText text={body.text.replaceAll("\r\n", "\n")} dim="(no text)" />
        </pre>
      </Tabs.Panel>
      {body.hasHtml && (
        <Tabs.Panel value="page" pt="sm">
          <iframe
            className="body-frame"
            title="The message as a page, without script and pictures from the network"
            sandbox=""
            referrerPolicy="no-referrer"
            src={addressOf(`/messages/${arrival}/body.html`)}
          />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="headers" pt="sm">
        <Table.ScrollContainer minWidth={420} mah="70vh">
          <Table verticalSpacing={4} layout="fixed">
            <Table.Tbody>
              {body.headers.map(({ name, value }, position) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names repeat
                <Table.Tr key={position}>
                  <Table.Th w={220}>
                    <SafeText text={name} />
                  </Table.Th>
                  <Table.Td>
                    <SafeText text={value} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Tabs.Panel>
    </Tabs>
  );
}
