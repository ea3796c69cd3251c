/** TLS and AUTH towards the next hop: what is encrypted, what is verified, and where credentials never go. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { delivery, hopTo, peerFor, urlOf } from "../testing/hop.ts";
import { EXTENSIONS, PEER_CERTIFICATE } from "../testing/peer.ts";

const WITH_TLS = { ehlo: EXTENSIONS };
const AFTER_TLS = ["EHLO gate.test", "STARTTLS", "EHLO gate.test", "MAIL FROM:<a@example.com> SIZE=21", "RCPT TO:<b@example.org>", "DATA"];
const CREDENTIALS = { user: "gate", password: "påss" };
const PLAIN = `AUTH PLAIN ${Buffer.from("\0gate\0påss").toString("base64")}`;
const AUTH_OFFERED = (mechanisms: string) => ({ ehlo: `250-peer.test\r\n250 ${mechanisms}` });

test("opportunistic: STARTTLS is used when offered, whatever the certificate", async (t) => {
  const peer = await peerFor(t, WITH_TLS);
  assert.equal((await hopTo(t, [peer]).deliver(delivery())).kind, "accepted");
  assert.deepEqual(peer.lines, AFTER_TLS);
});

test("opportunistic: refused or broken TLS falls back to the clear on a new connection", async (t) => {
  for (const step of ["454 4.7.0 not now", "220 go\r\n250 injected", "220 go\0drop", "drop"]) {
    const peer = await peerFor(t, { ...WITH_TLS, starttls: step });
    assert.equal((await hopTo(t, [peer]).deliver(delivery())).kind, "accepted", step);
    assert.equal(peer.connections(), 2);
    assert.equal(peer.messages.length, 1);
  }
});

test("none: STARTTLS is not used", async (t) => {
  const peer = await peerFor(t, WITH_TLS);
  assert.equal((await hopTo(t, [peer], { tls: "none" }).deliver(delivery())).kind, "accepted");
  assert.ok(!peer.lines.includes("STARTTLS"));
});

test("required: not offered, refused or injected means that nothing is sent", async (t) => {
  const scripts = [{}, { ...WITH_TLS, starttls: "454 4.7.0 not now" }, { ...WITH_TLS, starttls: "220 go\r\n250 injected" }];
  for (const script of scripts) {
    const peer = await peerFor(t, script);
    const handover = await hopTo(t, [peer], { tls: "required", verify: false }).deliver(delivery());
    assert.equal(handover.kind, "failed");
    assert.ok(!peer.lines.some((line) => line.startsWith("MAIL")));
  }
});

test("required: the certificate must be valid for the host's name, unless verifying is switched off", async (t) => {
  const peer = await peerFor(t, WITH_TLS);
  const named = { ...urlOf(peer), host: "localhost" };
  const send = async (host: typeof named, more: object): Promise<string> =>
    (await hopTo(t, [host], { tls: "required", ...more }).deliver(delivery())).kind;
  assert.equal(await send(named, {}), "failed"); // nobody we trust signed it
  assert.equal(await send(named, { ca: PEER_CERTIFICATE }), "accepted");
  assert.equal(await send({ ...named, host: "127.0.0.1" }, { ca: PEER_CERTIFICATE }), "failed"); // another name
  assert.equal(await send(named, { verify: false }), "accepted");
});

test("smtps:// is TLS from the first byte and verified", async (t) => {
  const peer = await peerFor(t, {}, { implicitTls: true });
  const url = { ...urlOf(peer, true), host: "localhost" };
  assert.equal((await hopTo(t, [url]).deliver(delivery())).kind, "failed");
  assert.equal((await hopTo(t, [url], { ca: PEER_CERTIFICATE }).deliver(delivery())).kind, "accepted");
  assert.equal(peer.messages.length, 1);
});

test("AUTH PLAIN is preferred, LOGIN is used without it, a refusal is told without the password", async (t) => {
  const plain = await peerFor(t, AUTH_OFFERED("AUTH LOGIN PLAIN"));
  assert.equal((await hopTo(t, [plain], { credentials: CREDENTIALS }).deliver(delivery())).kind, "accepted");
  assert.equal(plain.lines[1], PLAIN);
  const login = await peerFor(t, AUTH_OFFERED("AUTH=LOGIN"));
  assert.equal((await hopTo(t, [login], { credentials: CREDENTIALS }).deliver(delivery())).kind, "accepted");
  assert.deepEqual(login.lines.slice(1, 4), ["AUTH LOGIN", "Z2F0ZQ==", Buffer.from("påss").toString("base64")]);
  const refusing = await peerFor(t, { ...AUTH_OFFERED("AUTH PLAIN"), auth: "535 5.7.8 wrong" });
  const handover = await hopTo(t, [refusing], { credentials: CREDENTIALS }).deliver(delivery());
  assert.ok(handover.kind === "failed");
  assert.match(handover.why, /535 5\.7\.8 wrong/);
  assert.doesNotMatch(handover.why, /påss/);
  assert.ok(!refusing.lines.some((line) => line.startsWith("MAIL")));
  const without = await peerFor(t);
  assert.equal((await hopTo(t, [without], { credentials: CREDENTIALS }).deliver(delivery())).kind, "failed");
});

test("credentials of one route do not go to the hosts of another", async (t) => {
  const main = await peerFor(t, AUTH_OFFERED("AUTH PLAIN"));
  const other = await peerFor(t, AUTH_OFFERED("AUTH PLAIN"));
  const hop = hopTo(t, [main], { credentials: CREDENTIALS, routes: { "other.example": { hosts: [urlOf(other)] } } });
  assert.equal((await hop.deliver(delivery(undefined, ["x@other.example"], { route: hop.routeOf("x@other.example") }))).kind, "accepted");
  assert.equal((await hop.deliver(delivery())).kind, "accepted");
  assert.ok(!other.lines.includes(PLAIN));
  assert.ok(main.lines.includes(PLAIN));
});
