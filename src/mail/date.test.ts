/** Dates of RFC 5322 with their obsolete forms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDate } from "./date.ts";

const cases: readonly (readonly [text: string, iso: string | null])[] = [
  ["Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"],
  ["21 Nov 97 09:55 GMT", "1997-11-21T09:55:00Z"],
  ["Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", null],
  ["Thu, 13 Feb 1969 23:32:54 -0330 (Newfoundland Time)", "1969-02-14T03:02:54Z"],
  ["Tue, 1 Jul 2003 10:52:37 EDT", "2003-07-01T14:52:37Z"],
  ["Mon, 5 January 2004 10:00:00 +0000", "2004-01-05T10:00:00Z"],
  ["Mon Jan  5 10:00:00 2004", "2004-01-05T10:00:00Z"],
  ["5-Jan-2004 10.00.00 +0100", "2004-01-05T09:00:00Z"],
  ["2004-01-05T10:00:00Z", "2004-01-05T10:00:00Z"],
  ["Mon, 5 Jan 104 10:00:00 +0000", "2004-01-05T10:00:00Z"],
  ["Mon, 5 Jan 2004 10:00:00 XYZ", "2004-01-05T10:00:00Z"],
  ["Mon, 45 Jan 2004 10:00:00 +0000", null],
  ["Mon, 5 Foo 2004 10:00:00 +0000", null],
  ["tomorrow", null],
  ["", null],
];
for (const [text, iso] of cases) {
  test(`date: ${text === "" ? "empty" : text}`, () => assert.equal(parseDate(text), iso === null ? null : Date.parse(iso)));
}

test("a very long value is cut, not scanned", () => {
  assert.equal(parseDate(`${" ".repeat(500_000)}5 Jan 2004 10:00:00 +0000`), null);
});
