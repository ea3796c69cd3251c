/**
 * A real SMTP door on a free port, with a gateway behind it that records what arrives and answers as a test says.
 * The gateway stands for the pipeline: the door is what is tested.
 */
import type { TestContext } from "node:test";
import { openSmtpDoor } from "../../src/doors/smtp/listen.ts";
import type { SmtpDoor, SmtpDoorOptions } from "../../src/doors/smtp/options.ts";
import type { PosternEvent } from "../../src/events/event.ts";
import type { Arrival } from "../../src/mail/arrival.ts";
import type { Gateway, PhaseAnswer } from "../../src/pipeline/house.ts";
import type { Outcome } from "../../src/pipeline/outcome.ts";
import { makeSelfSigned } from "../../src/platform/tls-self-signed.ts";
import type { HopCapabilities } from "../../src/ports/next-hop.ts";
import { type RawClient, rawClient } from "./peers/raw-client.ts";

export interface Recorded {
  readonly arrivals: Arrival[];
  readonly events: PosternEvent[];
  readonly faults: string[];
}

export interface DoorPlan {
  readonly options?: Partial<SmtpDoorOptions>;
  readonly capabilities?: HopCapabilities | null;
  readonly mail?: (mailFrom: string | null) => PhaseAnswer;
  readonly rcpt?: (address: string) => PhaseAnswer | Promise<PhaseAnswer>;
  readonly handle?: (arrival: Arrival) => Outcome | Promise<Outcome>;
}

export interface TestDoor extends Recorded {
  readonly door: SmtpDoor;
  readonly port: number;
  readonly tlsPort: number;
  /** A new connection whose greeting was read. */
  client(): Promise<RawClient>;
  /** Connections of the test, closed with it. */
  raw(tls?: boolean): Promise<RawClient>;
  /** Resolves when the condition holds; fails after ten seconds. */
  until(condition: () => boolean): Promise<void>;
}

export const TEST_PAIR = makeSelfSigned("mx.example.test", Date.now());
export const ALL_CAPABILITIES: HopCapabilities = { size: null, eightBitMime: true, smtputf8: true, dsn: true };
const PATIENCE = 10_000;

export const TEST_OPTIONS: SmtpDoorOptions = {
  door: "smtp-inbound",
  hostname: "mx.example.test",
  listen: ["127.0.0.1:0"],
  listenTls: ["127.0.0.1:0"],
  tls: TEST_PAIR,
  networks: [],
  users: null,
  maxMessage: 1_000_000,
  maxRecipients: 100,
  maxConnections: 50,
  maxConnectionsPerClient: 40,
  memoryBudget: 10_000_000,
  bareNewlines: "normalise",
};

/** Opens the door and closes it, with everyone connected, after the test. */
export async function testDoor(t: TestContext, plan: DoorPlan = {}): Promise<TestDoor> {
  const recorded: Recorded = { arrivals: [], events: [], faults: [] };
  const log = { info: () => {}, warn: (_: object, text: string) => note(text), error: (_: object, text: string) => note(text) };
  const note = (text: string): void => {
    recorded.faults.push(text);
  };
  const options = { ...TEST_OPTIONS, ...plan.options, limits: { greetingDelay: 1, ...plan.options?.limits } };
  const door = await openSmtpDoor(options, toGateway(plan, recorded), { clock: { now: () => Date.now() }, log });
  const clients: RawClient[] = [];
  t.after(async () => {
    for (const client of clients) client.close();
    await door.close(0);
  });
  const port = door.addresses.find((address) => !address.tls)?.port ?? 0;
  const tlsPort = door.addresses.find((address) => address.tls)?.port ?? 0;
  const raw = async (tls = false): Promise<RawClient> => {
    const client = await rawClient(tls ? tlsPort : port, tls);
    clients.push(client);
    return client;
  };
  const client = async (): Promise<RawClient> => {
    const made = await raw();
    const greeting = await made.reply();
    if (!greeting.startsWith("220 ")) throw new Error(`greeted with ${greeting}`);
    return made;
  };
  return { ...recorded, door, port, tlsPort, raw, client, until };
}

/** Waits for something that happens on the server's side of a socket. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("what the test waits for did not happen");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function toGateway(plan: DoorPlan, recorded: Recorded): Gateway {
  const goOn: PhaseAnswer = { kind: "continue" };
  return {
    capabilities: async () => (plan.capabilities === undefined ? ALL_CAPABILITIES : plan.capabilities),
    mail: async (_, mailFrom) => plan.mail?.(mailFrom) ?? goOn,
    rcpt: async (_view, _mailFrom, _parameters, recipient) => (await plan.rcpt?.(recipient.address)) ?? goOn,
    handle: async (arrival) => {
      recorded.arrivals.push(arrival);
      return (await plan.handle?.(arrival)) ?? { kind: "taken", arrival: arrival.id, nextHopReply: null };
    },
    directionOf: () => "inbound",
    note: (event) => {
      recorded.events.push(event);
    },
  };
}

/** The troubles that were written, in order. */
export function troubles(events: readonly PosternEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === "session.troubled" ? [event.trouble] : []));
}

/** A session that was greeted with EHLO and has a transaction with one recipient. */
export async function readyForData(door: TestDoor): Promise<RawClient> {
  const client = await door.client();
  await client.say("EHLO client.example.test");
  await client.say("MAIL FROM:<anna@example.test>");
  await client.say("RCPT TO:<bert@example.org>");
  return client;
}
