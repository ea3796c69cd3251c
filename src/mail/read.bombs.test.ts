/** Messages made to cost time or memory: each is read within two seconds of CPU and says which limit it reached. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { summarize } from "./summarize.ts";

const CPU_MILLISECONDS = 2_000;
const html = (page: string) => `Content-Type: text/html\r\n\r\n${page}`;
const multipart = (boundary: string) => `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`;

const bombs: readonly (readonly [name: string, defect: string, make: () => string])[] = [
  ["50,000 parts", "mime.too-many-parts", () => `${multipart("b")}${"--b\r\n\r\nx\r\n".repeat(50_000)}--b--`],
  [
    "5,000 levels of multipart",
    "mime.too-deep",
    () => Array.from({ length: 5_000 }, (_, i) => `${multipart(`b${i}`)}--b${i}\r\n`).join(""),
  ],
  ["5,000 levels of messages", "mime.too-deep", () => "Content-Type: message/rfc822\r\n\r\n".repeat(5_000)],
  ["100,000 header fields", "header.too-many-fields", () => `${"X-Field: value\r\n".repeat(100_000)}\r\nx`],
  ["a header line of 10 MB", "header.long-value", () => `Subject: ${"=?utf-8?q?a?= ".repeat(715_000)}\r\n\r\nx`],
  ["a text line of 10 MB", "mime.long-text", () => `\r\n${"a".repeat(10_000_000)}`],
  ["200,000 addresses", "header.long-value", () => `To: ${"a@b.test, ".repeat(200_000)}\r\n\r\nx`],
  ["200,000 addresses in many fields", "header.too-many-addresses", () => `${`To: ${"a@b.test,".repeat(1_000)}\r\n`.repeat(200)}\r\nx`],
  ["100,000 nested tags", "html.too-deep", () => html("<div>".repeat(100_000))],
  ["100,000 tags beside each other", "html.too-many-tags", () => html("<b>x</b>".repeat(60_000))],
  ["100,000 links", "link.too-many", () => html("<a href=http://a.test/>x".repeat(40_000))],
  ["100,000 URLs in text", "link.too-many", () => `\r\n${Array.from({ length: 20_000 }, (_, i) => `http://a.test/${i}`).join(" ")}`],
  ["200,000 open comments", "html.unclosed-comment", () => html("<!--".repeat(200_000))],
  ["200,000 open elements without an end", "html.unclosed-element", () => html("<iframe><title><xmp>".repeat(50_000))],
  ["1,000,000 opening brackets", "html.too-many-tags", () => html("<".repeat(1_000_000))],
  ["an attribute of 1 MB without an end", "html.unclosed-tag", () => html(`<a href="${"a".repeat(1_000_000)}`)],
  ["50,000 attributes in one tag", "html.unclosed-tag", () => html(`<a ${"x=1 style='a:b' ".repeat(50_000)}`)],
  ["100,000 parameters", "mime.too-many-parameters", () => `Content-Type: text/plain${"; a=b".repeat(20_000)}\r\n\r\nx`],
  [
    "lines of dashes in a multipart",
    "mime.unterminated-multipart",
    () => `${multipart("b")}--b\r\n\r\n${"-".repeat(2_000_000)}${"\r\n--x".repeat(500_000)}`,
  ],
  ["200,000 encoded words", "header.long-value", () => `Subject: ${"=?utf-8?b?w7Y=?= ".repeat(200_000)}\r\n\r\nx`],
  ["deep comments in an address", "header.long-value", () => `From: ${"(".repeat(500_000)}a@b.test\r\n\r\nx`],
  ["100,000 begin lines", "mime.too-many-uuencoded", () => `\r\n${"begin 644 a\r\n#0V%T\r\n`\r\nend\r\n".repeat(30_000)}`],
  ["100,000 odd comments", "html.too-many-tags", () => html("<!--x--!>".repeat(100_000))],
  ["100,000 conditions for Outlook", "html.too-many-tags", () => html("<!--[if mso]>".repeat(80_000))],
  ["50,000 frames with a page each", "mime.long-text", () => html("<iframe srcdoc='<p>x'></iframe>".repeat(50_000))],
  [
    "rules that nearly match every element",
    "mime.long-text",
    () =>
      html(
        `<style>${Array.from({ length: 1_000 }, (_, i) => `.a.b${i}{color:red}`).join("")}</style>${Array.from({ length: 60_000 }, (_, i) => `<p class="a d${i}">x`).join("")}`,
      ),
  ],
  ["a row of 49,000 cells", "html.too-many-tags", () => html(`<table><tr>${"<td>a".repeat(49_000)}${"<br>".repeat(9_000)}`)],
  [
    "messages in messages, all encoded",
    "mime.decoded-bytes",
    () => `${"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".repeat(3_000)}x`,
  ],
  ["300,000 lines that begin with a boundary", "mime.too-many-parts", () => `${multipart("b")}--b\r\n\r\n${"--bx\r\n".repeat(300_000)}`],
  ["300,000 lines in place of fields", "header.missing-separator", () => `${"nonsense\r\nFrom: a@b.test\r\n".repeat(150_000)}`],
  ["100,000 blank lines of spaces", "header.too-many-fields", () => `A: b\r\n${" \r\nb: c\r\n".repeat(100_000)}`],
  ["900 pages of HTML", "html.too-long", () => `${multipart("b")}${`--b\r\n${html("<p>x</p>".repeat(500))}\r\n`.repeat(900)}--b--`],
];
for (const [name, defect, make] of bombs) {
  test(`bomb: ${name}`, () => {
    const raw = Buffer.from(make(), "latin1");
    const start = process.cpuUsage();
    const message = readMessage(raw);
    const summary = summarize(message);
    void message.received;
    const { user, system } = process.cpuUsage(start);
    assert.ok((user + system) / 1_000 < CPU_MILLISECONDS, `took ${(user + system) / 1_000} ms of CPU`);
    assert.ok(
      summary.defects.some((found) => found.name === defect),
      `${defect} not in ${summary.defects.map((found) => found.name).join(", ")}`,
    );
  });
}
