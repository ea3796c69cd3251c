/** What readers see of odd characters, and paragraphs of format=flowed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { asShown, unflowed } from "./shown-text.ts";

test("characters without width are dropped", () => {
  assert.equal(asShown("p\u200bay\u00adp\u2060al\u{e0041}\u{e007f}\ufe0f\u202a!"), "paypal!");
  assert.equal(asShown("plain"), "plain");
  assert.equal(asShown("\u4e2d\u6587 \u00e4"), "\u4e2d\u6587 \u00e4");
});

test("an override of direction is read as it is shown", () => {
  assert.equal(asShown("go to \u202elapyap\u202c now"), "go to paypal now");
  assert.equal(asShown("\u202efdp.exe"), "exe.pdf");
});

test("flowed lines are joined, within one quoting, and not over a signature", () => {
  assert.equal(unflowed("a \r\nb\r\nc", false), "a b\nc");
  assert.equal(unflowed("http://a.test/ \nb", true), "http://a.test/b");
  assert.equal(unflowed("> a \n> b\n>> c \nd", false), "> a b\n>> c \nd");
  assert.equal(unflowed("a \n-- \nme", false), "a \n-- \nme");
  assert.equal(unflowed(" From x", false), "From x");
});

test("a link wrapped by format=flowed is whole", () => {
  const message = readMessage(
    Buffer.from("Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\nsee http://a.test/some- \r\nthing/long now\r\n"),
  );
  assert.equal(message.links[0]?.url, "http://a.test/some-thing/long");
});
