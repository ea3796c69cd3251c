/** Next hop URLs as operators write them, and the sentence for each mistake. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatHopUrl, parseHopUrl } from "./hop-url.ts";

test("good URLs, with default ports", () => {
  const cases: readonly [string, string][] = [
    ["smtp://127.0.0.1:10026", "smtp://127.0.0.1:10026"],
    ["smtp://Mail.Example.ORG", "smtp://mail.example.org:25"],
    ["SMTPS://mail.example.org/", "smtps://mail.example.org:465"],
    ["smtp://[::1]:2525", "smtp://[::1]:2525"],
    ["smtp://localhost", "smtp://localhost:25"],
    ["maildir:/var/mail/x", "maildir:/var/mail/x"],
    ["maildir:///var/mail/x", "maildir:/var/mail/x"],
    ["maildir:data/maildir", "maildir:data/maildir"],
  ];
  for (const [text, expected] of cases) {
    const parsed = parseHopUrl(text);
    assert.ok("url" in parsed, text);
    assert.equal(formatHopUrl(parsed.url), expected);
  }
});

test("each mistake has its sentence, and a password is not quoted back", () => {
  const cases: readonly [string, RegExp][] = [
    ["mail.example.org", /expected smtp:\/\//],
    ["lmtp://x", /expected smtp:\/\//],
    ["smtp:mail.example.org", /expected \/\/ after smtp:/],
    ["smtp://user:secret@host", /without credentials/],
    ["smtp://", /host name/],
    ["smtp://a b", /host name/],
    ["smtp://host:0", /port/],
    ["smtp://host:70000", /port/],
    ["smtp://host:", /port/],
    ["smtp://[fe80]:25", /IPv6/],
    ["smtp://::1", /IPv6 in brackets/],
    ["smtp://host/path", /host name/],
    ["maildir:", /folder/],
    ["maildir://host/x", /local folder/],
    ["smtp://host\r\nRSET", /host name|host or host:port/],
  ];
  for (const [text, expected] of cases) {
    const parsed = parseHopUrl(text);
    assert.ok("mistake" in parsed, text);
    assert.match(parsed.mistake, expected);
    assert.doesNotMatch(parsed.mistake, /secret/);
  }
});
