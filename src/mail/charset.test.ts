/** Charsets: each decoder, the aliases of real mail, and labels that lie or say nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
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
  assert.deepEqual(log.all(), [{ name: "charset.unknown", detail: "no-such-charset, read as windows-1252" }]);
  assert.equal(decodeCharset(Buffer.from("plain"), "base64", ignoreDefects), "plain");
});

const SAMPLES = {
  "windows-1252": "Fran\u00e7ois a \u00e9t\u00e9 d\u00e9\u00e7u \u00e0 No\u00ebl, na\u00efvement",
  "windows-1251":
    "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435, \u043c\u044b \u043f\u0440\u0435\u0434\u043b\u0430\u0433\u0430\u0435\u043c \u0432\u0430\u043c \u0440\u0430\u0431\u043e\u0442\u0443",
  "koi8-r":
    "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435, \u043c\u044b \u043f\u0440\u0435\u0434\u043b\u0430\u0433\u0430\u0435\u043c \u0432\u0430\u043c \u0440\u0430\u0431\u043e\u0442\u0443",
  "euc-kr": "\uc548\ub155\ud558\uc138\uc694 \uace0\uac1d\ub2d8 \uc6b0\ub9ac \uc0c1\uc810\uc5d0 \uc624\uc138\uc694",
  gbk: "\u6211\u4eec\u516c\u53f8\u4e3a\u60a8\u63d0\u4f9b\u53d1\u7968 \u8bf7\u8054\u7cfb",
  big5: "\u6211\u5011\u516c\u53f8\u70ba\u60a8\u63d0\u4f9b\u670d\u52d9 \u8acb\u806f\u7d61\u4e00\u4e0b",
  shift_jis: "\u304a\u5ba2\u69d8\u306e\u30a2\u30ab\u30a6\u30f3\u30c8\u3092\u3054\u78ba\u8a8d\u304f\u3060\u3055\u3044",
  "euc-jp": "\u304a\u5ba2\u69d8\u306e\u30a2\u30ab\u30a6\u30f3\u30c8\u3092\u3054\u78ba\u8a8d\u304f\u3060\u3055\u3044",
} as const;
for (const [charset, text] of Object.entries(SAMPLES)) {
  test(`${charset} without a label, and under one that lies`, () => {
    const bytes = iconv.encode(text, charset);
    const guess = new DefectLog();
    assert.equal(decodeCharset(bytes, null, guess.note), text);
    assert.deepEqual(guess.all(), [{ name: "charset.guessed", detail: `no label, read as ${charset}` }]);
    const log = new DefectLog();
    assert.equal(decodeCharset(bytes, "utf-8", log.note), text);
    assert.deepEqual(
      log.all().map(({ name, detail }) => `${name}: ${detail}`),
      [`charset.label-lies: utf-8, read as ${charset}`],
    );
  });
}

test("a byte order mark outranks the label", () => {
  const little = Buffer.from("\ufeffhi", "utf16le");
  const log = new DefectLog();
  assert.equal(decodeCharset(little, "utf-8", log.note), "hi");
  assert.equal(decodeCharset(Buffer.from(little).swap16(), null, log.note), "hi");
  assert.equal(decodeCharset(little, "utf-16", log.note), "hi");
  assert.deepEqual(log.all(), [{ name: "charset.label-lies", detail: "utf-8, read as utf-16le" }]);
});

test("ASCII and UTF-8 without a label are no guess", () => {
  const log = new DefectLog();
  assert.equal(decodeCharset(Buffer.from("\ufeffd\u00e9j\u00e0"), null, log.note), "d\u00e9j\u00e0");
  assert.equal(decodeCharset(Buffer.from("plain"), "us-ascii", log.note), "plain");
  assert.deepEqual(log.all(), []);
});

test("UTF-8 under another label is read as what it is; a label that may be right is believed", () => {
  const log = new DefectLog();
  assert.equal(decodeCharset(Buffer.from("d\u00e9j\u00e0 vu"), "iso-8859-1", log.note), "d\u00e9j\u00e0 vu");
  assert.equal(log.all()[0]?.detail, "iso-8859-1, read as utf-8");
  assert.equal(decodeCharset(Buffer.from("\u6211\u5011\u516c"), "gb2312", ignoreDefects), "\u6211\u5011\u516c");
  const quiet = new DefectLog();
  assert.equal(decodeCharset(iconv.encode(SAMPLES.gbk, "gbk"), "gb2312", quiet.note), SAMPLES.gbk);
  assert.equal(decodeCharset(iconv.encode("na\u00efve \u00e9t\u00e9", "latin1"), "iso-8859-1", quiet.note), "na\u00efve \u00e9t\u00e9");
  assert.deepEqual(quiet.all(), []);
});

test("UTF-8 that was cut stays UTF-8", () => {
  const cut = Buffer.from("d\u00e9j\u00e0 vu, \u00e9t\u00e9, na\u00efve, \u00e0 bient\u00f4t, No\u00eb").subarray(0, -1);
  assert.equal(decodeCharset(cut, "utf-8", ignoreDefects).slice(0, 7), "d\u00e9j\u00e0 vu");
});
