/**
 * Every message of two corpora through Postfix, Postern and Postfix again, and out through the outbound door with sign-in, under load:
 * what arrives (or is kept) is what was sent, byte for byte apart from what Postern adds and the forged verdict fields that it takes out;
 * nothing is lost and nothing comes twice.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openLog } from "../../src/platform/log.ts";
import { openForReading } from "../../src/stores/embedded/open.ts";
import { requireCorpus } from "../support/corpora.ts";
import { NODE_FLAGS, startGateway } from "../support/gateway.ts";
import { comparable, marked, markOf } from "../support/marked.ts";
import { startPostfix } from "../support/peers/postfix.ts";
import { startSink } from "../support/peers/sink.ts";
import { SmtpClient } from "../support/peers/smtp-client.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const AT_ONCE = 10;
const PATIENCE = 15 * 60_000;
/** Postfix as a relay that leaves messages alone. */
const UNTOUCHED = {
  smtp_line_length_limit: "0",
  local_header_rewrite_clients: "",
  message_drop_headers: "",
  disable_mime_output_conversion: "yes",
  header_size_limit: "10485760",
  hopcount_limit: "200",
};

interface Sent {
  readonly mark: string;
  readonly raw: Buffer;
}

test("inbound: Postfix to Postern to Postfix", { timeout: PATIENCE }, async (t) => {
  const messages = corpusMessages(t);
  if (messages === null) return;
  const last = await startPostfix(t, { mailboxDomains: ["example.org"], settings: UNTOUCHED });
  if (last === null) return;
  const gateway = await startGateway(t, { config: config(`smtp://127.0.0.1:${last.port}`) });
  const first = await startPostfix(t, { relayTo: `127.0.0.1:${gateway.inbound}`, settings: UNTOUCHED });
  if (first === null) return;
  await atOnce(AT_ONCE, messages, async (clientOf, { raw, mark }) => {
    const reply = await (await clientOf(first.port)).send("list@sender.test", ["anna@example.org"], raw);
    assert.equal(reply.code, 250, `${mark}: ${reply.lines.join(" ")}`);
  });
  await until(() => first.queued() === 0 && last.queued() === 0);
  const delivered = last.delivered();
  await gateway.stop();
  await compare(t, messages, delivered, gateway.data);
});

test("outbound: signed in over TLS, to smtp-sink", { timeout: PATIENCE }, async (t) => {
  const messages = corpusMessages(t);
  const sink = await startSink(t);
  if (messages === null || sink === null) return;
  const gateway = await startGateway(t, { config: config(`smtp://127.0.0.1:${sink.port}`) });
  const file = join(gateway.folder, "postern.yaml");
  execFileSync(process.execPath, [...NODE_FLAGS, MAIN, "users", "add", "anna", "--config", file, "--data", gateway.data], {
    input: "correct horse battery\n",
  });
  const credentials = Buffer.from("\0anna\0correct horse battery").toString("base64");
  await atOnce(AT_ONCE, messages, async (clientOf, { raw, mark }) => {
    const client = await clientOf(gateway.outbound, async (fresh) => {
      await fresh.startTls();
      await fresh.say("EHLO client.test");
      assert.equal((await fresh.say(`AUTH PLAIN ${credentials}`)).code, 235);
    });
    const reply = await client.send("anna@example.org", ["bob@elsewhere.test"], raw);
    assert.ok(reply.code === 250 || reply.code === 550, `${mark}: ${reply.code} ${reply.lines.join(" ")}`);
    if (reply.code === 550) refused.add(mark);
  });
  await gateway.stop();
  await compare(
    t,
    messages.filter(({ mark }) => !refused.has(mark)),
    sink.messages().map((each) => Buffer.from(each, "latin1")),
    gateway.data,
  );
});

const refused = new Set<string>();

function corpusMessages(t: TestContext): readonly Sent[] | null {
  const files = ["mail-spamassassin", "mail-list-ham"].map((name) => requireCorpus(t, name));
  const sent: Sent[] = [];
  for (const corpus of files) {
    if (corpus === null) return null;
    for (const file of corpus.files.slice(0, Number(process.env["POSTERN_MESSAGES"] ?? Number.POSITIVE_INFINITY))) {
      const mark = `m${sent.length}`;
      sent.push({ mark, raw: marked(readFileSync(file.path), mark) });
    }
  }
  return sent;
}

/** The watch only observes: an account that sends a whole corpus of spam is suspended, and here the way of the bytes is looked at. */
function config(hop: string): string {
  return `domains: [example.org]\nnextHop: { inbound: "${hop}", outbound: "${hop}" }\nhold: { max: 1h }\noutbound: { watch: observe }`;
}

/** Runs over all items with some kept connections at the same time. */
async function atOnce(
  lanes: number,
  items: readonly Sent[],
  work: (clientOf: (port: number, begin?: (fresh: SmtpClient) => Promise<void>) => Promise<SmtpClient>, item: Sent) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    const open: SmtpClient[] = [];
    const clientOf = async (port: number, begin?: (fresh: SmtpClient) => Promise<void>): Promise<SmtpClient> => {
      const [kept] = open;
      if (kept !== undefined) return kept;
      const client = await SmtpClient.open(port);
      open.push(client);
      await client.say("EHLO client.test");
      await begin?.(client);
      return client;
    };
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(clientOf, item);
    for (const client of open) client.close();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function compare(t: TestContext, sent: readonly Sent[], delivered: readonly Buffer[], data: string): Promise<void> {
  const out = new Map<string, string[]>();
  const add = (message: Buffer): void => {
    const mark = markOf(message) ?? "unmarked";
    out.set(mark, [...(out.get(mark) ?? []), comparable(message)]);
  };
  for (const message of delivered) add(message);
  const stores = await openForReading(data, openLog("warn"));
  let kept = 0;
  for (
    let before: number | undefined, page = await stores.keeping.list({ limit: 200 });
    ;
    page = await stores.keeping.list({ limit: 200, before: before as number })
  ) {
    for (const { sha256 } of page.rows) {
      kept++;
      add((await stores.messages.open(sha256)) ?? Buffer.from("the bytes are gone"));
    }
    if (page.next === null) break;
    before = page.next;
  }
  await stores.close();
  const wrong = sent.filter(({ mark, raw }) => out.get(mark)?.length !== 1 || out.get(mark)?.[0] !== comparable(raw));
  t.diagnostic(`${sent.length} sent, ${delivered.length} delivered, ${kept} kept, ${wrong.length} wrong`);
  for (const { mark, raw } of wrong.slice(0, 5)) t.diagnostic(`${mark}: ${firstDifference(comparable(raw), out.get(mark)?.[0] ?? "")}`);
  assert.deepEqual(
    wrong.slice(0, 10).map(({ mark }) => `${mark}: ${out.get(mark)?.length ?? 0} copies`),
    [],
  );
  assert.equal(delivered.length + kept, sent.length);
}

async function until(done: () => boolean): Promise<void> {
  for (let still = 0; still < 5; still = done() ? still + 1 : 0) await new Promise((resolve) => setTimeout(resolve, 500));
}

function firstDifference(sent: string, came: string): string {
  let at = 0;
  while (at < sent.length && sent[at] === came[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `at ${at} of ${sent.length} and ${came.length}: sent ${around(sent)}, came ${around(came)}`;
}
