/** How far trace fields are believed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toNetworks } from "../platform/net.ts";
import type { Client } from "./arrival.ts";
import { originOf, sourceOf } from "./origin.ts";
import { readMessage } from "./read.ts";

const isOurs = toNetworks(["10.0.0.0/8", "2001:db8:1::/48"]);
const client = (address: string): Client => ({ address, port: 1, helo: null, protocol: "ESMTP", tls: null, ours: isOurs(address) });

test("a stranger's trace fields are not believed at all", () => {
  const stranger = client("203.0.113.9");
  assert.equal(originOf(stranger, ["10.0.0.1"], isOurs), null);
  assert.equal(sourceOf(stranger, undefined), "203.0.113.9");
});

test("those of our own hosts are, down to the first stranger", () => {
  const relay = client("10.0.0.1");
  const origin = originOf(relay, ["127.0.0.1", "2001:db8:1::5", "203.0.113.9", "192.0.2.1"], isOurs);
  assert.deepEqual(origin, { address: "203.0.113.9", trusted: 3 });
  assert.equal(sourceOf(relay, origin ?? undefined), "203.0.113.9");
});

test("what began inside has no stranger, and what a local program was given proves nothing", () => {
  const relay = client("10.0.0.1");
  assert.deepEqual(originOf(relay, ["10.0.0.2"], isOurs), { address: null, trusted: 1 });
  assert.deepEqual(originOf(relay, [null, "203.0.113.9"], isOurs), { address: null, trusted: 1 });
  assert.deepEqual(originOf(relay, [], isOurs), { address: null, trusted: 0 });
  assert.equal(sourceOf(relay, { address: null, trusted: 1 }), "10.0.0.1");
});

test("fields that the sender forged below the true ones change nothing", () => {
  const raw = [
    "Received: from mx.example.org (mx.example.org [10.0.0.2]) by relay.example.org with ESMTP; Mon, 5 Jan 2026 10:00:02 +0000",
    "Received: from evil.test (unknown [203.0.113.9]) by mx.example.org with ESMTP; Mon, 5 Jan 2026 10:00:01 +0000",
    "Received: from mx.example.org ([10.0.0.2]) by mx.example.org with ESMTP; Mon, 5 Jan 2026 10:00:00 +0000",
    "Received: from bank.test ([198.51.100.1]) by mx.example.org with ESMTP; Mon, 5 Jan 2026 09:00:00 +0000",
  ];
  const message = readMessage(Buffer.from(`${raw.join("\r\n")}\r\n\r\nx`));
  const route = message.received.map(({ address }) => address);
  assert.deepEqual(originOf(client("10.0.0.1"), route, isOurs), { address: "203.0.113.9", trusted: 2 });
});
