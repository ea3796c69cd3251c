/** Links of whole messages: where they stand, what they show, whose domain they are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LINKS } from "../platform/limits.ts";
import { readMessage } from "./read.ts";

const page = (html: string) => readMessage(Buffer.from(`Content-Type: text/html\r\n\r\n${html}`));

test("links of text and page, with registrable domains", () => {
  assert.deepEqual(readMessage(Buffer.from("\r\nGo to http://login.bank.co.uk/x now")).links, [
    { url: "http://login.bank.co.uk/x", scheme: "http", host: "login.bank.co.uk", domain: "bank.co.uk", shown: null, where: "text" },
  ]);
  assert.deepEqual(page('<a href="https://evil.test/">www.bank.example</a> http://192.0.2.1/').links, [
    { url: "https://evil.test/", scheme: "https", host: "evil.test", domain: "evil.test", shown: "www.bank.example", where: "html" },
    { url: "http://192.0.2.1/", scheme: "http", host: "192.0.2.1", domain: null, shown: null, where: "text" },
  ]);
});

test("relative links follow the base element", () => {
  assert.equal(page("<base href='http://evil.test/x/'><a href=login>in</a>").links[0]?.url, "http://evil.test/x/login");
});

test("the same link twice is one", () => {
  assert.equal(page("<a href=http://a.test>x</a><a href=http://a.test>x</a><a href=http://a.test>y</a>").links.length, 2);
});

test("links in attached pages and messages are links of attachments", () => {
  const message = readMessage(
    Buffer.from(
      [
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "",
        "body http://a.test/",
        "--b",
        "Content-Type: text/html",
        "Content-Disposition: attachment; filename=x.html",
        "",
        "<a href=http://b.test/>x</a>",
        "--b",
        "Content-Type: message/rfc822",
        "",
        "Subject: y",
        "",
        "http://c.test/",
        "--b--",
      ].join("\r\n"),
    ),
  );
  assert.deepEqual(
    message.links.map((link) => [link.url, link.where]),
    [
      ["http://a.test/", "text"],
      ["http://b.test/", "attachment"],
      ["http://c.test/", "attachment"],
    ],
  );
});

test("more links than the limit are left out with a defect", () => {
  const message = page(Array.from({ length: LINKS + 10 }, (_, i) => `<a href=http://a.test/${i}>x</a>`).join(""));
  assert.equal(message.links.length, LINKS);
  assert.ok(message.defects.some((defect) => defect.name === "link.too-many"));
});

test("the target inside a redirector is a link of its own, however often it is wrapped", () => {
  const inner = "https://evil.test/x";
  const google = `https://www.google.com/url?q=${encodeURIComponent(inner)}`;
  const safe = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(google)}`;
  assert.deepEqual(
    page(`<a href="${safe}">bank.example</a>`).links.map(({ host, shown, via }) => [host, shown, via]),
    [
      ["eur01.safelinks.protection.outlook.com", "bank.example", undefined],
      ["www.google.com", "bank.example", "eur01.safelinks.protection.outlook.com"],
      ["evil.test", "bank.example", "www.google.com"],
    ],
  );
});

test("look-alike hosts say what they look like, defanged links lead where the reader would go", () => {
  const [lookAlike, defanged] = readMessage(Buffer.from("\r\nhttp://\u0430pple.test/ hxxp://evil[.]test/")).links;
  assert.deepEqual([lookAlike?.host, lookAlike?.skeleton], ["xn--pple-43d.test", "apple.test"]);
  assert.deepEqual([defanged?.url, defanged?.via], ["http://evil.test/", "defanged"]);
});

test("links of the header: the subject, and what list fields offer", () => {
  const message = readMessage(
    Buffer.from(
      "Subject: Pay at https://pay.test/x\r\nList-Unsubscribe: <https://out.test/\r\n  u?x=1>, <mailto:out@out.test>\r\nX-Other: <https://no.test/>\r\n\r\nHello",
    ),
  );
  assert.deepEqual(
    message.links.map(({ url, where }) => `${where} ${url}`),
    ["header https://pay.test/x", "header https://out.test/u?x=1", "header mailto:out@out.test"],
  );
});

test("what a text only names comes last and is told apart", () => {
  const found = page("<p>pay.example.com/x and h**ps://c.test <a href=http://a.test>b.com</a> or me@d.com, evil[.]com").links;
  assert.deepEqual(
    found.map(({ url, where, via }) => [where, url, via].join(" ").trim()),
    [
      "html http://a.test/",
      "text https://c.test/ defanged",
      "mention http://evil.com/ defanged",
      "mention http://pay.example.com/x",
      "mention mailto:me@d.com",
    ],
  );
});

test("relative links follow the header's base where the page has none", () => {
  const at = (fields: string, html: string) =>
    readMessage(Buffer.from(`${fields}Content-Type: text/html\r\n\r\n${html}`)).links[0]?.url ?? null;
  assert.equal(at("Content-Base: http://evil.test/x/\r\n", "<a href=login>in</a>"), "http://evil.test/x/login");
  assert.equal(at("Content-Location: http://evil.test/x/y\r\n", "<a href=login>in</a>"), "http://evil.test/x/login");
  assert.equal(at("Content-Base: http://a.test/\r\n", "<base href=http://b.test/><a href=login>in</a>"), "http://b.test/login");
  assert.equal(at("Content-Location: picture.png\r\n", "<a href=login>in</a>"), null);
});

test("shapes of VML, media, animated targets and refreshes without url=", () => {
  const found = page(
    '<!--[if mso]><v:roundrect href="http://v.test"><center>Go</center></v:roundrect><![endif]--><video src=http://m.test></video>' +
      '<svg><a><animate attributeName="xlink:href" values="http://s1.test;http://s2.test"/></a></svg><meta http-equiv=refresh content="0;http://r.test">',
  ).links;
  assert.deepEqual(
    found.map(({ host, where }) => `${where} ${host}`),
    ["html v.test", "image m.test", "html s1.test", "html s2.test", "html r.test"],
  );
});
