/** Files that carry something: what is found in them, links that come of them, and that hostile ones stay within their bounds. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Message } from "../message.ts";
import { readMessage } from "../read.ts";
import { zipOf } from "../testing/zip-of.ts";
import { hiddenStrings } from "./hidden-strings.ts";

function zipped(files: readonly (readonly [name: string, content: string | Buffer])[]): Buffer {
  return zipOf(files.map(([name, content]) => ({ name, content, deflated: true })));
}

function mailWith(name: string, bytes: Buffer | string, type = "application/octet-stream"): Message {
  const encoded = Buffer.from(bytes)
    .toString("base64")
    .replace(/(.{76})/g, "$1\r\n");
  const head = `From: a@mailer.test\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n`;
  return readMessage(Buffer.from(`${head}Content-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`));
}

function urls(message: Message): readonly string[] {
  return message.links.map(({ url }) => url);
}

function defects(message: Message): readonly string[] {
  return [...new Set(message.defects.map(({ name }) => name))];
}

describe("links of carriers", () => {
  test("a page in an archive: links say where they stand", () => {
    const message = mailWith(
      "order.zip",
      zipped([["a/order.html", '<a href="https://x.test/1">x</a><script>location="https://x.test/2"</script>']]),
    );
    assert.deepEqual(
      message.links.map(({ url, where, via }) => [url, where, via]),
      [
        ["https://x.test/1", "attachment", "order.zip/a/order.html"],
        ["https://x.test/2", "attachment", "order.zip/a/order.html"],
      ],
    );
  });

  test("addresses that scripts put together", () => {
    const hidden = Buffer.from("https://x.test/base64").toString("base64");
    const script = `var a="htt"+"ps://x.test"+"/joined"; b=atob("${hidden}"); c="\\x68\\x74\\x74\\x70\\x73\\x3a\\x2f\\x2f\\x78\\x2e\\x74\\x65\\x73\\x74\\x2f\\x68\\x65\\x78";d="desrever/tset.x//:sptth"`;
    const found = urls(mailWith("x.html", `<html><script>${script}</script></html>`, "text/html"));
    assert.deepEqual(
      found.toSorted(),
      ["https://x.test/base64", "https://x.test/hex", "https://x.test/joined", "https://x.test/reversed"].toSorted(),
    );
  });

  test("disguise in disguise is undone once more", () => {
    const inner = `document.write("%3Ca%20href%3D%22https%3A%2F%2Fx.test%2Fdeep%22%3Ex%3C%2Fa%3E")`;
    assert.ok(hiddenStrings(`eval(atob("${Buffer.from(inner).toString("base64")}"))`).some((text) => text.includes("https://x.test/deep")));
    assert.ok(hiddenStrings(`eval(String.fromCharCode(104,116,116,112,58,47,47,120))`).includes("http://x"));
  });

  test("shortcuts of each system", () => {
    assert.deepEqual(urls(mailWith("a.url", "[InternetShortcut]\r\nURL=https://x.test/url\r\n")), ["https://x.test/url"]);
    assert.deepEqual(urls(mailWith("a.webloc", "<plist><dict><key>URL</key><string>https://x.test/webloc</string></dict></plist>")), [
      "https://x.test/webloc",
    ]);
    const head = Buffer.from("4c0000000114020000000000c000000000000046", "hex");
    const link = Buffer.concat([head, Buffer.alloc(57), Buffer.from("mshta.exe https://x.test/lnk\0", "utf16le")]);
    const message = mailWith("a.lnk", link);
    assert.deepEqual(urls(message), ["https://x.test/lnk"]);
    assert.match(message.carriers[0]?.abilities[0]?.evidence ?? "", /mshta/);
  });

  test("compressed drawings, and pages saved as messages", () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://x.test/svgz"><rect/></a></svg>';
    assert.deepEqual(urls(mailWith("a.svgz", gzipSync(drawing))), ["https://x.test/svgz"]);
    const page =
      'Content-Type: multipart/related; boundary=q\r\n\r\n--q\r\nContent-Type: text/html\r\n\r\n<a href="https://x.test/mht">x</a>\r\n--q--\r\n';
    assert.deepEqual(urls(mailWith("a.mht", page)), ["https://x.test/mht"]);
  });

  test("messages attached in messages: text, links and attachments are seen", () => {
    const inner = `From: b@mailer.test\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nSee https://x.test/inner\r\n--i\r\nContent-Type: text/html; name=f.html\r\nContent-Disposition: attachment; filename=f.html\r\n\r\n<form action="https://x.test/form"><input type=password></form>\r\n--i--\r\n`;
    const message = readMessage(
      Buffer.from(
        `From: a@mailer.test\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nForwarded\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--o--\r\n`,
      ),
    );
    assert.deepEqual(urls(message).toSorted(), ["https://x.test/form", "https://x.test/inner"]);
    assert.ok(message.carriers.some(({ abilities }) => abilities.some(({ name }) => name === "page.password")));
  });
});

describe("bounds of carriers", () => {
  test("archives inside archives end at a depth", () => {
    let archive = zipped([["x.html", "<script>1</script>"]]);
    for (let i = 0; i < 12; i++) archive = zipped([[`${i}.zip`, archive]]);
    const message = mailWith("a.zip", archive);
    assert.ok(message.carriers.length <= 6);
    assert.ok(defects(message).includes("carrier.too-deep"));
  });

  test("what unpacks to too much stays closed", () => {
    const message = mailWith(
      "a.zip",
      zipped([
        ["bomb.html", Buffer.alloc(30_000_000, 32)],
        ["a.html", '<a href="https://x.test/a">x</a>'],
      ]),
    );
    assert.deepEqual(urls(message), ["https://x.test/a"]);
    assert.ok(defects(message).includes("carrier.not-unpacked"));
  });

  test("many members, damaged members, members that overlap", () => {
    const many = mailWith("a.zip", zipped(Array.from({ length: 80 }, (_, i) => [`${i}.html`, "<p>x"] as const)));
    assert.ok(defects(many).includes("carrier.too-many-files"));
    const archive = zipped([["a.html", '<a href="https://x.test/a">x</a>'.repeat(50)]]);
    for (let cut = 10; cut < archive.length; cut += 7) {
      const damaged = Buffer.from(archive);
      damaged[cut] = damaged[cut]! ^ 0xff;
      assert.ok(mailWith("a.zip", damaged).links.length <= 2);
    }
  });

  for (const piece of [
    "<form ",
    "<a download ",
    "_0x12ab",
    '"A" + ',
    "%41",
    "\\x41",
    "fromCharCode(1,",
    '"QUJD',
    "<iframe src",
    "location",
    "<input type",
    "document.write(",
  ]) {
    test(`a page of nothing but ${piece} is read`, () => {
      const message = mailWith("a.html", `<script>${piece.repeat(Math.ceil(400_000 / piece.length))}`, "text/html");
      assert.equal(message.carriers.length, 1);
      assert.ok(message.links.length < 10);
    });
  }
});
