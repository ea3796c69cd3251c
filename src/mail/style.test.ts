/** How a message is written, as classes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { STYLE_CLASSES, STYLE_TRAITS, styleOf } from "./style.ts";

function traitsOf(lines: readonly string[], isReply = false): Readonly<Record<string, number>> {
  const style = styleOf(readMessage(Buffer.from(lines.join("\r\n"))), isReply);
  assert.match(style ?? "", new RegExp(`^[0-${STYLE_CLASSES - 1}]{${STYLE_TRAITS.length}}$`));
  return Object.fromEntries(STYLE_TRAITS.map((trait, i) => [trait, Number(style![i])]));
}

const ANSWER = [
  "Subject: Re: plan",
  "",
  "On Monday Bo wrote:",
  "> Shall we meet at ten? You can bring your papers.",
  "> And the others!!!",
  "",
  "hi bo, i don't think that i can make it before noon",
  "but let's try it then",
  "",
  "cheers",
  "anna",
  "-- ",
  "ANNA EXAMPLE, DIRECTOR OF EVERYTHING!!!",
];

const CAMPAIGN = [
  "Subject: Your reward",
  "Content-Type: text/html",
  "",
  "<p>Dear customer, you have won! Claim your reward today, your account will expire. VISIT https://a.example/1 https://b.example/2</p>",
];

test("an answer between quotations and a signature line", () => {
  const seen = traitsOf(ANSWER, true);
  assert.deepEqual(
    ["plain or HTML", "answer or not", "closing", "exclamation marks", "capitals", "how the writer speaks of himself"].map((t) => seen[t]),
    [0, 1, 2, 0, 0, 3],
  );
  assert.equal(seen["quoting"], 1);
  assert.ok(seen["contractions"]! > 0);
});

test("a campaign differs in what campaigns differ in", () => {
  const [answer, campaign] = [traitsOf(ANSWER, true), traitsOf(CAMPAIGN)];
  for (const trait of ["plain or HTML", "how the reader is spoken to", "exclamation marks", "capitals", "links", "greeting"])
    assert.ok(campaign[trait]! > answer[trait]!, trait);
});

test("what is quoted does not count: the same words, another quotation", () => {
  const other = ANSWER.map((line) => (line.startsWith(">") ? "> QUITE ANOTHER THING! DO IT NOW, SAYS YOUR BANK!" : line));
  assert.deepEqual(traitsOf(other, true), traitsOf(ANSWER, true));
});

test("too few words are no style", () => {
  assert.equal(styleOf(readMessage(Buffer.from("Subject: x\r\n\r\nok, thanks")), false), null);
  assert.equal(styleOf(readMessage(Buffer.from("")), false), null);
});

test("what stands beyond the first characters does not count, whatever it is", () => {
  const first = ANSWER.slice(5, 10).join("\r\n").padEnd(8_000, "\r\nand so on and so forth, day by day");
  for (const rest of ["", "A!".repeat(500_000), "'".repeat(1_000_000), "\r\n> quoted".repeat(50_000)]) {
    const message = readMessage(Buffer.from(`Subject: x\r\n\r\n${first}${rest}`));
    assert.equal(styleOf(message, false), styleOf(readMessage(Buffer.from(`Subject: x\r\n\r\n${first}`)), false));
  }
});
