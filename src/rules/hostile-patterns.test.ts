/**
 * Patterns that an operator could write by mistake or paste from somewhere, each of which brings a backtracking matcher to its knees: every
 * one is refused with a sentence, or does bounded work on the texts made against it, and a rule beside it is decided all the same.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nothingKnown } from "../facts/fact.ts";
import { readMessage } from "../mail/read.ts";
import { MESSAGE_WORK, PATTERN_WORK } from "../patterns/limits.ts";
import { examine, prepare } from "../pipeline/examine.ts";
import { TEXT_CHARACTERS } from "../platform/limits.ts";
import { buildRules } from "./build.ts";
import { readRules } from "./read.ts";

const HOSTILE: readonly string[] = [
  "(a+)+$",
  "(a+)+password",
  "([a-zA-Z]+)*password",
  "(a|aa)+password",
  "(a|a?)+password",
  "(.*a){20}password",
  "(x+x+)+y password",
  "password(a*)*b",
  "password(?:a|a)*b",
  "password(.*)*$",
  "password.*.*.*.*x",
  "password\\s*\\s*\\s*\\s*x",
  "password\\w*\\w*\\w*\\d",
  "password[^x]*[^y]*[^z]*!",
  "password(?:\\d+\\.?)*x",
  "password(?:[\\w.-]+@)+x",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(?:(?:a{1,10}){1,10}){1,10}password",
  "a{1,200}a{1,200}a{1,200}password",
  "password.{0,250}.{0,250}.{0,250}!",
  "password(?:.|\\s){0,250}!",
  "(?=password)(a+)+b",
  "(?!x)(a+)+password",
  "(?<=a+)password",
  "(?<!b)a*a*a*password",
  "(a)\\1+password",
  "(?<name>a+)\\k<name>password",
  "\\p{L}*\\p{L}*\\p{L}*password",
  ".*",
  ".+",
  "",
  "a",
  "a?",
  "(?:)*",
  "(?:a?){200}a{200}",
  "[",
  "(",
  "*password",
  "password{5,2}",
  "password{0,99999999}",
  "\\",
  "(?<password",
  "[z-a]password",
  "((((((((((((((((((((((((((((((((((((((((password))))))))))))))))))))))))))))))))))))))))",
  `(?:${"password|".repeat(200)}x)`,
  `${"a?".repeat(400)}password`,
  `pass${".{0,9}".repeat(100)}word`,
  "password|",
  "(?:password|)+x",
  "\\bpassword\\b(?:\\W+\\w+){1,200}\\W+urgent\\b",
  "password(?:,[^,]*){0,100}!",
  "https?:\\/\\/(?:www\\.)?[-a-zA-Z0-9@:%._\\+~#=]{1,256}\\.[a-zA-Z0-9()]{1,6}\\b(?:[-a-zA-Z0-9()@:%_\\+.~#?&//=]*)",
  "(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"(?:[\\x01-\\x7f])*\")@password",
  "password(?:\\u0130|i\\u0307)*x",
  "(?i)password(?i:a+)+",
];

/** Texts that make near misses out of everything. */
const AGAINST: readonly string[] = [
  "a",
  "password",
  "passworda",
  "a ",
  "password ",
  "password.",
  "x",
  "1.",
  "a@",
  ",",
  "password,",
  "\u00e4",
  "aA",
  "http://a.a",
];

const view = {
  direction: "inbound",
  client: { address: null, port: null, helo: null, protocol: "ESMTP", tls: null, ours: false },
  submitter: null,
  envelope: { mailFrom: null, mailParameters: {}, rcptTo: [] },
  ourDomains: [],
} as const;
const facts = nothingKnown("a test");
const mail = AGAINST.map((piece) => {
  const text = piece.repeat(Math.ceil(TEXT_CHARACTERS / piece.length));
  return Buffer.from(`From: a@mailer.test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\nthe quick rule sees this`);
});

function ruleOf(id: string, name: string, pattern: string): string {
  return `- { id: a/${id}, title: t, why: w, findings: { ${name}: { score: 1, meaning: m, when: { raw: ${JSON.stringify(pattern)} } } } }\n`;
}

test("there are at least fifty", () => assert.ok(HOSTILE.length >= 50));

for (const pattern of HOSTILE) {
  test(`hostile pattern: ${pattern.slice(0, 60)}`, (t) => {
    const { rules, mistakes } = readRules(ruleOf("slow", "SLOW_ONE", pattern) + ruleOf("quick", "QUICK_ONE", "from: a@mailer"), "x.yml");
    if (mistakes.length > 0) {
      assert.match(mistakes[0] ?? "", /^x\.yml:1:\d+ 0\.findings\.SLOW_ONE\.when\.raw(?:\.0)?: expected .{10}/);
      return;
    }
    const set = buildRules(rules);
    const prepared = prepare(set.checks, { disabled: [], options: {} });
    let most = 0;
    for (const raw of mail) {
      const before = workOf(set);
      const { findings, failed } = examine(prepared, { message: readMessage(raw), view, facts });
      most = Math.max(most, workOf(set) - before);
      assert.ok(
        findings.some(({ name }) => name === "QUICK_ONE"),
        "the rule beside it was not decided",
      );
      assert.ok(failed.every(({ check }) => check === "a/slow"));
    }
    t.diagnostic(`taken; ${most} places and ways at the most`);
    assert.ok(most <= Math.min(2 * PATTERN_WORK, MESSAGE_WORK), String(most));
  });
}

function workOf(set: ReturnType<typeof buildRules>): number {
  return set.counts().reduce((sum, { work }) => sum + work, 0);
}
