/** Charsets: each decoder, the aliases of real mail, and labels that lie or say nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeCharset } from "./charset.ts";
import { DefectLog, ignoreDefects } from "./defects.ts";

const cases: readonly (readonly [label: string | null, hex: string, expected: string])[] = [
  ["utf-8", "c3a9", "\u00e9"],
  ["iso-8859-1", "80e9", "\u20ac\u00e9"],
  ["ISO-8859-15", "a4", "\u20ac"],
  ["koi8-r", "f0d2c9", "\u041f\u0440\u0438"],
  ["GB2312_CHARSET", "c4e3", "\u4f60"],
  ["CHINESEBIG5", "a741", "\u4f60"],
  ["iso-2022-jp", "1b2442467c4b5c1b2842", "\u65e5\u672c"],
  ["utf-7", "2b41476b2d", "i"],
  ["cp437", "8a", "\u00e8"],
  ["utf-16le", "41004200", "AB"],
  ["us-ascii", "c3a9", "\u00e9"],
  ["us-ascii", "e9", "\u00e9"],
  [null, "c3a9", "\u00e9"],
  [null, "efbbbf41", "A"],
  [" 'utf-8' ", "c3a9", "\u00e9"],
];
for (const [label, hex, expected] of cases) {
  test(`charset ${label}: ${hex}`, () => assert.equal(decodeCharset(Buffer.from(hex, "hex"), label, ignoreDefects), expected));
}

test("iso-2022-kr shifts in and out (RFC 1557)", () => {
  const korean = new TextDecoder("euc-kr").decode(Buffer.from([0xb3, 0xc8]));
  assert.equal(decodeCharset(Buffer.from("\x1b$)Ca\x0e\x33\x48\x0fb", "latin1"), "ISO-2022-KR", ignoreDefects), `a${korean}b`);
});

test("hz-gb-2312 shifts in and out (RFC 1843)", () => {
  const text = decodeCharset(Buffer.from("a~{<:Ky2;S{~}~~~\nb", "latin1"), "HZ-GB-2312", ignoreDefects);
  assert.equal(text, "a\u5df1\u6240\u4e0d\u6b32~b");
});

test("an unknown label leaves a defect and the bytes decide", () => {
  const log = new DefectLog();
  assert.equal(decodeCharset(Buffer.from([0xe9]), "no-such-charset", log.note), "\u00e9");
  assert.equal(log.all()[0]?.name, "charset.unknown");
  assert.equal(decodeCharset(Buffer.from("plain"), "base64", ignoreDefects), "plain");
});
