/** base64 and quoted-printable, well-formed and not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog } from "./defects.ts";
import { decodeBase64, decodeQuotedPrintable } from "./transfer-encoding.ts";

test("base64: lines, foreign characters, missing padding", () => {
  const text = (encoded: string) => decodeBase64(Buffer.from(encoded)).toString();
  assert.equal(text("SGVs\r\nbG8="), "Hello");
  assert.equal(text("SG!Vs*bG8"), "Hello");
  assert.equal(text("SG-Vs_bG8="), "Hello");
  assert.equal(text("S-G8=SG8-="), "HoHo");
  assert.equal(text(""), "");
});

test("base64: what follows a padding is decoded too", () => {
  assert.equal(decodeBase64(Buffer.from("YQ==\r\nYmM=\r\nZA")).toString(), "abcd");
  assert.equal(decodeBase64(Buffer.from("YQ==YQ==")).toString(), "aa");
});

test("quoted-printable: escapes, soft breaks, white space at line ends", () => {
  const body = (text: string) => decodeQuotedPrintable(Buffer.from(text), "body").toString("latin1");
  assert.equal(body("a=3Db=e9=E9"), "a=b\u00e9\u00e9");
  assert.equal(body("one =\r\ntwo=\nthree= \r\nfour"), "one twothreefour");
  assert.equal(body("space \t\r\nkept=20\r\n"), "space\r\nkept \r\n");
  assert.equal(body("end="), "end");
});

test("quoted-printable: broken escapes stay and leave a defect", () => {
  const log = new DefectLog();
  assert.equal(decodeQuotedPrintable(Buffer.from("100=%, a=zz"), "body", log.note).toString(), "100=%, a=zz");
  assert.deepEqual(
    log.all().map((defect) => defect.name),
    ["mime.broken-quoted-printable"],
  );
});

test("runs of equals signs and spaces cost no more than their length", () => {
  assert.ok(decodeQuotedPrintable(Buffer.alloc(2_000_000, "="), "body").length > 0);
  assert.ok(decodeQuotedPrintable(Buffer.alloc(2_000_000, "= "), "body").length > 0);
  assert.equal(decodeBase64(Buffer.alloc(200_000, "A=")).length, 0);
});
