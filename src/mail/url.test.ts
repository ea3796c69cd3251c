/** URLs as browsers go to them, and URLs written in text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "./defects.ts";
import { normalizeUrl, refanged, urlsInText } from "./url.ts";

const cases: readonly (readonly [written: string, url: string | null, host?: string])[] = [
  ["HTTP://User@Evil.TEST:80/a b", "http://User@evil.test/a%20b", "evil.test"],
  ["  http://a.test/\n long\tpath ", "http://a.test/%20longpath", "a.test"],
  ["http:\\\\a.test\\x", "http://a.test/x", "a.test"],
  ["https:a.test", "https://a.test/", "a.test"],
  ["//a.test/x", "http://a.test/x", "a.test"],
  ["www.a.test/x", "http://www.a.test/x", "www.a.test"],
  ["a.test:8080/x", "http://a.test:8080/x", "a.test"],
  ["http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"],
  ["http://b\u00fccher.test./", "http://xn--bcher-kva.test./", "xn--bcher-kva.test"],
  ["http://%65vil.test/", "http://evil.test/", "evil.test"],
  ["http://ev\u00adil.test/", "http://evil.test/", "evil.test"],
  ["mailto:a@b.test", "mailto:a@b.test", ""],
  ["a@b.test", "mailto:a@b.test", ""],
  ["javascript:alert(1)", "javascript:alert(1)", ""],
  ["data:text/html,x", "data:text/html,x", ""],
  ["tel:+1", "tel:+1", ""],
  ["#top", null],
  ["cid:1@x", null],
  ["", null],
  ["relative/path", null],
];
for (const [written, url, host] of cases) {
  test(`URL ${JSON.stringify(written)}`, () => {
    const normal = normalizeUrl(written, null, ignoreDefects);
    assert.equal(normal?.url ?? null, url);
    if (url !== null) assert.equal(normal?.host, host);
  });
}

test("relative references follow the base", () => {
  assert.equal(normalizeUrl("x?y", "http://a.test/b/c", ignoreDefects)?.url, "http://a.test/b/x?y");
});

test("what cannot be parsed is kept with a defect, what is too long is cut", () => {
  const log = new DefectLog();
  assert.deepEqual(normalizeUrl("http://a b c[/", null, log.note), { url: "http://a b c[/", scheme: "http", host: "" });
  assert.ok((normalizeUrl(`http://a.test/${"x".repeat(50_000)}`, null, log.note)?.url.length ?? 0) <= 8192);
  assert.deepEqual(
    log.all().map((defect) => defect.name),
    ["link.unparsable", "link.too-long"],
  );
});

test("URLs in text end where the sentence goes on", () => {
  const found = (text: string) => urlsInText(text, 100);
  assert.deepEqual(found("See http://a.test/x, (https://b.test/y) and <http://c.test/z>."), [
    "http://a.test/x",
    "https://b.test/y",
    "http://c.test/z",
  ]);
  assert.deepEqual(found("http://a.test/wiki/X_(y)."), ["http://a.test/wiki/X_(y)"]);
  assert.deepEqual(found("www.a.test, WWW.b.test! awww.c.test me@www.d.test www. www.."), ["www.a.test", "WWW.b.test"]);
  assert.deepEqual(found('"http://a.test/" \u201chttp://b.test\u201d http://'), ["http://a.test/", "http://b.test"]);
  assert.deepEqual(urlsInText("http://a.test ".repeat(50), 3).length, 3);
});

test("long runs cost no more than their length", () => {
  assert.ok(urlsInText("www.a)))))".repeat(20_000), 2000).length > 0);
  assert.equal(urlsInText("http://a/".repeat(20_000), 100_000).length < 100_000, true);
  assert.equal(urlsInText("www.".repeat(50_000), 2000).length, 1);
});

test("defanged URLs are found in text and put right", () => {
  assert.deepEqual(urlsInText("see hxxps://evil[.]test/a and http[:]//b.test or www[.]c.test", 10), [
    "hxxps://evil[.]test/a",
    "http[:]//b.test",
    "www[.]c.test",
  ]);
  assert.equal(refanged("hxxps://evil[.]test/a?b=[.]"), "https://evil.test/a?b=[.]");
  assert.equal(refanged("http[:]//b(dot)test"), "http://b.test");
  assert.equal(refanged("http://a.test/[x]"), null);
});

test("a URL in angle brackets goes on over line ends", () => {
  assert.deepEqual(urlsInText("<http://a.test/x\r\n  yz> <http://b.test/ c> <http://c.test/>", 9), [
    "http://a.test/xyz",
    "http://b.test/",
    "http://c.test/",
  ]);
});
