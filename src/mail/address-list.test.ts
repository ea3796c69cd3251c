/** Address fields: RFC 5322 forms and the ones that programs write. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESSES } from "../platform/limits.ts";
import { parseAddressList } from "./address-list.ts";
import { DefectLog, ignoreDefects } from "./defects.ts";

const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ["bare", "a@Example.ORG", ["|a@example.org"]],
  ["with a name", "Anna Berg <a@b.test>", ["Anna Berg|a@b.test"]],
  ["quoted name with comma", '"Berg, Anna" <a@b.test>, c@d.test', ["Berg, Anna|a@b.test", "|c@d.test"]],
  ["quoted pairs", '"A \\"the\\" B" <a@b.test>', ['A "the" B|a@b.test']],
  ["an address as name", '"service@bank.example" <x1@mailer.test>', ["service@bank.example|x1@mailer.test"]],
  ["an unquoted address as name", "service@bank.example <x1@mailer.test>", ["service@bank.example|x1@mailer.test"]],
  ["comment as name", "a@b.test (Anna (x) Berg)", ["Anna (x) Berg|a@b.test"]],
  ["group", "Team: a@b.test, C <c@d.test>; e@f.test", ["|a@b.test", "C|c@d.test", "|e@f.test"]],
  ["empty group", "undisclosed-recipients:;", []],
  ["obsolete route", "A <@x.test,@y.test:a@b.test>", ["A|a@b.test"]],
  ["obsolete empty members", "a@b.test, , c@d.test,", ["|a@b.test", "|c@d.test"]],
  ["spaces round the at", "a @ b.test", ["|a@b.test"]],
  ["missing comma", "A <a@b.test> C <c@d.test>", ["A|a@b.test", "C|c@d.test"]],
  ["semicolons", "a@b.test; c@d.test", ["|a@b.test", "|c@d.test"]],
  ["encoded name", "=?utf-8?Q?J=C3=B6rg?= <j@b.test>", ["J\u00f6rg|j@b.test"]],
  ["encoded name in quotes", '"=?utf-8?Q?J=C3=B6rg?=" <j@b.test>', ["J\u00f6rg|j@b.test"]],
  ["quoted local part", '"john doe"@b.test', ['|"john doe"@b.test']],
  ["null address", "<>", []],
  ["a name alone", "Dating Expert", ["Dating Expert|"]],
  ["a local part alone", "root", ["|root"]],
  ["name without closing bracket", "A <a@b.test", ["A|a@b.test"]],
  ["comments inside an address", "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", ["Pete|pete@silly.test"]],
  ["obsolete spaces round dots", "Mary <m@b.test>, jdoe@test   . example", ["Mary|m@b.test", "|jdoe@test.example"]],
  ["domain literal", "a@[192.0.2.1]", ["|a@[192.0.2.1]"]],
];
for (const [name, text, expected] of cases) {
  test(`addresses: ${name}`, () => {
    assert.deepEqual(
      parseAddressList(text, ignoreDefects).map((mailbox) => `${mailbox.name ?? ""}|${mailbox.address}`),
      expected,
    );
  });
}

test("local part and domain are told apart at the last at", () => {
  const [mailbox] = parseAddressList("<a@b@C.test>", ignoreDefects);
  assert.deepEqual([mailbox?.local, mailbox?.domain], ["a@b", "c.test"]);
});

test("an internationalized domain is an A-label, its address stays as written", () => {
  const [mailbox] = parseAddressList("J\u00f6rg <j\u00f6rg@B\u00fccher.test>", ignoreDefects);
  assert.deepEqual([mailbox?.address, mailbox?.domain], ["j\u00f6rg@b\u00fccher.test", "xn--bcher-kva.test"]);
});

test("an address hidden in an encoded word is found, with a defect", () => {
  const log = new DefectLog();
  const found = parseAddressList(`=?utf-8?B?${Buffer.from("Anna <a@b.test>").toString("base64")}?=`, log.note);
  assert.equal(found[0]?.address, "a@b.test");
  assert.equal(log.all()[0]?.name, "header.encoded-address");
});

test("more addresses than the limit are left out with a defect", () => {
  const log = new DefectLog();
  assert.equal(parseAddressList("a@b.test,".repeat(ADDRESSES + 1), log.note).length, ADDRESSES);
  assert.equal(log.all()[0]?.name, "header.too-many-addresses");
});

test("comments nested very deep, quotes and brackets without end do not hang", () => {
  for (const text of [
    "(".repeat(100_000),
    '"'.repeat(100_001),
    "<".repeat(100_000),
    ":".repeat(100_000),
    `${"x ".repeat(40_000)}a@b${":".repeat(20_000)}`,
  ]) {
    assert.ok(Array.isArray(parseAddressList(text, ignoreDefects)));
  }
});
