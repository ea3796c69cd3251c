/**
 * The console's server over embedded stores in a folder of its own, a browser that keeps cookies and says where it comes from, and
 * messages that were recorded and kept as the pipeline does it.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { openAdmin } from "../../src/admin/open.ts";
import type { AdminDeps, AdminServer } from "../../src/admin/options.ts";
import type { MessageHandled, MessageIntended } from "../../src/events/event.ts";
import { newReceipt } from "../../src/mail/receipt.ts";
import { openLog } from "../../src/platform/log.ts";
import type { NewKept } from "../../src/ports/keeping.ts";
import { type EmbeddedStores, openEmbeddedStores } from "../../src/stores/embedded/open.ts";
import { tempFolder } from "./temp.ts";

export const ADMINISTRATOR = { account: "olga", password: "correct horse battery staple" } as const;

export interface TestConsole {
  readonly server: AdminServer;
  readonly stores: EmbeddedStores;
  readonly wakes: () => number;
  /** Moves the server's clock; it stands still otherwise. */
  readonly pass: (milliseconds: number) => void;
  readonly now: () => number;
  readonly browser: () => Browser;
  /** A browser in which the administrator has signed in; creates the administrator the first time. */
  readonly signedIn: () => Promise<Browser>;
  readonly record: (message?: Partial<RecordedMessage>) => Promise<{ readonly arrival: string; readonly kept: string | null }>;
}

export interface RecordedMessage {
  readonly raw: string;
  readonly subject: string;
  readonly from: string;
  readonly kept: boolean;
  readonly direction: "inbound" | "outbound";
}

export async function testConsole(t: TestContext, changes: Partial<AdminDeps> = {}, publicUrl: string | null = null): Promise<TestConsole> {
  const folder = tempFolder(t);
  const log = openLog("silent");
  const stores = await openEmbeddedStores({ folder: join(folder, "data"), log });
  const consoleFolder = join(folder, "console");
  await mkdir(join(consoleFolder, "assets"), { recursive: true });
  await writeFile(join(consoleFolder, "index.html"), '<meta id="style-nonce" nonce="POSTERN_NONCE"><script src="/assets/a.js"></script>');
  await writeFile(join(consoleFolder, "assets", "a.js"), "export {};");
  const clock = { at: Date.UTC(2026, 10, 23, 12) };
  let wakes = 0;
  const { events, keeping, messages, accounts, outbox } = stores;
  const deps: AdminDeps = {
    events,
    keeping,
    messages,
    accounts,
    outbox,
    campaigns: { of: () => null },
    labels: null,
    identities: null,
    incidents: stores.incidents,
    site: { domains: [], networks: [], mailHosts: [], egress25: "unknown" },
    wakeOutbox: () => {
      wakes++;
    },
    nextHops: () => [{ direction: "inbound", hop: "maildir:/var/mail", failing: null }],
    sendSamples: async function* () {},
    metrics: () => "postern_messages_total 7\n",
    ready: () => ({ ready: true, reasons: [] }),
    clock: { now: () => clock.at },
    log,
    ...changes,
  };
  const server = await openAdmin({ listen: "127.0.0.1:0", publicUrl, consoleFolder, release: "0.0.0" }, deps);
  t.after(async () => {
    await server.close();
    await stores.close();
  });
  const browser = (): Browser => new Browser(server.address.port, publicUrl ?? `http://127.0.0.1:${server.address.port}`);
  return {
    server,
    stores,
    browser,
    wakes: () => wakes,
    now: () => clock.at,
    pass: (milliseconds) => {
      clock.at += milliseconds;
    },
    signedIn: () => signIn(server, browser()),
    record: (message = {}) => record(stores, clock.at, message),
  };
}

async function signIn(server: AdminServer, browser: Browser): Promise<Browser> {
  const link = await server.createSetupLink();
  const reply =
    link === null
      ? await browser.post("/api/v1/session", ADMINISTRATOR)
      : await browser.post("/api/v1/setup", { token: link.split("#")[1], ...ADMINISTRATOR });
  if (reply.status !== 200) throw new Error(`signing in failed: ${reply.text}`);
  return browser;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; tests look into it freely. */
  json<T = Record<string, unknown>>(): T;
}

/** Like a browser: keeps cookies, sends Origin and Sec-Fetch-Site with every change, and the session's token once it knows it. */
export class Browser {
  readonly #port: number;
  readonly #origin: string;
  #cookie: string | null = null;
  csrf: string | null = null;
  constructor(port: number, origin: string) {
    this.#port = port;
    this.#origin = origin;
  }

  get cookie(): string | null {
    return this.#cookie;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send("POST", path, body, headers);
  }

  /** A header given as "" is left out. */
  async send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const all: Record<string, string> = { host: new URL(this.#origin).host };
    if (method !== "GET") Object.assign(all, { origin: this.#origin, "sec-fetch-site": "same-origin" });
    if (body !== undefined) all["content-type"] = "application/json";
    if (this.#cookie !== null) all["cookie"] = this.#cookie;
    if (this.csrf !== null) all["x-csrf-token"] = this.csrf;
    Object.assign(all, headers);
    for (const [name, value] of Object.entries(all)) if (value === "") delete all[name];
    const reply = await exchange(this.#port, method, path, all, body === undefined ? null : JSON.stringify(body));
    const [set] = reply.headers["set-cookie"] ?? [];
    if (set !== undefined) this.#cookie = /Max-Age=0|Expires=Thu, 01 Jan 1970/.test(set) ? null : (set.split(";")[0] ?? null);
    const csrf = reply.status === 200 && path.startsWith("/api/v1/se") ? reply.json<{ csrf?: string }>().csrf : undefined;
    if (csrf !== undefined) this.csrf = csrf;
    return reply;
  }
}

function exchange(port: number, method: string, path: string, headers: Record<string, string>, body: string | null): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) });
      });
    });
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

/** What the pipeline writes about a message, in its order: bytes, kept entry, intent, what came of it. */
async function record(stores: EmbeddedStores, at: number, given: Partial<RecordedMessage>) {
  const { subject = "Hello", from = "ada@sender.example", kept = true, direction = "inbound" } = given;
  const raw = Buffer.from(given.raw ?? `From: ${from}\r\nSubject: ${subject}\r\n\r\nHello Bert\r\n`);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const arrival = newReceipt(at);
  const envelope = { mailFrom: from, mailParameters: {}, rcptTo: [{ address: "bert@example.org" }] };
  const client = { address: "192.0.2.7", port: 4000, helo: "mx.sender.example", protocol: "ESMTP", tls: null, ours: false };
  const id = kept ? newReceipt(at) : null;
  await stores.messages.keep(sha256, raw);
  const shared = { arrival, direction, client, submitter: null, envelope, sha256 };
  const intended: MessageIntended = {
    type: "message.intended",
    version: 1,
    at,
    door: direction === "inbound" ? "smtp-inbound" : "smtp-outbound",
    ...shared,
    summary: {
      bytes: raw.length,
      subject,
      from: [{ name: null, address: from }],
      to: [],
      messageId: null,
      date: null,
      parts: [],
      linkHosts: [],
      defects: [],
    },
    facts: { correspondence: { value: "none" } },
    findings: [{ name: "SEEN", check: "test/seen", score: 2, leaning: "spam", evidence: "seen", sentence: "It was seen." }],
    class: kept ? "spam" : "clean",
    probability: kept ? 0.93 : 0.02,
    range: [0.01, 0.99],
    rulings: [{ recipient: "bert@example.org", action: kept ? "quarantine" : "accept", detail: "", rule: "test rule", observed: null }],
  };
  const handled: MessageHandled = {
    type: "message.handled",
    version: 1,
    at: at + 5,
    arrival,
    outcome: "taken",
    reply: "",
    handovers: [],
    kept: id === null ? [] : [{ id, kind: "quarantine", recipients: ["bert@example.org"] }],
    outbox: [],
    milliseconds: 5,
  };
  if (id !== null) {
    const entry: NewKept = {
      id,
      kind: "quarantine",
      at,
      until: at + 86_400_000,
      bytes: raw.length,
      prepend: "",
      reason: "spam",
      class: "spam",
      from,
      subject,
      ...shared,
    };
    await stores.keeping.keep([entry]);
  }
  await stores.events.append(intended, handled);
  return { arrival, kept: id };
}
