/** Rotated logs are one log in the order of time, each real folder is walked once, and sources are merged into one order of time. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { tempFolder } from "../../test/support/temp.ts";
import { collect } from "./collect.ts";
import { filesOf, grouped } from "./files.ts";

const file = (path: string) => ({ path, bytes: 1, lastWritten: 0 });

test("rotated files: numbers, dates, packed ones", () => {
  const names = [
    "a/mail.log",
    "a/mail.log.2.gz",
    "a/mail.log.10.gz",
    "a/mail.log.1",
    "a/maillog-20260107",
    "a/maillog",
    "a/maillog-20251231.gz",
  ];
  const groups = grouped(names.map(file)).map(({ name, files }) => [name, ...files.map(({ path }) => path.slice(2))]);
  assert.deepEqual(groups, [
    ["a/mail.log", "mail.log.10.gz", "mail.log.2.gz", "mail.log.1", "mail.log"],
    ["a/maillog", "maillog-20251231.gz", "maillog-20260107", "maillog"],
  ]);
});

test("links are followed, and a ring of them ends", async (t) => {
  const folder = tempFolder(t);
  mkdirSync(join(folder, "a", "b"), { recursive: true });
  writeFileSync(join(folder, "a", "x.log"), "x");
  symlinkSync(join(folder, "a"), join(folder, "a", "b", "ring"));
  symlinkSync(join(folder, "nowhere"), join(folder, "a", "gone"));
  assert.deepEqual(
    (await filesOf([folder])).map(({ path }) => path),
    [join(folder, "a", "x.log")],
  );
});

const query = (minute: number, name: string): string =>
  `2026-10-05T10:${String(minute).padStart(2, "0")}:00+00:00 gw dnsmasq[1]: query[MX] ${name} from 192.168.1.7\n`;

test("several sources, one of them packed and rotated, in one order of time; damage and unknown files are named", async (t) => {
  const folder = tempFolder(t);
  const packed = gzipSync(query(1, "one.test") + query(3, "three.test"));
  writeFileSync(join(folder, "dns.log.1.gz"), packed);
  writeFileSync(join(folder, "dns.log"), query(5, "five.test"));
  writeFileSync(join(folder, "other.log"), query(2, "two.test") + query(4, "four.test"));
  writeFileSync(join(folder, "cut.log.gz"), packed.subarray(0, packed.length - 12));
  writeFileSync(join(folder, "picture"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
  const evidence = await collect([folder], { domains: [], judge: async () => null, onRead: () => {} });
  const names: string[] = [];
  for await (const run of evidence.observations()) for (const one of run) if (one.kind === "flow") names.push(one.to.slice(0, -5));
  const distinct = names.filter((name, i) => name !== names[i - 1]);
  assert.deepEqual(distinct, ["one", "two", "three", "four", "five"]);
  const named = evidence.sources.flatMap(({ name, unread, tally }) => [
    ...(unread === null ? [] : [`${name.slice(folder.length + 1)}: ${unread}`]),
    ...[...tally.lost].map((sentence) => sentence.slice(folder.length + 1)),
  ]);
  assert.equal(named.length, 2);
  assert.match(named.join("\n"), /picture: nothing in it is known to us/);
  assert.match(named.join("\n"), /cut\.log\.gz: damaged or unreadable/);
});
