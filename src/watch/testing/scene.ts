/** A watch over real stores in a folder of its own, with a clock that tests move, and messages as the outbound door would bring them. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { newReceipt } from "../../mail/receipt.ts";
import { toWhose } from "../../observed/whose.ts";
import { openLog } from "../../platform/log.ts";
import { toNetworks } from "../../platform/net.ts";
import type { Fate } from "../../ports/incidents.ts";
import type { Submitted, Weighed } from "../../ports/outbound-watch.ts";
import { openLedgerStore } from "../../stores/embedded/ledger/open.ts";
import { openEmbeddedStores } from "../../stores/embedded/open.ts";
import { openWatch, type WatchDeps } from "../open.ts";

const log = openLog("silent");
export const START = Date.UTC(2026, 10, 2, 8);

export interface Sending {
  readonly from?: string;
  readonly to: readonly string[];
  readonly probability?: number;
  readonly client?: string;
  readonly messageId?: string;
  readonly template?: string | null;
}

export function submitted(
  at: number,
  { from = "anna@example.org", to, probability = 0.01, client = "192.0.2.7", ...more }: Sending,
): Submitted {
  const id = newReceipt(at);
  const { messageId = `<${id}@example.org>`, template = null } = more;
  return {
    arrival: {
      ...{ id, at, door: "smtp-outbound", direction: "outbound", submitter: from, raw: Buffer.alloc(0), sha256: id },
      client: { address: client, port: 1, helo: "pc7.example.org", protocol: "ESMTPSA", tls: null, ours: true },
      envelope: { mailFrom: from, mailParameters: {}, rcptTo: to.map((address) => ({ address })) },
    },
    summary: {
      ...{ bytes: 2_000, subject: "hello", from: [{ name: null, address: from }], to, messageId, date: at },
      ...{ parts: [], linkHosts: [], defects: [] },
    },
    traits: { template, style: null, links: [], isReply: false, isAutomatic: false, mailClient: "Mutt", script: null },
    probability,
    ours: to.filter((address) => address.endsWith("@example.org")),
  };
}

export async function scene(
  t: TestContext,
  options: { readonly folder?: string; readonly now?: number; readonly more?: Partial<WatchDeps> } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "postern-watch-")));
  const stores = await openEmbeddedStores({ folder, log });
  const store = await openLedgerStore(folder, log);
  const time = { now: options.now ?? START };
  const clock = { now: () => time.now };
  const mailHosts = ["192.0.2.99"];
  let wakes = 0;
  const given = { ...stores, store, clock, log, isRelay: toNetworks(mailHosts), isObserving: () => false };
  const ours = { whose: toWhose({ networks: ["192.0.2.0/24"], mailHosts }), domains: ["example.org"] };
  const { watch, identities, close } = await openWatch({ ...given, ...ours, wakeOutbox: () => void wakes++, ...options.more });
  let open = true;
  const end = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await close();
    await store.close();
    await stores.close();
  };
  t.after(async () => {
    await end();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...{ watch, identities, stores, time, folder, end },
    wakes: () => wakes,
    /** Weighs a message and says how its identity stood. */
    async send(sending: Sending | Submitted, fate: Fate = "gone"): Promise<Weighed | null> {
      const message = "arrival" in sending ? sending : submitted(time.now, sending);
      return watch.weigh(message, (weighed) => ({ fate, recipients: message.arrival.envelope.rcptTo.length, done: tell(stores, weighed) }));
    },
    /** What a kill at this moment would leave behind. */
    async wreck(): Promise<string> {
      const copy = await mkdtemp(join(tmpdir(), "postern-wreck-"));
      await cp(folder, copy, { recursive: true });
      return copy;
    },
  };
}

async function tell(stores: Awaited<ReturnType<typeof openEmbeddedStores>>, weighed: Weighed | null): Promise<Weighed | null> {
  if (weighed !== null) await stores.events.append(...weighed.events);
  return weighed;
}

/** A few weeks of somebody's ordinary mail. */
export function* ordinary(count: number): Generator<readonly [pause: number, Sending]> {
  for (let i = 0; i < count; i++) yield [7_200_000, { to: [`friend${i % 5}@partner.example`] }];
}

/** What somebody else sends from the account: a message a second to strangers. */
export function* attack(count: number): Generator<readonly [pause: number, Sending]> {
  for (let i = 0; i < count; i++) yield [1_000, { to: [`victim${i}@far${i}.example`], probability: 0.99, client: "203.0.113.5" }];
}
