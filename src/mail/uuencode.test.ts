/** uuencoded blocks in text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "./defects.ts";
import { decodeUuencodedBody, findUuencoded } from "./uuencode.ts";

const CAT = "begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n";

test("a block inside a text is found with name, content and offsets", () => {
  const text = Buffer.from(`before\r\n${CAT}after begin 644 no\r\n`);
  const files = findUuencoded(text, ignoreDefects);
  assert.deepEqual(
    files.map((file) => [file.filename, file.content.toString(), text.toString("latin1", file.start, file.end)]),
    [["cat.txt", "Cat", CAT]],
  );
});

test("several blocks, and one without an end", () => {
  const log = new DefectLog();
  const files = findUuencoded(Buffer.from(`${CAT}${CAT}begin 600 b\n#0V%T\n`), log.note);
  assert.deepEqual(
    files.map((file) => file.content.toString()),
    ["Cat", "Cat", "Cat"],
  );
  assert.equal(log.all()[0]?.name, "mime.unterminated-uuencode");
});

test("as a transfer encoding, and a body that is not what it says", () => {
  assert.equal(decodeUuencodedBody(Buffer.from(CAT), ignoreDefects).toString(), "Cat");
  assert.equal(decodeUuencodedBody(Buffer.from("plain"), ignoreDefects).toString(), "plain");
});

test("many begin lines are bounded", () => {
  const log = new DefectLog();
  assert.equal(findUuencoded(Buffer.from(CAT.repeat(500)), log.note).length, 100);
  assert.equal(log.all()[0]?.name, "mime.too-many-uuencoded");
  assert.equal(findUuencoded(Buffer.from("begin 644 x\n".repeat(50_000)), ignoreDefects).length, 0);
});

test("the base64 variant is read", () => {
  const [file] = findUuencoded(Buffer.from("x\nbegin-base64 644 a.exe\nTVqQAAMA\n====\ny\n"), ignoreDefects);
  assert.deepEqual([file?.filename, file?.content.toString("latin1", 0, 2)], ["a.exe", "MZ"]);
});
