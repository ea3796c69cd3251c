/** Rules from their files to their findings: conditions, mistakes with their places, cases, and what could not be decided. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { nothingKnown } from "../facts/fact.ts";
import { readMessage } from "../mail/read.ts";
import { examine, prepare } from "../pipeline/examine.ts";
import { checks } from "../pipeline/order.ts";
import { buildRules } from "./build.ts";
import { runCases } from "./cases.ts";
import { loadRules } from "./load.ts";
import { readRules } from "./read.ts";

const INVOICE = `id: ours/bank-change
title: A supplier announces another bank account
why: Fraud begins with a letter about new bank details.
directions: [inbound, internal]
findings:
  OUR_BANK_CHANGE:
    score: 3
    leaning: scam
    meaning: The message announces another bank account.
    when:
      skeleton: ['new bank (?:account|details)', '(?:changed|updated) our bank']
      not: { from: [.bank.example, boss@example.org] }
      any:
        - attachment: pdf
        - header: { X-Mailer: '^mass mailer' }
        - { size: "> 1KB", recipient: pay@example.org }
cases:
  - title: disguised letters, a mass mailer
    expect: OUR_BANK_CHANGE
    message: |
      From: a@supplier.example
      X-Mailer: Mass Mailer 2
      Content-Type: text/plain; charset=utf-8

      Please note our n\u0435w b4nk details.
  - title: the bank itself
    expect: []
    message: |
      From: a@mail.bank.example
      X-Mailer: Mass Mailer 2

      Your new bank account.
  - title: nothing but the words
    expect: []
    message: |
      From: a@supplier.example

      Your new bank account.
  - title: outbound mail is not looked at
    direction: outbound
    expect: []
    message: |
      From: a@supplier.example
      X-Mailer: Mass Mailer 2

      Your new bank account.
`;

function mistakesOf(text: string): readonly string[] {
  return readRules(text, "x.yml").mistakes;
}

test("a rule finds what its cases say", () => {
  const { rules, mistakes } = readRules(INVOICE, "invoice.yml");
  assert.deepEqual(mistakes, []);
  const results = rules.flatMap((rule) => runCases(rule));
  assert.deepEqual(
    results.map(({ title, wrong, line }) => [title, wrong, line]),
    [
      ["disguised letters, a mass mailer", null, 18],
      ["the bank itself", null, 26],
      ["nothing but the words", null, 33],
      ["outbound mail is not looked at", null, 39],
    ],
  );
});

test("the example for operators does what it says", () => {
  const page = readFileSync(new URL("../../docs/operators/rules.md", import.meta.url), "utf8");
  const { rules, mistakes } = readRules(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? "", "rules.md");
  assert.deepEqual(mistakes, []);
  const results = rules.flatMap((rule) => runCases(rule));
  assert.deepEqual(
    results.map(({ wrong }) => wrong),
    [null, null],
  );
});

test("a case that is not as expected says what was found", () => {
  const { rules } = readRules(INVOICE.replace("expect: OUR_BANK_CHANGE", "expect: []"), "invoice.yml");
  assert.equal(rules.flatMap((rule) => runCases(rule))[0]?.wrong, "expected nothing, found OUR_BANK_CHANGE");
});

test("evidence, score and leaning of a rule are those of a check; settings can disable it", () => {
  const { rules } = readRules(INVOICE, "invoice.yml");
  const message = readMessage(Buffer.from(rules[0]?.cases[0]?.message.replaceAll("\n", "\r\n") ?? ""));
  const view = {
    direction: "inbound",
    client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
    submitter: null,
    envelope: { mailFrom: null, mailParameters: {}, rcptTo: [] },
    ourDomains: [],
  } as const;
  const seen = { message, view, facts: nothingKnown("a test") };
  const all = buildRules(rules).checks;
  assert.deepEqual(examine(prepare(all, { disabled: [], options: {} }), seen).findings, [
    { name: "OUR_BANK_CHANGE", check: "ours/bank-change", score: 3, leaning: "scam", evidence: '"new bank details", "Mass Mailer"' },
  ]);
  assert.deepEqual(examine(prepare(all, { disabled: ["ours/bank-change"], options: {} }), seen).findings, []);
});

test("a pattern that ran out of work makes its check unknown, not silent, and no other", () => {
  const rule = (id: string, name: string, when: string) =>
    `- { id: a/${id}, title: t, why: w, findings: { ${name}: { score: 1, meaning: m, when: ${when} } } }\n`;
  const text = rule("slow", "SLOW_ONE", "{ not: { text: free.*now.*for } }") + rule("quick", "QUICK_ONE", "{ text: free now }");
  const { rules, mistakes } = readRules(text, "x.yml");
  assert.deepEqual(mistakes, []);
  const message = readMessage(Buffer.from(`From: a@mailer.test\r\n\r\n${"free now ".repeat(20_000)}`));
  const view = {
    direction: "inbound",
    client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
  } as const;
  const full = { ...view, submitter: null, envelope: { mailFrom: null, mailParameters: {}, rcptTo: [] }, ourDomains: [] };
  const prepared = prepare(buildRules(rules).checks, { disabled: [], options: {} });
  const { findings, failed } = examine(prepared, { message, view: full, facts: nothingKnown("a test") });
  assert.deepEqual(
    findings.map(({ name }) => name),
    ["QUICK_ONE"],
  );
  assert.deepEqual(
    failed.map(({ check }) => check),
    ["a/slow"],
  );
});

test("mistakes: every one, where it stands, and how to write it", () => {
  const text = INVOICE.replace("score: 3", "score: many")
    .replace("(?:account|details)'", "(\\w+\\s?)+details'")
    .replace("not: {", "nott: {")
    .replace("pdf", "pdff");
  assert.deepEqual(mistakesOf(text), [
    'x.yml:7:12 findings.OUR_BANK_CHANGE.score: expected a number from -20 to 20, found "many"',
    'x.yml:11:18 findings.OUR_BANK_CHANGE.when.skeleton.0: expected another pattern ("(\\w+\\s?)+" repeats something that is itself repeated, which can take for ever to fail; write one repetition of one set, such as [\\w ]+, or end each turn with a character that cannot be part of it), found "new bank (\\\\w+\\\\s?)+details"',
    'x.yml:12:7 findings.OUR_BANK_CHANGE.when.nott: expected one of all, any, not, subject, text, skeleton, raw, link, attachmentName, header, from, mailFrom, recipient, attachment, size or direction, found "nott" (did you mean not?)',
    'x.yml:14:23 findings.OUR_BANK_CHANGE.when.any.0.attachment: expected executable, script, shortcut, disk-image, office-macro, office, pdf, html, svg, archive, encrypted-archive, encrypted, calendar, contact, message, image, media, text, font or other, found "pdff" (did you mean pdf?)',
  ]);
});

test("a pattern for skeletons is written in plain letters", () => {
  assert.deepEqual(mistakesOf(INVOICE.replace("new bank (", "neue bänke (")), [
    'x.yml:11:18 findings.OUR_BANK_CHANGE.when.skeleton.0: expected a pattern for skeletons, in which "ä" is written "a", found "neue bänke (?:account|details)"',
  ]);
});

test("hostile files end in mistakes", () => {
  const deep = `id: a/b\ntitle: t\nwhy: w\nfindings: { A_B_C: { score: 1, meaning: m, when: ${"{ not: ".repeat(3_000)}{ text: password }${" }".repeat(3_000)} } }`;
  for (const text of [deep, "[", "- ".repeat(50_000), "\0", "a: &a [*a, *a]", "5", "[]: 1", `${"x: {".repeat(20_000)}`]) {
    assert.notDeepEqual(mistakesOf(text), [], text.slice(0, 40));
  }
});

test("a folder: files by name, names that are taken, the quota of patterns without a literal", (t) => {
  const folder = tempFolder(t);
  assert.deepEqual(loadRules(join(folder, "none"), checks), { rules: [], mistakes: [] });
  writeFileSync(join(folder, "a.yml"), INVOICE);
  writeFileSync(join(folder, "notes.txt"), "not a rule");
  assert.deepEqual(
    loadRules(folder, checks).rules.map(({ id }) => id),
    ["ours/bank-change"],
  );
  writeFileSync(join(folder, "b.yaml"), INVOICE.replace("ours/bank-change", "headers/malformed"));
  const { rules, mistakes } = loadRules(folder, checks);
  assert.deepEqual(rules, []);
  assert.deepEqual(mistakes, [
    `${join(folder, "b.yaml")}:1: expected a name of its own, found "headers/malformed", which a check of Postern has`,
    `${join(folder, "b.yaml")}:1: expected a name of its own, found "OUR_BANK_CHANGE", which the rule in ${join(folder, "a.yml")}:1 has`,
  ]);
  const many = Array.from({ length: 20 }, (_, number) => `'\\d{${number + 2}}'`).join(", ");
  writeFileSync(
    join(folder, "b.yaml"),
    `id: a/b\ntitle: t\nwhy: w\nfindings: { A_B_C: { score: 1, meaning: m, when: { text: [${many}] } } }\n`,
  );
  assert.equal(loadRules(folder, checks).mistakes.length, 4);
});
