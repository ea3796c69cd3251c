/** Trace fields as common servers write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseReceived } from "./received.ts";

test("Postfix", () => {
  assert.deepEqual(
    parseReceived(
      "from mail.sender.test (unknown [192.0.2.7]) (using TLSv1.3 with cipher X (256/256 bits)) by mx.example.org (Postfix) with ESMTPS id 4ABC for <u@example.org>; Mon, 5 Jan 2004 10:00:00 +0000 (UTC)",
    ),
    { from: "mail.sender.test", by: "mx.example.org", address: "192.0.2.7", with: "ESMTPS", date: Date.UTC(2004, 0, 5, 10) },
  );
});

test("IPv6, and an address as name", () => {
  const hop = parseReceived("from [2001:db8::1] ([IPv6:2001:DB8::2]) by host with LMTP; bad date");
  assert.deepEqual([hop.from, hop.address, hop.with, hop.date], ["[2001:db8::1]", "2001:db8::1", "LMTP", null]);
});

test("sendmail, qmail and local hand-over", () => {
  assert.equal(
    parseReceived("from localhost (localhost [127.0.0.1]) by a.test (8.11.6) with ESMTP id g7; Thu, 1 Aug 2002 10:00:00 +0100").address,
    "127.0.0.1",
  );
  const qmail = parseReceived("(qmail 12345 invoked by uid 500); 1 Aug 2002 10:00:00 -0000");
  assert.deepEqual([qmail.from, qmail.by, qmail.date], [null, null, Date.UTC(2002, 7, 1, 10)]);
  assert.equal(
    parseReceived("from unknown (HELO x.test) (203.0.113.9) by b.test with SMTP; 1 Aug 2002 10:00:00 -0000").address,
    "203.0.113.9",
  );
});

test("the address of the receiving host is not taken for the sender's", () => {
  assert.equal(parseReceived("from a.test by b.test ([192.0.2.99]) with SMTP; x").address, null);
});

test("nonsense is all null", () => {
  assert.deepEqual(parseReceived(""), { from: null, by: null, address: null, with: null, date: null });
  assert.equal(parseReceived("(".repeat(100_000)).from, null);
});
