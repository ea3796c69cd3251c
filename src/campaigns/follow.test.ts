/** The index fed from a real event log: labels and releases reach the whole campaign, a restart forgets nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import type { MessageIntended, PosternEvent } from "../events/event.ts";
import { readMessage } from "../mail/read.ts";
import { newReceipt } from "../mail/receipt.ts";
import { summarize } from "../mail/summarize.ts";
import { openLog } from "../platform/log.ts";
import { openEmbeddedStores } from "../stores/embedded/open.ts";
import { CampaignIndex } from "./campaign-index.ts";
import { followCampaigns } from "./follow.ts";

const log = openLog("silent");
const NOW = Date.UTC(2026, 10, 20);
const clock = { now: () => NOW };
const TEXT =
  "your parcel waits at our depot because the address is not complete please open the page and pay the small fee so that our driver comes again tomorrow between nine and twelve in the morning";

function summaryFrom(author: string) {
  return summarize(readMessage(Buffer.from(`From: ${author}\r\nSubject: Parcel\r\n\r\nDear ${author}, ${TEXT}\r\n`)));
}

function intended(author: string, at: number, action: string, more: Partial<MessageIntended> = {}): MessageIntended {
  return {
    ...{ type: "message.intended", version: 1, at, arrival: newReceipt(at), door: "smtp-inbound", direction: "inbound", submitter: null },
    client: { address: "192.0.2.7", port: 1, helo: "x.test", protocol: "ESMTP", tls: null, ours: false },
    envelope: { mailFrom: author, mailParameters: {}, rcptTo: [{ address: `for-${author}` }] },
    ...{
      sha256: author.padEnd(64, "0"),
      summary: summaryFrom(author),
      facts: {},
      findings: [],
      class: "clean",
      probability: 0.1,
      range: [0, 1],
    },
    rulings: [{ recipient: `for-${author}`, action, detail: "", rule: "test", observed: null }],
    ...more,
  };
}

function labelled({ arrival, sha256 }: MessageIntended, label: "spam" | null): PosternEvent {
  return { type: "message.labelled", version: 1, at: NOW, arrival, sha256, label, by: "olga" };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("what is recorded reaches the index, before and after a restart", { timeout: 60_000 }, async (t) => {
  const folder = tempFolder(t);
  const first = await openEmbeddedStores({ folder, log });
  const index = new CampaignIndex();
  const stop = followCampaigns(index, { events: first.events, clock, log });
  const one = intended("a@one.test", NOW - 3_000, "accept");
  const two = intended("b@two.test", NOW - 2_000, "quarantine");
  await first.events.append(one, two, intended("me@example.org", NOW - 1_500, "accept", { direction: "outbound" }));
  await until(() => index.of(one.arrival)?.messages === 2);
  await first.events.append(labelled(two, "spam"), {
    ...{ type: "kept.ended", version: 1, at: NOW, arrival: two.arrival, kept: "K", how: "released", by: "olga" },
  });
  await until(() => index.before(summaryFrom("c@three.test"), NOW, null)?.label === "spam");
  await until(() => index.of(one.arrival)?.delivered === 2);
  stop();
  await first.close();

  const second = await openEmbeddedStores({ folder, log });
  t.after(() => second.close());
  const rebuilt = new CampaignIndex();
  t.after(followCampaigns(rebuilt, { events: second.events, clock, log }));
  await until(() => rebuilt.before(summaryFrom("c@three.test"), NOW, null) !== null);
  assert.deepEqual(rebuilt.of(one.arrival), index.of(one.arrival));
  const fact = rebuilt.before(summaryFrom("c@three.test"), NOW, null);
  assert.deepEqual([fact?.messages, fact?.senders, fact?.label], [2, 3, "spam"]);
  await second.events.append(labelled(two, null));
  await until(() => rebuilt.before(summaryFrom("c@three.test"), NOW, null)?.label === null);
});

test("a log that cannot be read leaves campaigns unknown, not new", async () => {
  const index = new CampaignIndex();
  const events = { latest: () => Promise.reject(new Error("failed on purpose")), subscribe: () => () => {} };
  followCampaigns(index, { events, clock, log });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(index.before(summaryFrom("c@three.test"), NOW, null), null);
});
