/** Messages that mail programs read in several ways: text, links and attachments of every reading are found, with a defect. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGE_PARTS, READINGS } from "../platform/limits.ts";
import { HABITS, type Habit } from "./habits.ts";
import { readMessage } from "./read.ts";

const PAGE = "<a href=http://evil.test/>go</a>";
const BASE64_PAGE = Buffer.from(PAGE).toString("base64");
const multipart = 'Content-Type: multipart/mixed; boundary="b"';

/** Each message shows a link to evil.test to programs of one habit, and shows something harmless to others. */
const cases: readonly (readonly [habit: Habit, name: string, lines: readonly string[]])[] = [
  ["last-counts", "two types", ["Content-Type: image/png", "Content-Type: text/html", "", PAGE]],
  [
    "last-counts",
    "two encodings",
    ["Content-Type: text/html", "Content-Transfer-Encoding: 7bit", "Content-Transfer-Encoding: base64", "", BASE64_PAGE],
  ],
  [
    "last-counts",
    "two boundaries",
    ['Content-Type: multipart/mixed; boundary="a"; boundary="b"', "", "--a", "", "x", "--b", "Content-Type: text/html", "", PAGE, "--b--"],
  ],
  ["ends-at-text", "text inside the header", ["Subject: x", "see http://evil.test/", "Content-Type: image/png", "", "x"]],
  ["ends-at-spaces", "a line of spaces", ["Subject: x", "   ", "Go: http://evil.test/", "Content-Type: image/png", "", "x"]],
  ["bare-cr-is-text", "a blank line of bare CR", ["Subject: x\r\r\nContent-Type: text/html", "", PAGE]],
  [
    "delimiter-prefix",
    "text behind a delimiter",
    [multipart, "", "--b", "", "x", "--b and more", "Content-Type: text/html", "", PAGE, "--b--"],
  ],
  ["past-the-end", "a part behind the end", [multipart, "", "--b", "", "x", "--b--", "--b", "Content-Type: text/html", "", PAGE, "--b--"]],
  [
    "decodes-containers",
    "an encoded multipart",
    [
      multipart,
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(`--b\r\nContent-Type: text/html\r\n\r\n${PAGE}\r\n--b--`).toString("base64"),
    ],
  ],
  [
    "plain-body",
    "text that is said to be base64",
    ["Content-Type: text/html", "Content-Transfer-Encoding: base64", "", `<p>${PAGE} now!</p>`],
  ],
  ["guesses", "a misspelt encoding", ["Content-Type: text/html", "Content-Transfer-Encoding: base-64", "", BASE64_PAGE]],
  ["guesses", "a damaged type", ["Content-Type: text\\html", "", PAGE]],
  ["guesses", "a missing boundary", ["Content-Type: multipart/mixed", "", "--b", "Content-Type: text/html", "", PAGE, "--b--"]],
];

for (const [habit, name, lines] of cases) {
  test(`read in several ways: ${name}`, () => {
    const message = readMessage(Buffer.from(lines.join("\r\n"), "utf8"));
    assert.ok(
      message.links.some((link) => link.host === "evil.test"),
      JSON.stringify(message.links),
    );
    assert.ok(message.text.includes("go") || message.text.includes("evil.test"));
    assert.ok(
      message.defects.some((defect) => defect.name === HABITS[habit].defect),
      message.defects.map((defect) => defect.name).join(", "),
    );
    assert.deepEqual(
      message.parts.map((part) => part.index),
      message.parts.map((_, i) => i),
    );
  });
}

test("every habit has a case", () => {
  assert.deepEqual(new Set(cases.map(([habit]) => habit)), new Set(Object.keys(HABITS)));
});

test("an attachment of another reading is listed", () => {
  const message = readMessage(
    Buffer.from([multipart, "", "--b", "", "x", "--b--", "--b", "Content-Type: application/x; name=a.exe", "", "MZ", "--b--"].join("\r\n")),
  );
  assert.deepEqual(
    message.attachments.map((attachment) => [attachment.filename, attachment.kind, attachment.part.reading]),
    [["a.exe", "executable", "past-the-end"]],
  );
});

test("ordinary mail has one reading", () => {
  const message = readMessage(Buffer.from([multipart, "", "--b", "", "one", "--b", "", "two", "--b--", "goodbye"].join("\r\n")));
  assert.deepEqual(
    message.parts.map((part) => part.reading),
    [null, null, null],
  );
  assert.deepEqual(message.defects, []);
});

test("readings and the parts that they add are bounded", () => {
  const parts = Array.from({ length: MESSAGE_PARTS }, (_, i) => `--b\r\n\r\n${i}`).join("\r\n");
  const hostile = [
    "Subject: x",
    " ",
    "Go: x",
    "text",
    "Content-Type: text",
    'Content-Type: multipart/mixed; boundary="b"; boundary="c"',
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: bass64",
    "",
    parts,
    "--b more",
    "",
    "x",
    "--b--",
    parts,
  ].join("\r\n");
  const message = readMessage(Buffer.from(hostile));
  assert.ok(message.parts.length <= MESSAGE_PARTS);
  assert.ok(new Set(message.parts.map((part) => part.reading)).size <= READINGS);
});
