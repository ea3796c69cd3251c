/** Messages, bodies and quarantine over real stores: search, paging, the sandboxed page of a hostile body, bulk release, what is recorded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { testConsole } from "../../test/support/admin.ts";
import type { PosternEvent } from "../events/event.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { KeptPage, KeptResults, MessageBody, MessageDetail, MessagePage, Problem } from "./contract.ts";

const HOSTILE = `From: "<script>alert(1)</script>" <x@evil.example>\r
Subject: <img src=x onerror=alert(1)>\r
Content-Type: text/html; charset=utf-8\r
\r
<html><head><style>body{background:url(https://track.example/s)}</style><base href="https://evil.example/"></head>
<body onload="alert(1)" background="https://track.example/b"><script>alert(2)</script><p style="background-image:url('https://track.example/i');color:red">Dear Bert</p>
<img src="https://track.example/pixel.gif" alt="logo"><img src="//track.example/2" srcset="https://track.example/3 2x"><a href="javascript:alert(3)">here</a>
<a href="https://login.evil.example/?u=1" ping="https://track.example/p">your bank</a><form action="https://evil.example/"><input name="password"><button>Go</button></form>
<iframe src="https://evil.example/"></iframe><object data="x"></object><embed src="x"><svg><script>alert(4)</script></svg><math><mi xlink:href="javascript:alert(5)">x</mi></math>
<meta http-equiv="refresh" content="0;url=https://evil.example/"><link rel="stylesheet" href="https://track.example/c"><video src="https://track.example/v"></video></body></html>`;

test("messages are listed newest first, in pages, and found by half a word", async (t) => {
  const { signedIn, record, pass } = await testConsole(t);
  const browser = await signedIn();
  for (const subject of ["Quarterly invoice", "Hello", "Lunch on Friday"]) {
    await record({ subject, kept: subject === "Hello" });
    pass(1_000);
  }
  const list = async (search: string) => (await browser.get(`/api/v1/messages?${search}`)).json<MessagePage>();
  const subjects = async (search: string) => (await list(search)).rows.map((row) => row.subject);
  const first = await list("limit=2");
  assert.deepEqual(
    first.rows.map((row) => row.subject),
    ["Lunch on Friday", "Hello"],
  );
  assert.deepEqual(await subjects(`limit=2&before=${first.next}`), ["Quarterly invoice"]);
  assert.deepEqual(await subjects("text=quart"), ["Quarterly invoice"]);
  assert.deepEqual(await subjects("class=spam&action=quarantine"), ["Hello"]);
  assert.deepEqual(await subjects("direction=outbound"), []);
});

test("what is typed into the search never breaks the search", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  await record({ subject: 'He said "stop" AND went' });
  for (const text of [
    '"',
    "'",
    "*",
    "a* OR b*",
    "NEAR(",
    "subject:x",
    "-",
    "()",
    "\\",
    "%00",
    "');DROP TABLE messages;--",
    "𝔘",
    " ",
    "a".repeat(200),
  ]) {
    const reply = await browser.get(`/api/v1/messages?text=${encodeURIComponent(text)}`);
    assert.equal(reply.status, 200, `${text}: ${reply.text}`);
    assert.equal((await browser.get(`/api/v1/quarantine?text=${encodeURIComponent(text)}`)).status, 200, text);
  }
  assert.equal((await browser.get("/api/v1/messages?text=stop")).json<MessagePage>().rows.length, 1);
  for (const wrong of ["class=nonsense", "limit=0", "limit=1000000", "before=x", `text=${"a".repeat(201)}`]) {
    assert.equal((await browser.get(`/api/v1/messages?${wrong}`)).status, 400, wrong);
  }
});

test("one message is told in words, with its kept copy and whether the body is there", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  const { arrival, kept } = await record({ subject: "Cheap watches" });
  const detail = (await browser.get(`/api/v1/messages/${arrival.toLowerCase()}`)).json<MessageDetail>();
  assert.equal(detail.judgement?.subject, "Cheap watches");
  assert.match(detail.explanation.verdict ?? "", /Verdict: spam.* 93 %/);
  assert.match(detail.explanation.how.join(" "), /The host 192\.0\.2\.7, which called itself mx\.sender\.example, brought it/);
  assert.deepEqual(
    detail.kept.map(({ id, state }) => ({ id, state })),
    [{ id: kept, state: "kept" }],
  );
  assert.equal(detail.bodyAvailable, true);
  assert.equal((await browser.get("/api/v1/messages/01JDCHM0000000000000000000")).status, 404);
  assert.equal((await browser.get("/api/v1/messages/..%2f..%2fetc")).status, 400);
});

test("the page of a hostile body runs nothing, loads nothing and leads nowhere", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  const { arrival } = await record({ raw: HOSTILE });
  const page = await browser.get(`/api/v1/messages/${arrival}/body.html`);
  assert.equal(page.status, 200);
  assert.match(
    String(page.headers["content-security-policy"]),
    /^sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'$/,
  );
  assert.equal(page.headers["x-content-type-options"], "nosniff");
  assert.equal(page.headers["cache-control"], "no-store");
  const body = page.text.slice(page.text.indexOf("<body>"));
  assert.match(body, /<p style="color:red">Dear Bert<\/p>/);
  assert.match(body, /<a title="would lead to https:\/\/login\.evil\.example\/\?u=1">your bank<\/a>/);
  assert.match(body, /picture not loaded: logo/);
  const attributes = body.replace(/title="[^"]*"/g, "");
  for (const danger of [
    "script",
    "href",
    "src",
    "url(",
    "onload",
    "onerror",
    "track.example",
    "<form",
    "<input",
    "<button",
    "<iframe",
    "<meta",
    "<link",
    "<svg",
    "<math",
    "<video",
    "<base",
  ]) {
    assert.ok(!attributes.toLowerCase().includes(danger), `${danger} in ${attributes}`);
  }
});

test("headers and text of a body are shown as data", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  const { arrival } = await record({ raw: HOSTILE });
  const reply = await browser.get(`/api/v1/messages/${arrival}/body`);
  assert.match(String(reply.headers["content-type"]), /^application\/json/);
  const { headers, text, hasHtml } = reply.json<MessageBody>();
  assert.deepEqual(headers[1], { name: "Subject", value: "<img src=x onerror=alert(1)>" });
  assert.match(text, /Dear Bert/);
  assert.equal(hasHtml, true);
});

test("a picture inside the message is shown from the message", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  const raw = [
    "Content-Type: multipart/related; boundary=b",
    "",
    "--b",
    "Content-Type: text/html",
    "",
    '<img src="cid:logo%40x" alt="ours"><img src="cid:svg">',
    "--b",
    "Content-Type: image/png",
    "Content-ID: <logo@x>",
    "Content-Transfer-Encoding: base64",
    "",
    "iVBORw0KGgo=",
    "--b",
    "Content-Type: image/svg+xml",
    "Content-ID: <svg>",
    "",
    "<svg onload='alert(1)'/>",
    "--b--",
    "",
  ].join("\r\n");
  const { arrival } = await record({ raw });
  const { text } = await browser.get(`/api/v1/messages/${arrival}/body.html`);
  assert.match(text, /<img src="data:image\/png;base64,iVBORw0KGgo=" alt="ours" \/>/);
  assert.ok(!text.includes("svg"));
});

test("the raw file is an attachment of no type that a browser would show", async (t) => {
  const { signedIn, record } = await testConsole(t);
  const browser = await signedIn();
  const { arrival } = await record({ raw: HOSTILE });
  const reply = await browser.get(`/api/v1/messages/${arrival}/raw`);
  assert.equal(reply.text, HOSTILE);
  assert.equal(reply.headers["content-type"], "application/octet-stream");
  assert.equal(reply.headers["content-disposition"], `attachment; filename="${arrival}.eml"`);
});

test("reading a body is recorded with who read it: once for text and page together, again later", async (t) => {
  const { signedIn, record, stores, pass } = await testConsole(t);
  const browser = await signedIn();
  const { arrival } = await record({ raw: HOSTILE });
  const readings = async () => (await stores.events.of(arrival)).filter((event) => event.type === "body.read");
  assert.equal((await readings()).length, 0);
  await browser.get(`/api/v1/messages/${arrival}/body`);
  await browser.get(`/api/v1/messages/${arrival}/body.html`);
  assert.deepEqual(
    (await readings()).map((event) => event.by),
    ["olga"],
  );
  pass(61_000);
  await browser.get(`/api/v1/messages/${arrival}/raw`);
  assert.equal((await readings()).length, 2);
});

test("a body is not shown when reading it cannot be recorded", async (t) => {
  const full = await testConsole(t);
  const { events } = full.stores;
  const { arrival } = await full.record();
  // the store's own events, with the disk full for what is appended
  const broken: EventLog = Object.assign(Object.create(events), {
    of: (id: string) => events.of(id),
    append: (...appended: readonly PosternEvent[]) =>
      appended[0]?.type === "body.read" ? Promise.reject(new Error("disk full")) : events.append(...appended),
    subscribe: () => () => {},
    note: () => {},
  });
  const { signedIn } = await testConsole(t, { events: broken, messages: full.stores.messages });
  const reply = await (await signedIn()).get(`/api/v1/messages/${arrival}/body`);
  assert.equal(reply.status, 500);
  assert.ok(!reply.text.includes("Hello Bert") && !reply.text.includes("disk full"));
});

test("kept mail is released and deleted, many at once, each with its own answer", async (t) => {
  const { signedIn, record, stores, wakes } = await testConsole(t);
  const browser = await signedIn();
  const records = await Promise.all([1, 2, 3].map((n) => record({ subject: `Kept ${n}` })));
  const [one, two, three] = records.map(({ kept }) => kept ?? "");
  const end = async (how: string, ids: readonly (string | undefined)[]) =>
    (await browser.post(`/api/v1/quarantine/${how}`, { ids })).json<KeptResults>().results.map(({ result }) => result);
  assert.deepEqual(await end("release", [one, two, "nobody-knows-this"]), ["releasing", "releasing", "not-there"]);
  assert.ok(wakes() >= 2, "the outbox is told");
  assert.equal(await stores.outbox.waiting(), 2);
  assert.deepEqual(await end("delete", [three]), ["deleted"]);
  assert.deepEqual(await end("release", [three]), ["not-there"]);
  const events = await stores.events.of(records[0]?.arrival ?? "");
  assert.deepEqual(
    events.flatMap((event) => (event.type === "kept.ended" ? [{ how: event.how, by: event.by }] : [])),
    [{ how: "released", by: "olga" }],
  );
  const list = async (show: string) => (await browser.get(`/api/v1/quarantine?show=${show}`)).json<KeptPage>();
  assert.equal((await list("waiting")).total, 0);
  assert.equal((await list("ended")).rows.length, 3);
  assert.equal((await browser.post("/api/v1/quarantine/release", { ids: [] })).status, 400);
  assert.equal((await browser.post("/api/v1/quarantine/release", { ids: Array.from({ length: 201 }, String) })).status, 400);
});

test("problems say what is wrong in one sentence and show nothing of the inside", async (t) => {
  const { signedIn } = await testConsole(t, {
    nextHops: () => {
      throw new Error("secret inner words");
    },
  });
  const browser = await signedIn();
  const fault = await browser.get("/api/v1/overview");
  assert.equal(fault.status, 500);
  assert.ok(!fault.text.includes("secret"));
  const unknown = (await browser.get("/api/v1/nothing")).json<Problem>();
  assert.deepEqual({ status: unknown.status, code: unknown.code }, { status: 404, code: "route/unknown" });
  const notJson = await browser.post("/api/v1/quarantine/release", undefined, { "content-type": "text/plain" });
  assert.ok(notJson.status === 400 || notJson.status === 415, String(notJson.status));
});

test("the copies of a message are told with it", async (t) => {
  const member = { arrival: "01", at: 1, from: "a@one.test", subject: "Offer", recipients: ["b@example.org"], state: "delivered" } as const;
  const story = {
    ...{ messages: 2, senders: 2, recipients: 1, firstSeen: 1, lastSeen: 2, delivered: 2, kept: 0 },
    label: "spam",
    members: [{ ...member, arrival: "02" }, member],
  } as const;
  const { signedIn, record } = await testConsole(t, { campaigns: { of: () => story } });
  const browser = await signedIn();
  const { arrival } = await record();
  const detail = (await browser.get(`/api/v1/messages/${arrival}`)).json<MessageDetail>();
  assert.deepEqual(detail.campaign, story);
});
