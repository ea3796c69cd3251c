/** Zip listings: the central directory, archives without one, and damaged ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "./defects.ts";
import { zipOf } from "./testing/zip-of.ts";
import { listZip } from "./zip.ts";

const MEMBERS = [
  { name: "a.txt", content: "abc" },
  { name: "d/\u00f6.exe", encrypted: true },
] as const;
const LISTED = [
  { name: "a.txt", bytes: 3, encrypted: false },
  { name: "d/\u00f6.exe", bytes: 0, encrypted: true },
];

test("the central directory is listed, also behind other bytes", () => {
  assert.deepEqual(listZip(zipOf(MEMBERS), ignoreDefects), LISTED);
  assert.deepEqual(listZip(Buffer.concat([Buffer.from("MZ stub"), zipOf(MEMBERS)]), ignoreDefects), LISTED);
});

test("without a central directory the local headers are listed, with a defect", () => {
  const log = new DefectLog();
  assert.deepEqual(listZip(zipOf(MEMBERS, "without"), log.note), LISTED);
  assert.equal(log.all()[0]?.name, "mime.zip-without-directory");
});

test("every cut of an archive lists something or nothing, and never fails", () => {
  const zip = zipOf(MEMBERS);
  for (let length = 0; length <= zip.length; length++) assert.ok(listZip(zip.subarray(0, length), ignoreDefects).length <= 2);
});

test("more members than the limit are left out with a defect", () => {
  const log = new DefectLog();
  assert.equal(listZip(zipOf(Array.from({ length: 1200 }, (_, i) => ({ name: `${i}` }))), log.note).length, 1000);
  assert.equal(log.all()[0]?.name, "mime.too-many-members");
});
