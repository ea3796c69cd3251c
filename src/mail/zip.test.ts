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

test("a member with another name in its local header is listed under both, with a defect", () => {
  const zip = zipOf([{ name: "a.txt", content: "abc" }]);
  zip.write("a.exe", 30);
  const log = new DefectLog();
  assert.deepEqual(
    listZip(zip, log.note).map((member) => member.name),
    ["a.txt", "a.exe"],
  );
  assert.equal(log.all()[0]?.name, "mime.zip-two-names");
});

test("zip64: the directory and the sizes are found where they are", () => {
  const zip = zipOf([{ name: "a.txt", content: "abc" }]);
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const end = zip.length - 22;
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(5_000_000_000n, 4);
  const directory = Buffer.concat([zip.subarray(entry, end), extra]);
  directory.writeUInt32LE(0xffffffff, 24);
  directory.writeUInt16LE(extra.length, 30);
  const end64 = Buffer.alloc(56);
  end64.write("PK\x06\x06", "latin1");
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(entry), 48);
  const last = Buffer.from(zip.subarray(end));
  last.writeUInt32LE(0xffffffff, 12);
  const log = new DefectLog();
  assert.deepEqual(listZip(Buffer.concat([zip.subarray(0, entry), directory, end64, last]), log.note), [
    { name: "a.txt", bytes: 5_000_000_000, encrypted: false },
  ]);
  assert.deepEqual(log.all(), []);
});
