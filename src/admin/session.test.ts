/** Signing in: the one-time link, passwords, sessions, and every way in which a stranger's page or program might use somebody's session. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADMINISTRATOR, testConsole } from "../../test/support/admin.ts";

const HOUR = 3_600_000;

test("the first administrator is created by a link that works once", async (t) => {
  const { server, browser } = await testConsole(t);
  const link = await server.createSetupLink();
  assert.match(link ?? "", /^http:\/\/127\.0\.0\.1:\d+\/setup#[A-Za-z0-9_-]{43}$/);
  const token = link?.split("#")[1];
  const first = browser();
  assert.deepEqual((await first.get("/api/v1/session")).json(), { state: "signed-out", needsSetup: true });
  assert.deepEqual((await first.post("/api/v1/setup/check", { token })).json(), { valid: true });
  const short = await first.post("/api/v1/setup", { token, account: "olga", password: "elevenchars" });
  assert.equal(short.status, 400);
  assert.match(short.json<{ detail: string }>().detail, /at least 12 characters/);
  const made = await first.post("/api/v1/setup", { token, ...ADMINISTRATOR });
  assert.equal(made.status, 200);
  assert.equal(made.json()["account"], "olga");
  const second = await browser().post("/api/v1/setup", { token, account: "mallory", password: ADMINISTRATOR.password });
  assert.equal(second.status, 403);
  assert.equal(await server.createSetupLink(), null, "no link once there is an administrator");
  assert.deepEqual((await browser().get("/api/v1/session")).json(), { state: "signed-out", needsSetup: false });
});

test("a set-up link ends after 24 hours, and when a newer one is made", async (t) => {
  const { server, browser, pass } = await testConsole(t);
  const [first, second] = [await server.createSetupLink(), await server.createSetupLink()];
  const check = async (link: string | null) =>
    (await browser().post("/api/v1/setup/check", { token: link?.split("#")[1] })).json()["valid"];
  assert.equal(await check(first), false);
  assert.equal(await check(second), true);
  pass(24 * HOUR + 1);
  assert.equal(await check(second), false);
});

test("the session's cookie is out of reach of script and of other sites", async (t) => {
  const { signedIn } = await testConsole(t);
  const browser = await signedIn();
  const again = await browser.post("/api/v1/session", ADMINISTRATOR);
  assert.match(again.headers["set-cookie"]?.[0] ?? "", /^postern=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
});

test("behind https the cookie is Secure and bound to its host", async (t) => {
  const { signedIn } = await testConsole(t, {}, "https://postern.example.org");
  const browser = await signedIn();
  const again = await browser.post("/api/v1/session", ADMINISTRATOR);
  assert.match(again.headers["set-cookie"]?.[0] ?? "", /^__Host-postern=.*Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  assert.match(String(again.headers["strict-transport-security"]), /max-age=\d+/);
});

test("without a session nothing is told and nothing is done", async (t) => {
  const { browser, record, stores } = await testConsole(t);
  const { arrival, kept } = await record();
  const stranger = browser();
  for (const path of [
    "messages",
    `messages/${arrival}`,
    `messages/${arrival}/body`,
    `messages/${arrival}/raw`,
    "quarantine",
    "overview",
    "live",
    "alerts",
    "samples",
  ]) {
    const reply = await stranger.get(`/api/v1/${path}`);
    assert.equal(reply.status, 401, path);
    assert.match(reply.headers["content-type"] ?? "", /^application\/problem\+json/);
    assert.ok(!reply.text.includes(arrival), path);
  }
  assert.equal((await stranger.post("/api/v1/quarantine/release", { ids: [kept] })).status, 401);
  assert.equal((await stores.keeping.get(kept ?? ""))?.state, "kept");
});

test("a change needs a page of ours and the session's token", async (t) => {
  const { signedIn, record, stores } = await testConsole(t);
  const browser = await signedIn();
  const { kept } = await record();
  const release = (headers: Record<string, string>) => browser.post("/api/v1/quarantine/release", { ids: [kept] }, headers);
  assert.equal((await release({ origin: "https://evil.example", "sec-fetch-site": "" })).status, 403);
  assert.equal((await release({ "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await release({ "sec-fetch-site": "same-site" })).status, 403);
  assert.equal((await release({ origin: "null" })).status, 403);
  assert.equal((await release({ origin: "", "sec-fetch-site": "" })).status, 403);
  assert.equal((await release({ "x-csrf-token": "" })).status, 403);
  assert.equal((await release({ "x-csrf-token": "A".repeat(43) })).status, 403);
  assert.equal((await stores.keeping.get(kept ?? ""))?.state, "kept");
  assert.equal((await release({})).status, 200);
  assert.equal((await stores.keeping.get(kept ?? ""))?.state, "releasing");
});

test("a page of a stranger cannot sign somebody in", async (t) => {
  const { signedIn, browser } = await testConsole(t);
  await signedIn();
  assert.equal((await browser().post("/api/v1/session", ADMINISTRATOR, { origin: "https://evil.example" })).status, 403);
});

test("a name that was pointed at this address is refused (DNS rebinding)", async (t) => {
  const { browser } = await testConsole(t);
  for (const host of ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]:1", "192.0.2.1"]) {
    assert.equal((await browser().get("/api/v1/session", { host })).status, 421, host);
    assert.equal((await browser().get("/", { host, accept: "text/html" })).status, 421, host);
  }
  for (const host of ["localhost", "localhost:8080", "127.0.0.1", "[::1]:8080"]) {
    assert.equal((await browser().get("/api/v1/session", { host })).status, 200, host);
  }
});

test("a session ends twelve hours after its last use, and at once when signing out", async (t) => {
  const { signedIn, pass } = await testConsole(t);
  const browser = await signedIn();
  for (let use = 0; use < 3; use++) {
    pass(11 * HOUR);
    assert.equal((await browser.get("/api/v1/messages")).status, 200, `used after ${(use + 1) * 11} hours`);
  }
  pass(12 * HOUR);
  assert.equal((await browser.get("/api/v1/messages")).status, 401);
  const other = await signedIn();
  const stolen = other.cookie;
  assert.equal((await other.send("DELETE", "/api/v1/session")).status, 204);
  assert.equal((await browser.get("/api/v1/messages", { cookie: stolen ?? "" })).status, 401);
});

test("a new password ends every other session and the old password", async (t) => {
  const { signedIn, browser } = await testConsole(t);
  const mine = await signedIn();
  const elsewhere = await signedIn();
  const next = "a completely different one";
  const wrong = await mine.send("PUT", "/api/v1/session/password", { current: "not this one", next });
  assert.equal(wrong.status, 403);
  assert.equal((await mine.send("PUT", "/api/v1/session/password", { current: ADMINISTRATOR.password, next })).status, 204);
  assert.equal((await mine.get("/api/v1/messages")).status, 200);
  assert.equal((await elsewhere.get("/api/v1/messages")).status, 401);
  assert.equal((await browser().post("/api/v1/session", ADMINISTRATOR)).status, 401);
  assert.equal((await browser().post("/api/v1/session", { account: " OLGA ", password: next })).status, 200);
});

test("guessing passwords is stopped with the time to wait, even with the right one, and recorded", async (t) => {
  const { signedIn, browser, pass, stores } = await testConsole(t);
  await signedIn();
  const guess = (password: string, account = "olga") => browser().post("/api/v1/session", { account, password });
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(`wrong password ${i}`)));
  const statuses = guesses.map((reply) => reply.status);
  assert.equal(statuses.filter((status) => status === 401).length, 8, "attempts at the same moment are all counted");
  assert.equal(statuses.filter((status) => status === 429).length, 4);
  const right = await guess(ADMINISTRATOR.password);
  assert.equal(right.status, 429);
  assert.ok(Number(right.headers["retry-after"]) > 0 && Number(right.headers["retry-after"]) <= 900);
  pass(15 * 60_000);
  assert.equal((await guess(ADMINISTRATOR.password)).status, 200);
  assert.equal((await guess("hunter2", "my secret password in the wrong field")).status, 401);
  await stores.events.flush();
  const refused = await stores.events.latest({ types: ["console.refused"], limit: 50 });
  assert.equal(refused.length, 9);
  assert.ok(!JSON.stringify(refused).includes("my secret"), "what was typed as a name may be a password");
  const signedInEvents = await stores.events.latest({ types: ["console.signed-in"], limit: 50 });
  assert.equal(signedInEvents.length, 2);
});

test("what is no sign-in at all is refused before any password work", async (t) => {
  const { browser } = await testConsole(t);
  for (const body of [{}, { account: "olga" }, { account: ["olga"], password: {} }, { account: "a\u0000b", password: "x" }, "olga", null]) {
    assert.equal((await browser().post("/api/v1/session", body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await browser().post("/api/v1/session", { account: "olga", password: "x".repeat(70_000) })).status, 413);
});
