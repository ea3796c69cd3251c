/** Events and entries for the contracts: whole and typed, with only what a test is about to be chosen. */
import { createHash } from "node:crypto";
import type { MessageHandled, MessageIntended } from "../../events/event.ts";
import type { Client } from "../../mail/arrival.ts";
import type { Envelope } from "../../mail/envelope.ts";
import { newReceipt } from "../../mail/receipt.ts";
import type { NewKept } from "../../ports/keeping.ts";
import type { OutboxEntry } from "../../ports/outbox.ts";

export const NOON = Date.UTC(2026, 2, 1, 12);
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export const client: Client = {
  address: "192.0.2.77",
  port: 40_000,
  helo: "mx.sender.example",
  protocol: "ESMTPS",
  tls: null,
  ours: false,
};

export function envelopeTo(...addresses: readonly string[]): Envelope {
  const rcptTo = addresses.map((address) => ({ address, notify: "FAILURE", orcpt: `rfc822;${address}` }));
  return { mailFrom: "bounces@sender.example", mailParameters: { size: 900, body: "8BITMIME", smtputf8: true, envid: "e+2B1" }, rcptTo };
}

interface Choice extends Partial<Omit<MessageIntended, "type" | "version" | "summary">> {
  readonly summary?: Partial<MessageIntended["summary"]>;
  readonly action?: string;
}

export function intended({ summary, action = "accept", ...chosen }: Choice = {}): MessageIntended {
  const at = chosen.at ?? NOON;
  return {
    ...{ type: "message.intended", version: 1, at, arrival: newReceipt(at), door: "smtp-inbound", direction: "inbound", client },
    ...{ submitter: null, envelope: envelopeTo("eve@home.example"), sha256: digestOf("anything"), facts: {}, findings: [] },
    ...{ class: "clean", probability: 0.25, range: [0.1, 0.4] },
    rulings: [{ recipient: "eve@home.example", action, detail: "", rule: "default", observed: null }],
    ...chosen,
    summary: {
      ...{ bytes: 2_000, subject: "Hello", from: [{ name: "Ann", address: "ann@sender.example" }], to: [], messageId: null, date: null },
      ...{ parts: [], linkHosts: [], defects: [] },
      ...summary,
    },
  };
}

export function handled(arrival: string, chosen: Partial<MessageHandled> = {}): MessageHandled {
  const reply = "250 2.0.0 Ok: queued as 4XkQ2mZbnz";
  const handover = { hop: "mx.home.example", result: "accepted", reply, queueId: "4XkQ2mZbnz", recipients: ["eve@home.example"] } as const;
  return {
    ...{ type: "message.handled", version: 1, at: NOON, arrival, outcome: "taken", reply: "250 2.0.0 Taken", handovers: [handover] },
    ...{ kept: [], outbox: [], milliseconds: 12 },
    ...chosen,
  };
}

export function kept(chosen: Partial<NewKept> = {}): NewKept {
  const at = chosen.at ?? NOON;
  return {
    ...{ id: newReceipt(at), arrival: newReceipt(at), kind: "quarantine", at, until: at + 30 * DAY, direction: "inbound", submitter: null },
    ...{ client, envelope: envelopeTo("eve@home.example"), sha256: digestOf("kept"), bytes: 4, prepend: "Received: from x\r\n by y\r\n" },
    ...{ reason: "looks like spam", class: "spam", from: "ann@sender.example", subject: "Buy now" },
    ...chosen,
  };
}

export function outboxEntry(chosen: Partial<OutboxEntry> = {}): OutboxEntry {
  const at = chosen.at ?? NOON;
  return {
    ...{ id: newReceipt(at), arrival: newReceipt(at), kept: null, at, direction: "inbound", envelope: envelopeTo("eve@home.example") },
    ...{ sha256: digestOf("kept"), prepend: "", attempts: 0, nextAttempt: at },
    ...chosen,
  };
}

export function digestOf(raw: string | Buffer): string {
  return createHash("sha256").update(raw).digest("hex");
}
