/** The promises of ports/event-log.ts about the message list: filters, counts, search. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { EventLog, MessageQuery } from "../../ports/event-log.ts";
import { DAY, envelopeTo, handled, intended, MINUTE, NOON } from "./samples.ts";

type Open = (t: TestContext) => Promise<EventLog>;

export function messageListContract(store: string, open: Open): void {
  filtersContract(store, open);
  searchContract(store, open);
}

function filtersContract(store: string, open: Open): void {
  test(`${store}: filters narrow the list, alone and together with words`, async (t) => {
    const log = await open(t);
    await log.append(
      intended({ at: NOON, class: "spam", action: "quarantine", summary: { subject: "one thing" } }),
      intended({ at: NOON + MINUTE, class: "spam", direction: "outbound", action: "hold", summary: { subject: "two things" } }),
      intended({ at: NOON + 2 * DAY, summary: { subject: "three things" } }),
    );
    const subjects = async (query: Omit<MessageQuery, "limit">): Promise<readonly string[]> =>
      (await log.messages({ ...query, limit: 9 })).rows.map(({ subject }) => subject);
    assert.deepEqual(await subjects({ class: "spam" }), ["two things", "one thing"]);
    assert.deepEqual(await subjects({ direction: "inbound" }), ["three things", "one thing"]);
    assert.deepEqual(await subjects({ action: "quarantine" }), ["one thing"]);
    assert.deepEqual(await subjects({ class: "spam", direction: "outbound" }), ["two things"]);
    assert.deepEqual(await subjects({ since: NOON + 1 }), ["three things", "two things"]);
    assert.deepEqual(await subjects({ since: NOON, until: NOON + MINUTE }), ["one thing"]);
    assert.deepEqual(await subjects({ until: NOON + DAY, text: "thing" }), ["two things", "one thing"]);
    assert.deepEqual(await subjects({ class: "clean", text: "things" }), ["three things"]);
    assert.deepEqual(await subjects({ class: "phish", text: "things" }), []);
  });

  test(`${store}: the strongest action over the recipients is the message's`, async (t) => {
    const log = await open(t);
    const ruling = { detail: "", rule: "default", observed: null };
    const rulings = ["tag", "quarantine", "accept"].map((action, index) => ({ recipient: `${index}@home.example`, action, ...ruling }));
    await log.append(intended({ rulings }));
    assert.equal((await log.messages({ limit: 1 })).rows[0]?.action, "quarantine");
  });

  test(`${store}: messages are counted by what became of them`, async (t) => {
    const log = await open(t);
    await log.append(
      ...[0, 1, 2].map((index) => intended({ at: NOON + index, class: "spam", action: "quarantine" })),
      intended({ at: NOON + 10 }),
      intended({ at: NOON + 11 }),
    );
    const counts = await log.counts({ since: NOON + 1, until: NOON + 11 });
    const sorted = counts.toSorted((a, b) => b.messages - a.messages);
    assert.deepEqual(sorted, [
      { direction: "inbound", class: "spam", action: "quarantine", messages: 2, first: NOON + 1, last: NOON + 2 },
      { direction: "inbound", class: "clean", action: "accept", messages: 1, first: NOON + 10, last: NOON + 10 },
    ]);
  });

  test(`${store}: recipients of outgoing mail that left are counted`, async (t) => {
    const log = await open(t);
    const to = (count: number) => envelopeTo(...Array.from({ length: count }, (_, i) => `r${i}@far.example`));
    const sent = [
      intended({ at: NOON, direction: "outbound", envelope: to(3) }),
      intended({ at: NOON + 1, direction: "outbound", envelope: to(2), action: "hold" }),
    ];
    const others = [
      intended({ at: NOON + 2, envelope: to(5) }),
      intended({ at: NOON + 3, direction: "outbound", envelope: to(7), action: "quarantine" }),
      intended({ at: NOON + MINUTE, direction: "outbound", envelope: to(11) }),
    ];
    await log.append(...[...sent, ...others].flatMap((event) => [event, handled(event.arrival)]));
    await log.append(intended({ at: NOON + 4, direction: "outbound", envelope: to(13) }));
    assert.deepEqual(await log.outgoing({ since: NOON, until: NOON + MINUTE }), { recipients: 5, isAll: true });
    const many = intended({ at: NOON + 5, direction: "outbound", envelope: to(150) });
    await log.append(many, handled(many.arrival));
    assert.deepEqual(await log.outgoing({ since: NOON, until: NOON + MINUTE }), { recipients: 105, isAll: false });
    assert.deepEqual(await log.outgoing({ since: NOON + DAY, until: NOON + 2 * DAY }), { recipients: 0, isAll: true });
  });
}

function searchContract(store: string, open: Open): void {
  test(`${store}: a message is found by the start of any word that names it`, async (t) => {
    const log = await open(t);
    const file = { path: "2", type: "application/pdf", filename: "Rechnung-2026.pdf", kind: null, sniffed: null, bytes: 9, sha256: null };
    const summary = {
      subject: "Ölpreise für Müller",
      messageId: "<Abc.123@mail.sender.example>",
      parts: [file],
      to: ["list@list.example"],
    };
    const event = intended({ summary, submitter: "anna.berg" });
    await log.append(event, intended({ summary: { subject: "Something else", from: [{ name: null, address: "x@other.example" }] } }));
    await log.append(handled(event.arrival));
    const texts = [
      "ölpreise",
      "olpr",
      "MULLER",
      "für müll",
      "ann@sender.exa",
      "Rechnung-2026",
      "rechn",
      "eve",
      "anna.berg",
      "list.example",
    ];
    const identifiers = [
      event.arrival,
      event.arrival.toLowerCase().slice(0, 24),
      "<Abc.123@mail.sender.example>",
      "abc.123@mail",
      "4XkQ2mZ",
    ];
    for (const text of [...texts, ...identifiers, "bounces@sender.example ölpreise"]) {
      const found = (await log.messages({ text, limit: 9 })).rows.map(({ arrival }) => arrival);
      assert.ok(found.includes(event.arrival), `not found by ${text}`);
    }
    assert.deepEqual((await log.messages({ text: "ölpreise else", limit: 9 })).rows, []);
  });

  test(`${store}: no text that somebody types is an error, or finds what it does not name`, async (t) => {
    const log = await open(t);
    await log.append(intended({ summary: { subject: "plain" } }));
    const hostile = ['"', '""', "'", "a OR b", "NEAR(a b)", "text:plain", "*", "-plain", "plain^2 AND (", "{x}", "\0", "' OR 1=1 --"];
    for (const text of [...hostile, "%", "_", "\u{1f4b6}", "zz".repeat(5_000), Array(300).fill("zz").join(" "), "\ud800"]) {
      const { rows } = await log.messages({ text, limit: 5 });
      assert.equal(rows.length, text === "-plain" ? 1 : 0, `for ${text.slice(0, 20)}`);
    }
    assert.equal((await log.messages({ text: "   ", limit: 5 })).rows.length, 1, "white space is no condition");
  });
}
