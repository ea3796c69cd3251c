/** Telephone numbers are read in any dress; dates, amounts, orders, accounts and addresses are none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { phoneNumbersIn } from "./phone.ts";

const NUMBERS: readonly (readonly [written: string, read: string])[] = [
  ["+1 (888) 555-0123", "+18885550123"],
  ["1-888-555-0123", "+18885550123"],
  ["(888) 555 0123", "+18885550123"],
  ["888.555.0123", "+18885550123"],
  ["+1 8O8 555 O123", "+18085550123"],
  ["1 (888) 555 - 0l23", "+18885550123"],
  ["+1_888_555_0123", "+18885550123"],
  ["＋１ ８８８ ５５５ ０１２３", "+18885550123"],
  ["+49 30 901820", "+4930901820"],
  ["0049 (0)30 901820", "+49030901820"],
  ["0800 1234567", "08001234567"],
  ["01 23 45 67 89", "0123456789"],
  ["020 7946 0958", "02079460958"],
  ["+81-3-1234-5678", "+81312345678"],
  ["900 555 016", "900555016"],
  ["800 555 016", "800555016"],
  ["8 800 555-01-62", "88005550162"],
  ["0 800 555 016", "0800555016"],
];
for (const [written, read] of NUMBERS) {
  test(`a number: ${written}`, () => {
    assert.deepEqual(phoneNumbersIn(`Call us: ${written} today.`), [read]);
  });
}

const OTHERS = [
  "2026-11-26 10:15",
  "26.11.2026 09:30",
  "09.11.2026",
  "01/02/2026",
  "Order 8885550123",
  "invoice 2026-0001-4711",
  "DE02 1203 0000 0000 2020 51",
  "4111 1111 1111 1111",
  "192.168.10.10",
  "1.234.567,00 EUR",
  "0,123456789",
  "1234567890123456",
  "900 000 000",
  "800 000",
];
for (const text of OTHERS) {
  test(`no number: ${text}`, () => {
    assert.deepEqual(phoneNumbersIn(text), []);
  });
}

test("a text of nothing but digits and signs is bounded", () => {
  assert.ok(phoneNumbersIn("0800 12-34 ".repeat(10_000)).length <= 20);
});
