/** What the ledger learns of a message. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { traitsOf } from "./traits.ts";

function traits(...lines: readonly string[]) {
  return traitsOf(readMessage(Buffer.from(lines.join("\r\n"), "latin1")));
}

test("a script, a program and a newsletter say what they are", () => {
  const found = traits(
    "From: shop@example.org",
    "X-PHP-Originating-Script: 33:mailer.php",
    "X-Mailer: PHPMailer 6.1",
    "Auto-Submitted: auto-generated",
    "",
    "See http://www.shop.example/a and http://shop.example/b and http://192.0.2.1/c",
  );
  assert.equal(found.script, "33:mailer.php");
  assert.equal(found.mailClient, "PHPMailer 6.1");
  assert.deepEqual(found.links, ["shop.example", "192.0.2.1"]);
  assert.deepEqual([found.isAutomatic, found.isReply], [true, false]);
});

test("a person's answer", () => {
  const found = traits("From: anna@example.org", "In-Reply-To: <1@x.test>", "User-Agent: Mutt/2.2", "Auto-Submitted: no", "", "Yes.");
  assert.deepEqual(found, {
    template: null,
    style: null,
    links: [],
    isReply: true,
    isAutomatic: false,
    mailClient: "Mutt/2.2",
    script: null,
  });
});

test("a message of nothing has no traits", () => {
  assert.deepEqual(traits(""), {
    template: null,
    style: null,
    links: [],
    isReply: false,
    isAutomatic: false,
    mailClient: null,
    script: null,
  });
});
