/** The hijack benchmark on a small world made here: a takeover is found, honest mail is not, and the page and plot say what was measured. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ScoredMail } from "./mail.ts";
import { figuresOf, isLost, measure } from "./measure.ts";
import { negatives } from "./negatives.ts";
import { toPlot } from "./plot.ts";
import { toMarkdown } from "./report.ts";
import { toWorld } from "./world.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 9);

function letter(number: number, from: string, label: "ham" | "spam", corpus: string): ScoredMail {
  return {
    ...{ name: `${corpus}${from}${number}`, corpus, label, at: START + number * DAY + (number % 7) * 600_000, from },
    ...{ recipients: [`friend${number % 3}@world.example`], messageId: `<${number}@x>`, answers: null, bytes: 2_000 },
    traits: {
      mailClient: "Mutt",
      script: null,
      template: null,
      style: null,
      links: label === "spam" ? ["evil.example"] : [],
      isReply: label === "ham",
      isAutomatic: false,
    },
    probability: label === "spam" ? 0.97 : 0.02,
  };
}

const mail = [
  ...Array.from({ length: 8 }, (_, who) =>
    Array.from({ length: 30 }, (_, i) => letter(i, `author${who}@lists.example`, "ham", "mail-list-ham")),
  ).flat(),
  ...Array.from({ length: 12 }, (_, who) =>
    Array.from({ length: 3 }, (_, i) => letter(i, `spammer${who}@bad.example`, "spam", "mail-list-spam")),
  ).flat(),
];

test("a takeover is found in a few messages, and mail that nobody touched is left alone", { timeout: 120_000 }, () => {
  const world = toWorld(mail, "test");
  assert.ok(world.authors.length >= 2 && world.campaigns.length >= 2);
  const result = measure({ authors: world.authors.slice(0, 2), campaigns: world.campaigns.slice(0, 2) }, () => {});
  const [first] = result.cells;
  assert.deepEqual(first?.cell, { rate: "1/s", mix: 100, recipients: "new", login: "new network" });
  assert.equal(first.ours.found, 1);
  assert.ok((first.ours.messages?.[0] ?? 99) <= 3);
  assert.deepEqual([result.alarms.holds, result.alarms.suspensions], [0, 0]);
  const page = toMarkdown(result);
  for (const words of [
    "| 1/s | 100 | new | new network | 100 % |",
    "SPOT",
    "ticket system",
    "drawn from the house's own mail",
    "| nothing |",
  ])
    assert.ok(page.includes(words), words);
  assert.match(toPlot(result, "1/s", "new", "stolen session"), /^<svg [\s\S]*<polyline[\s\S]*<\/svg>\n$/);
});

test("a cell is lost to whoever lets fewer be reached", () => {
  const takeover = {
    author: "a",
    cell: { rate: "1/s", mix: 100, recipients: "new", login: "same network" } as const,
    allMessages: 3,
    seconds: 3,
    suspend: null,
  };
  const ours = figuresOf([{ ...takeover, messages: 3, reached: 2 }]);
  const better = figuresOf([{ ...takeover, messages: 2, reached: 1 }]);
  const worse = figuresOf([{ ...takeover, messages: null, reached: 600 }]);
  assert.deepEqual(
    isLost({
      cell: takeover.cell,
      ours,
      suspended: ours,
      rivals: [
        ["better", better],
        ["worse", worse],
        ["level", ours],
      ],
    }),
    ["better"],
  );
});

test("the hard negatives are the same at every run", () => {
  assert.equal(negatives().length, 9);
  assert.deepEqual(negatives()[5]?.events.slice(-3), negatives()[5]?.events.slice(-3));
});
