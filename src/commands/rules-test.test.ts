/** `postern rules test`: a line a case, and exit codes 0, 1 and 2; `postern rules cost`: the dearest pattern first. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runPostern } from "../../test/support/postern.ts";
import { tempFolder } from "../../test/support/temp.ts";

const RULE = `id: ours/lottery
title: A lottery
why: We never play.
findings:
  OUR_LOTTERY: { score: 2, meaning: Speaks of a lottery., when: { skeleton: lottery } }
cases:
  - { title: a hit, expect: OUR_LOTTERY, message: "Subject: L0ttery\\n\\nx" }
  - { title: a near miss, expect: [], message: "Subject: lot\\n\\nx" }
`;

test("cases as expected: 0", async (t) => {
  const folder = tempFolder(t);
  const file = join(folder, "lottery.yml");
  writeFileSync(file, RULE);
  const { code, stdout, stderr } = await runPostern(["rules", "test", folder]);
  assert.equal(stderr, "");
  assert.equal(
    stdout,
    `ok    ${file}:7 ours/lottery: a hit
ok    ${file}:8 ours/lottery: a near miss
1 rule, 2 cases, all as expected
`,
  );
  assert.equal(code, 0);
});

test("a case not as expected, and a rule without cases: 1", async (t) => {
  const file = join(tempFolder(t), "lottery.yml");
  writeFileSync(
    file,
    `- ${RULE.replace("expect: []", "expect: OUR_LOTTERY").trimEnd().replaceAll("\n", "\n  ")}
- { id: ours/none, title: t, why: w, findings: { OUR_NONE: { score: 1, meaning: m, when: { size: "> 1MB" } } } }
`,
  );
  const { code, stdout } = await runPostern(["rules", "test", file]);
  assert.equal(
    stdout,
    `ok    ${file}:7 ours/lottery: a hit
WRONG ${file}:8 ours/lottery: a near miss: expected OUR_LOTTERY, found nothing
none  ${file}:9 ours/none has no cases
2 rules, 2 cases, 1 not as expected
`,
  );
  assert.equal(code, 1);
});

test("mistakes: 2, and each on standard error", async (t) => {
  const file = join(tempFolder(t), "lottery.yml");
  writeFileSync(file, RULE.replace("lottery } }", '"(a+)+$" } }'));
  const broken = await runPostern(["rules", "test", file]);
  assert.equal(broken.code, 2);
  assert.equal(broken.stdout, "");
  assert.match(broken.stderr, /lottery\.yml:5:\d+ findings\.OUR_LOTTERY\.when\.skeleton: expected another pattern \("\(a\+\)\+" repeats /);
  const none = await runPostern(["rules", "test", `${file}.none`]);
  assert.equal(none.code, 2);
  assert.match(none.stderr, /expected a file or folder of rules, found none/);
});

test("what patterns cost on mail", async (t) => {
  const folder = tempFolder(t);
  const rules = join(folder, "rules.yml");
  writeFileSync(rules, RULE.replace("lottery } }", "[lottery, no\\d+such] } }"));
  writeFileSync(join(folder, "one.eml"), "Subject: lottery\r\n\r\nA lottery.\r\n");
  const { code, stdout, stderr } = await runPostern(["rules", "cost", rules, join(folder, "one.eml")]);
  assert.deepEqual([code, stderr], [0, ""]);
  const [head, , first, second] = stdout.split("\n");
  assert.match(head ?? "", /^1 message; /);
  assert.match(first ?? "", /^ +1 +1 +1 +1 +\d+ {2}skeleton: lottery$/);
  assert.match(second ?? "", /^ +0 +0 +0 +0 +0 {2}skeleton: no\\d\+such$/);
});
