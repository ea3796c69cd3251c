/** The index of campaigns: what joins and what does not, labels, ageing, and that hostile or plentiful mail stays within its memory. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { campaignSignature } from "../mail/campaign-signature.ts";
import { readMessage } from "../mail/read.ts";
import { summarize } from "../mail/summarize.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { CampaignIndex, INDEX_LIMITS } from "./campaign-index.ts";
import { marksOf, networkOf, type Sighting, senderOf } from "./sighting.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 1);
const OFFER =
  "our company sells solar panels with battery and gives you a quotation within one day please tell us how many square metres your roof has and we send an engineer who looks at it without any cost for you";
const OTHER =
  "the meeting of the choir moves to the small hall because the big one is being painted bring your own chairs if you can and tell anna when you come later so that she keeps the door open for everybody";

function summaryOf(from: string, text: string, headers = ""): MessageSummary {
  return summarize(readMessage(Buffer.from(`From: ${from}\r\nSubject: ${text.slice(0, 20)}\r\n${headers}\r\n${text}\r\n`)));
}

let count = 0;
function sighting(from: string, text: string, more: Partial<Sighting> = {}, headers = ""): Sighting {
  const summary = summaryOf(from, text, headers);
  const marks = more.marks ?? marksOf(summary);
  assert.ok(marks !== null);
  const number = ++count;
  return {
    ...{
      arrival: `A${number}`,
      at: START + number,
      sha256: `${number}`,
      from,
      subject: "",
      recipients: [`r${number}@example.org`],
      recipientKeys: [number],
      state: "delivered",
    },
    ...{ sender: senderOf(summary), network: networkOf(`192.0.${number % 250}.1`), marks, ...more },
  };
}

function ready(...seen: readonly Sighting[]): CampaignIndex {
  const index = new CampaignIndex();
  index.becomeReady();
  for (const each of seen) index.add(each);
  return index;
}

describe("what is one campaign", () => {
  test("copies with other names, numbers and ends, from unrelated senders", () => {
    const index = ready(
      sighting("a@one.test", `Dear Mr 1, ${OFFER} 4711`),
      sighting("b@two.test", `Dear Ms 2, ${OFFER} https://x2.test/`),
      sighting("c@three.test", `${OFFER} kind regards`),
    );
    const fact = index.before(summaryOf("d@four.test", `Hello, ${OFFER}`), START + HOUR, null);
    assert.deepEqual(
      {
        messages: fact?.messages,
        senders: fact?.senders,
        networks: fact?.networks,
        recipients: fact?.recipients,
        recent: fact?.recentRecipients,
      },
      { messages: 3, senders: 4, networks: 3, recipients: 3, recent: 3 },
    );
  });

  test("another text is none of them, and none is known to be like it", () => {
    const fact = ready(sighting("a@one.test", OFFER)).before(summaryOf("b@two.test", OTHER), START + HOUR, null);
    assert.equal(fact?.messages, 0);
    assert.equal(fact?.firstSeen, null);
  });

  test("the same words quoted, signed or in the footer of a list join nothing", () => {
    const quoted = OFFER.replace(/.{40}\S* /g, "$&\r\n> ");
    const one = sighting("a@one.test", `${OTHER}\r\n> ${quoted}\r\n-- \r\n${OFFER}`);
    assert.equal(ready(one).before(summaryOf("b@two.test", OFFER), START + HOUR, null)?.messages, 0);
  });

  test("answers and reports about mail have no signature", () => {
    const of = (text: string) => campaignSignature(readMessage(Buffer.from(text)));
    assert.equal(of(`In-Reply-To: <1@x.test>\r\n\r\n${OFFER}`), null);
    assert.equal(of(`Auto-Submitted: auto-replied\r\n\r\n${OFFER}`), null);
    assert.equal(of(`Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\n${OFFER}\r\n--x--`), null);
  });

  test("the same attachment joins, whatever the text; a small one or a picture does not", () => {
    const file = (name: string, size: number): string =>
      `Content-Type: application/octet-stream; name=${name}\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${"x y ".repeat(size / 4)}`;
    const summary = (name: string, size: number) => summarize(readMessage(Buffer.from(`From: a@one.test\r\n${file(name, size)}\r\n`)));
    assert.equal(marksOf(summary("order.doc", 4_000))?.others.length, 1);
    assert.equal(marksOf(summary("card.doc", 100)), null);
    assert.equal(marksOf(summary("logo.png", 4_000)), null);
  });

  test("where there is hardly a text, build and target count", () => {
    const page = (id: string): string => `<a href="https://target.test/offers/${id}/open"><img src="https://target.test/p.png"></a>`;
    const headers = "Content-Type: text/html\r\n";
    const index = ready(sighting("a@one.test", page("1f0a9b77c3"), {}, headers));
    assert.equal(index.before(summaryOf("b@two.test", page("99ffb2a0e1"), headers), START + HOUR, null)?.messages, 1);
    const other = '<a href="https://target.test/other.php?e=1">x</a>';
    assert.equal(index.before(summaryOf("b@two.test", other, headers), START + HOUR, null)?.messages, 0);
  });

  test("a message that comes again is one; its further recipients count", () => {
    const first = sighting("a@one.test", OFFER);
    const index = ready(first, first, { ...first, arrival: "again", recipientKeys: [77] });
    const fact = index.before(summaryOf("a@one.test", OFFER), START + HOUR, null);
    assert.deepEqual([fact?.messages, fact?.recipients, fact?.senders], [1, 2, 1]);
  });
});

describe("labels and time", () => {
  test("a label on one is known of the next, and who else got it is listed", () => {
    const [one, two] = [sighting("a@one.test", OFFER), sighting("b@two.test", OFFER, { state: "kept" })];
    const index = ready(one, two);
    index.label(two.arrival, "spam");
    const fact = index.before(summaryOf("c@three.test", OFFER), START + HOUR, null);
    assert.deepEqual([fact?.label, fact?.isLabelledSender], ["spam", false]);
    const from = (client: string | null) => index.before(summaryOf("z@two.test", OFFER), START + HOUR, client)?.isLabelledSender;
    assert.deepEqual(
      [from(`${two.network}.9`), from("203.0.113.9"), from(null)],
      [true, false, false],
      "an author in another network may be forged",
    );
    const story = index.of(two.arrival);
    assert.deepEqual([story?.messages, story?.delivered, story?.kept, story?.label], [2, 1, 1, "spam"]);
    assert.deepEqual(
      story?.members.map(({ arrival }) => arrival),
      [two.arrival, one.arrival],
    );
    index.changed(two.arrival, "delivered");
    assert.equal(index.of(one.arrival)?.delivered, 2);
    index.label(two.arrival, null);
    assert.equal(index.before(summaryOf("c@three.test", OFFER), START + HOUR, null)?.label, null);
  });

  test("a campaign is forgotten after three quiet days, a labelled one after thirty", () => {
    const [one, two] = [sighting("a@one.test", OFFER), sighting("a@one.test", OTHER)];
    const index = ready(one, two);
    index.label(two.arrival, "spam");
    const later = START + 4 * 24 * HOUR;
    assert.equal(index.before(summaryOf("a@one.test", OFFER), later, null)?.messages, 0);
    assert.equal(index.before(summaryOf("a@one.test", OTHER), later, null)?.label, "spam");
    index.add(sighting("a@one.test", "x", { at: later, marks: { sketch: null, others: ["f1"] } }));
    assert.deepEqual(index.size, { campaigns: 2, messages: 2 });
  });

  test("before earlier mail is read nothing is known", () => {
    assert.equal(new CampaignIndex().before(summaryOf("a@one.test", OFFER), START, null), null);
  });
});

describe("memory", () => {
  test("the index keeps its limits: what is alone goes first, campaigns and labels stay", () => {
    const index = new CampaignIndex({ campaigns: 50, messages: 120 });
    index.becomeReady();
    const campaign = [sighting("a@one.test", OFFER), sighting("b@two.test", OFFER)];
    for (const each of campaign) index.add(each);
    for (let i = 0; i < 500; i++) index.add(sighting(`a@s${i}.test`, "x", { marks: { sketch: null, others: [`f${i}`] } }));
    assert.deepEqual(index.size, { campaigns: 50, messages: 51 });
    assert.equal(index.of(campaign[0]!.arrival)?.messages, 2);
    for (let i = 0; i < 1_000; i++) index.add(sighting("a@one.test", OFFER));
    assert.ok(index.size.messages <= 120);
  });

  test("full of long messages it holds less than 40 MB", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void; // what the flag puts into a context
    const index = new CampaignIndex();
    collect();
    const before = process.memoryUsage().heapUsed;
    const base = sighting("a@one.test", OFFER);
    for (let i = 0; i < 30_000; i++) {
      const minima = Array.from({ length: 8 }, (_, k) => (Math.imul(i + 1, 0x9e3779b1) + Math.imul(k, 0x85ebca6b)) >>> 0);
      const sketch = minima.map((minimum) => minimum.toString(16).padStart(8, "0")).join("");
      index.add({
        ...{ ...base, arrival: `B${i}`, sha256: `${i}`.padStart(64, "0"), subject: `${i} `.padEnd(120, "s") },
        recipients: Array.from({ length: 5 }, (_, k) => `${i}.${k}@department.example.org`),
        recipientKeys: Array.from({ length: 20 }, (_, k) => i * 20 + k),
        marks: { sketch, others: [] },
      });
    }
    collect();
    const megabytes = (process.memoryUsage().heapUsed - before) / 1_048_576;
    assert.ok(megabytes < 40, `${megabytes.toFixed(0)} MB`);
    assert.ok(index.size.campaigns <= INDEX_LIMITS.campaigns);
  });
});
