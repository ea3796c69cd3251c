/** Dates of RFC 5322 with their obsolete forms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDate } from "./date.ts";

const cases: readonly (readonly [text: string, iso: string | null])[] = [
  ["Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T15:55:06Z"],
  ["21 Nov 97 09:55 GMT", "1997-11-21T09:55:00Z"],
  ["Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T15:55:06Z"],
  ["Thu, 13 Feb 1969 23:32:54 -0330 (Newfoundland Time)", "1969-02-14T03:02:54Z"],
  ["Tue, 1 Jul 2003 10:52:37 EDT", "2003-07-01T14:52:37Z"],
  ["Mon, 5 January 2004 10:00:00 +0000", "2004-01-05T10:00:00Z"],
  ["Mon Jan  5 10:00:00 2004", "2004-01-05T10:00:00Z"],
  ["5-Jan-2004 10.00.00 +0100", "2004-01-05T09:00:00Z"],
  ["2004-01-05T10:00:00Z", "2004-01-05T10:00:00Z"],
  ["Mon, 5 Jan 104 10:00:00 +0000", "2004-01-05T10:00:00Z"],
  ["Mon, 5 Jan 2004 10:00:00 XYZ", "2004-01-05T10:00:00Z"],
  ["31 May 02 1:28:53 PM", "2002-05-31T13:28:53Z"],
  ["31 May 02 12:28:53 AM", "2002-05-31T00:28:53Z"],
  ["Mon, 27 May 2002 10:28:3 +0200", "2002-05-27T08:28:03Z"],
  ["Mon, 16 Sep 2002 13:12:50 GMT+1", "2002-09-16T12:12:50Z"],
  ["Tue, 3 Dec 2002 11:51:12 +-0700", "2002-12-03T04:51:12Z"],
  ["Mon, 20 May 02 21:54:28 Eastern Daylight Time", "2002-05-21T01:54:28Z"],
  ["Mon, 20 May 02 21:54:28 GMT Standard Time", "2002-05-20T21:54:28Z"],
  ["Mon, 5 Jan 2004 10:00:00 +05:30", "2004-01-05T04:30:00Z"],
  ["Mon, 5 Jan 2004 10:00 pacific", "2004-01-05T10:00:00Z"],
  ["Mon, 45 Jan 2004 10:00:00 +0000", null],
  ["Mon, 5 Foo 2004 10:00:00 +0000", null],
  ["Wednesday, April 03, 2002 5:56 AM", "2002-04-03T05:56:00Z"],
  ["Tue, 029 Apr 2019 23:34:45 -0800 (PST)", "2019-04-30T07:34:45Z"],
  [`Thu, 13${" ".repeat(12)}Feb${" ".repeat(12)}1969 23:32 -0330`, "1969-02-14T03:02:00Z"],
  ["tomorrow", null],
  ["", null],
];
for (const [text, iso] of cases) {
  test(`date: ${text === "" ? "empty" : text}`, () => assert.equal(parseDate(text), iso === null ? null : Date.parse(iso)));
}

test("a very long value is cut, not scanned", () => {
  assert.equal(parseDate(`${" ".repeat(500_000)}5 Jan 2004 10:00:00 +0000`), null);
});
