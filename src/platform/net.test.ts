/** Addresses in all their spellings, blocks, and "host:port". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clientKey, isLoopback, networkFault, normaliseAddress, parseHostPort, toBytes, toHostPort, toNetworks } from "./net.ts";

test("one address has one text", () => {
  for (const [written, canonical] of [
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:c000:201", "192.0.2.1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["::", "::"],
    ["::1", "::1"],
    ["64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
  ] as const) {
    assert.equal(normaliseAddress(written), canonical, written);
  }
  for (const text of ["", "localhost", "192.0.2", "192.0.2.256", "1::2::3", ":::", "[::1]"])
    assert.equal(normaliseAddress(text), null, text);
});

test("bytes", () => {
  assert.equal(toBytes("2001:db8::ff")?.toString("hex"), "20010db80000000000000000000000ff");
  assert.equal(toBytes("::ffff:1.2.3.4")?.toString("hex"), "00000000000000000000ffff01020304");
});

test("networks match addresses, mapped ones as IPv4", () => {
  const ours = toNetworks(["192.0.2.0/24", "198.51.100.7", "2001:db8::/32", "::ffff:203.0.113.0/120"]);
  for (const address of ["192.0.2.255", "::ffff:192.0.2.1", "198.51.100.7", "2001:db8:1::1", "203.0.113.9", "::ffff:203.0.113.9"]) {
    assert.equal(ours(address), true, address);
  }
  for (const address of ["192.0.3.0", "198.51.100.8", "2001:db9::1", "203.0.114.1", "", "nonsense", null])
    assert.equal(ours(address), false, `${address}`);
  assert.equal(toNetworks([])("127.0.0.1"), false);
  assert.equal(toNetworks(["0.0.0.0/0"])("2001:db8::1"), false);
});

test("what is no network is said in a sentence", () => {
  for (const text of [
    "",
    "x",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "2001:db8::/129",
    "10.0.0.0/a",
    "fe80::1%eth0/64",
    "::ffff:1.2.3.4/90",
  ]) {
    assert.equal(typeof networkFault(text), "string", text);
    assert.throws(() => toNetworks([text]), RangeError);
  }
  assert.equal(networkFault("10.0.0.0/8"), null);
});

test("connections of one IPv6 site count together", () => {
  assert.equal(clientKey("2001:db8::1"), clientKey("2001:db8::ffff:1"));
  assert.notEqual(clientKey("2001:db8::1"), clientKey("2001:db8:0:1::1"));
  assert.notEqual(clientKey("192.0.2.1"), clientKey("192.0.2.2"));
});

test("loopback", () => {
  for (const address of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) assert.equal(isLoopback(address), true, address);
  for (const address of ["128.0.0.1", "::2", "0.0.0.0", "", null]) assert.equal(isLoopback(address), false, `${address}`);
});

test("host:port", () => {
  assert.deepEqual(parseHostPort("127.0.0.1:2525"), { host: "127.0.0.1", port: 2525 });
  assert.deepEqual(parseHostPort("[::1]:25"), { host: "::1", port: 25 });
  assert.deepEqual(parseHostPort("mx.example.org:0"), { host: "mx.example.org", port: 0 });
  assert.deepEqual(parseHostPort(":25"), { host: "::", port: 25 });
  for (const text of ["", "25", "a:b", "a:65536", "::1:25", "[mx]:25", "[1.2.3.4]:25", "a b:1", "a:1 "])
    assert.equal(typeof parseHostPort(text), "string", text);
  assert.equal(toHostPort({ host: "::1", port: 25 }), "[::1]:25");
});
