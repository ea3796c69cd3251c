/** The server around the API: pages and their policy, live updates, sample mail, addresses for machines, the OpenAPI document, ports. */
import assert from "node:assert/strict";
import { get as httpGet, type IncomingMessage } from "node:http";
import { test } from "node:test";
import { type Browser, type TestConsole, testConsole } from "../../test/support/admin.ts";
import { OperatorError } from "../platform/errors.ts";
import type { Changed, Overview, Samples } from "./contract.ts";
import { openAdmin } from "./open.ts";
import type { SampleProgress } from "./options.ts";

test("every page has a strict policy with a nonce of its own and no inline script", async (t) => {
  const { browser } = await testConsole(t);
  const [first, second] = [await browser().get("/", { accept: "text/html" }), await browser().get("/messages/x", { accept: "text/html" })];
  for (const page of [first, second]) {
    assert.equal(page.status, 200);
    const policy = String(page.headers["content-security-policy"]);
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/]{24}'/);
    assert.match(policy, /base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/);
    assert.ok(!policy.includes("unsafe"), policy);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    assert.ok(page.text.includes(`nonce="${nonce}"`));
    assert.equal(page.headers["x-content-type-options"], "nosniff");
    assert.equal(page.headers["x-frame-options"], "DENY");
    assert.equal(page.headers["referrer-policy"], "no-referrer");
    assert.equal(page.headers["cache-control"], "no-store");
  }
  assert.notEqual(first.headers["content-security-policy"], second.headers["content-security-policy"]);
  const script = await browser().get("/assets/a.js");
  assert.equal(script.status, 200);
  assert.match(String(script.headers["cache-control"]), /immutable/);
  for (const path of ["/assets/../index.html", "/assets/%2e%2e/index.html", "/assets/none.js", "/assets/..%2f..%2fdata%2fpostern.db"]) {
    assert.match(String((await browser().get(path)).status), /^40[34]$/, path);
  }
});

test("a message that comes is told to whoever watches", async (t) => {
  const house = await testConsole(t);
  const browser = await house.signedIn();
  const stream = await watch(house, browser);
  t.after(() => stream.response.destroy());
  assert.equal(stream.response.headers["content-type"], "text/event-stream; charset=utf-8");
  assert.equal(stream.response.headers["cache-control"], "no-store");
  const { arrival } = await house.record();
  const changed = await stream.next();
  assert.deepEqual(changed.messages, [arrival]);
  assert.equal(changed.quarantine, true);
  assert.equal(changed.samples, false);
});

test("closing the server ends live connections", async (t) => {
  const house = await testConsole(t);
  const stream = await watch(house, await house.signedIn());
  const ended = new Promise((resolve) => stream.response.resume().on("close", resolve));
  await house.server.close();
  await ended;
});

test("sample mail is sent once at a time, with its progress", async (t) => {
  let release = (): void => {};
  let runs = 0;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const sendSamples = async function* (): AsyncGenerator<SampleProgress> {
    runs++;
    yield { sample: { title: "A parcel", door: "inbound" }, done: 1, total: 2, reply: "250 2.0.0 Ok", taken: true };
    await gate;
    yield { sample: { title: "A virus", door: "outbound" }, done: 2, total: 2, reply: "550 5.7.1 No", taken: false };
  };
  const house = await testConsole(t, { sendSamples });
  const browser = await house.signedIn();
  const read = async () => (await browser.get("/api/v1/samples")).json<Samples>();
  assert.equal((await read()).state, "idle");
  const started = await Promise.all([browser.post("/api/v1/samples", {}), browser.post("/api/v1/samples", {})]);
  assert.deepEqual(
    started.map((reply) => reply.status),
    [202, 202],
  );
  assert.equal(runs, 1);
  assert.deepEqual({ ...(await read()), sent: [] }, { state: "running", done: 1, total: 2, sent: [], why: null });
  const stream = await watch(house, browser);
  t.after(() => stream.response.destroy());
  release();
  assert.equal((await stream.next()).samples, true);
  const done = await read();
  assert.equal(done.state, "done");
  assert.deepEqual(
    done.sent.map(({ title, taken }) => [title, taken]),
    [
      ["A parcel", true],
      ["A virus", false],
    ],
  );
});

test("the overview counts a day in both directions", async (t) => {
  const house = await testConsole(t);
  const browser = await house.signedIn();
  await house.record();
  await house.record({ direction: "outbound", kept: false });
  await house.stores.events.append({
    type: "alert.raised",
    version: 1,
    at: house.now(),
    subject: "next-hop-down",
    text: "The next hop does not answer.",
    arrival: null,
  });
  const overview = (await browser.get("/api/v1/overview")).json<Overview>();
  assert.deepEqual(
    overview.counts.map(({ direction, class: verdict, action, messages }) => [direction, verdict, action, messages]).sort(),
    [
      ["inbound", "spam", "quarantine", 1],
      ["outbound", "clean", "accept", 1],
    ],
  );
  assert.equal(overview.waitingInQuarantine, 1);
  assert.equal(overview.hasMessages, true);
  assert.deepEqual(
    overview.alerts.map((alert) => alert.text),
    ["The next hop does not answer."],
  );
  house.pass(86_400_001);
  const later = (await (await house.signedIn()).get("/api/v1/overview")).json<Overview>();
  assert.deepEqual([later.counts, later.alerts], [[], []]);
});

test("machines ask without a session: health for all, figures only from this machine", async (t) => {
  const { browser, signedIn } = await testConsole(
    t,
    { ready: () => ({ ready: false, reasons: ["the next hop is down"] }) },
    "https://postern.example.org",
  );
  const machine = browser();
  const near = { host: "127.0.0.1:8080" };
  assert.equal((await machine.get("/healthz", { host: "10.0.0.9" })).status, 200);
  const ready = await machine.get("/readyz", near);
  assert.deepEqual([ready.status, ready.text], [503, "not ready\nthe next hop is down\n"]);
  assert.equal((await machine.get("/readyz")).text, "not ready\n", "through a proxy no reasons are told");
  assert.equal((await machine.get("/metrics", near)).text, "postern_messages_total 7\n");
  assert.equal((await machine.get("/metrics")).status, 403);
  assert.equal((await (await signedIn()).get("/metrics")).status, 200);
});

test("the OpenAPI document describes every route from the schemas", async (t) => {
  const { browser } = await testConsole(t);
  const document = (await browser().get("/api/v1/openapi.json")).json<{
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: unknown }> }> }>>;
  }>();
  assert.equal(document.openapi, "3.1.0");
  for (const path of [
    "/session",
    "/setup",
    "/messages",
    "/messages/{arrival}",
    "/messages/{arrival}/body",
    "/quarantine/release",
    "/overview",
    "/samples",
    "/live",
  ]) {
    assert.ok(document.paths[`/api/v1${path}`] !== undefined, path);
  }
  const schema = JSON.stringify(document.paths["/api/v1/messages"]?.["get"]?.responses["200"]?.content?.["application/json"]?.schema);
  assert.match(schema, /"probability":\{"type":"number"\}/);
});

test("an address that cannot be used is one sentence", async (t) => {
  const house = await testConsole(t);
  const { port } = house.server.address;
  const { events, keeping, messages, accounts, outbox } = house.stores;
  const deps = {
    events,
    keeping,
    messages,
    accounts,
    outbox,
    campaigns: { of: () => null },
    labels: null,
    identities: null,
    incidents: house.stores.incidents,
    site: { domains: [], networks: [], mailHosts: [], egress25: "unknown" } as const,
    wakeOutbox: () => {},
    nextHops: () => [],
    sendSamples: async function* () {},
  };
  const more = { metrics: () => "", ready: () => ({ ready: true, reasons: [] }), clock: { now: () => 0 }, log: console };
  const open = (listen: string) => openAdmin({ listen, publicUrl: null, consoleFolder: "/nowhere", release: "0" }, { ...deps, ...more });
  await assert.rejects(
    open(`127.0.0.1:${port}`),
    (fault: unknown) => fault instanceof OperatorError && /another program uses this port/.test(fault.message),
  );
  await assert.rejects(open("nonsense"), OperatorError);
});

interface Watching {
  readonly response: IncomingMessage;
  readonly next: () => Promise<Changed>;
}

/** Opens the stream and hands out its "changed" events one by one. */
async function watch(house: TestConsole, browser: Browser): Promise<Watching> {
  const headers = { host: `127.0.0.1:${house.server.address.port}`, cookie: browser.cookie ?? "" };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpGet({ host: "127.0.0.1", port: house.server.address.port, path: "/api/v1/live", headers, agent: false }, resolve).on(
      "error",
      reject,
    );
  });
  assert.equal(response.statusCode, 200);
  response.setEncoding("utf8");
  // a stream that the server ends is not a fault of the test
  response.on("error", () => {});
  let unread = "";
  const take = (): Changed | null => {
    const match = /event: changed\ndata: (.*)\n\n/.exec(unread);
    if (match === null) return null;
    unread = unread.slice(match.index + match[0].length);
    return JSON.parse(match[1] ?? "") as Changed;
  };
  return {
    response,
    next: () =>
      new Promise((resolve) => {
        const look = (): void => {
          const changed = take();
          if (changed === null) return;
          response.off("data", read);
          resolve(changed);
        };
        const read = (chunk: string): void => {
          unread += chunk;
          look();
        };
        response.on("data", read);
        look();
      }),
  };
}
