/** The same connection to port 25 in every form of flow record, questions for mail hosts in Zeek's dns.log, and packets that lie about their lengths. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../observed/observed.ts";
import { Tally } from "../reader.ts";
import { formatOf } from "../recognise.ts";
import { flowReaderFor, type StreamFormat } from "./readers.ts";

const AT = Date.UTC(2026, 9, 5, 10);
const SECONDS = AT / 1000;

function read(bytes: Buffer): { readonly seen: readonly string[]; readonly tally: Tally } {
  const tally = new Tally();
  const reader = flowReaderFor(formatOf(bytes) as StreamFormat, tally); // the cases are flow records
  reader.nextFile(AT);
  reader.push(bytes);
  reader.end();
  return { seen: reader.drain().map(inShort), tally };
}

function inShort(one: Observed): string {
  return one.kind === "flow" ? `${one.from} ${one.what} ${one.to} ${new Date(one.at).toISOString().slice(0, 19)}` : one.kind;
}

const CONN = "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\n";
const ZEEK = `${SECONDS}.5\tC1\t192.168.1.7\t4711\t198.51.100.9\t25\ttcp\tSF\n`;
const JSON_CONN = {
  ts: SECONDS,
  "id.orig_h": "192.168.1.7",
  "id.orig_p": 4711,
  "id.resp_h": "198.51.100.9",
  "id.resp_p": 25,
  proto: "tcp",
  conn_state: "SF",
};
const TEXTS: readonly (readonly [why: string, text: string])[] = [
  ["Zeek TSV", CONN + ZEEK],
  ["Zeek JSON", `${JSON.stringify(JSON_CONN)}\n`],
  [
    "argus",
    "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State\n2026-10-05T10:00:00Z,1,tcp,192.168.1.7,4711,->,198.51.100.9,25,CON\n",
  ],
  [
    "nfdump 1.7",
    "firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,flags\n2026-10-05T10:00:00Z,1,TCP,192.168.1.7,4711,198.51.100.9,25,...AP.SF\n",
  ],
];

test("one connection in every text form", () => {
  for (const [why, text] of TEXTS) {
    const { seen, tally } = read(Buffer.from(text));
    assert.deepEqual(seen, ["192.168.1.7 smtp-connect 198.51.100.9 2026-10-05T10:00:00"], why);
    assert.ok(tally.sensors.has("flow records"), why);
    assert.equal(tally.notUnderstood, 0, why);
  }
});

test("Zeek's dns.log tells who asks for mail hosts; a connection that failed is an attempt", () => {
  const dns = read(Buffer.from(`${JSON.stringify({ ts: SECONDS, "id.orig_h": "192.168.1.7", query: "Example.com", qtype_name: "MX" })}\n`));
  assert.deepEqual(dns.seen, ["192.168.1.7 mx-query example.com 2026-10-05T10:00:00"]);
  assert.deepEqual([...dns.tally.sensors], ["name queries"]);
  assert.deepEqual(read(Buffer.from(CONN + ZEEK.replace("SF", "S0"))).seen, ["192.168.1.7 smtp-failed 198.51.100.9 2026-10-05T10:00:00"]);
});

/** An address, ports and flags as version 5 lays them out (24 bytes of header, 48 of a record). */
function five(): Buffer {
  const packet = Buffer.alloc(72);
  packet.writeUInt16BE(5, 0);
  packet.writeUInt16BE(1, 2);
  packet.writeUInt32BE(60_000, 4);
  packet.writeUInt32BE(SECONDS, 8);
  packet.set([192, 168, 1, 7, 198, 51, 100, 9], 24);
  packet.writeUInt32BE(60_000, 48);
  packet.writeUInt16BE(4711, 56);
  packet.writeUInt16BE(25, 58);
  packet[61] = 0x1b;
  packet[62] = 6;
  return packet;
}

/** [element, length] of addresses, ports, protocol, flags. */
const FIELDS = [8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 6, 1] as const;
const RECORD = [192, 168, 1, 7, 198, 51, 100, 9, 0x12, 0x67, 0, 25, 6, 0x1b] as const;

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, i * 2);
  return bytes;
}

function withTemplate(version: 9 | 10): Buffer {
  const template = words(version === 9 ? 0 : 2, 8 + FIELDS.length * 2, 256, FIELDS.length / 2, ...FIELDS);
  const data = Buffer.concat([words(256, 4 + RECORD.length), Buffer.from(RECORD)]);
  const header = Buffer.alloc(version === 9 ? 20 : 16);
  header.writeUInt16BE(version, 0);
  header.writeUInt16BE(version === 9 ? 2 : header.length + template.length + data.length, 2);
  header.writeUInt32BE(SECONDS, version === 9 ? 8 : 4);
  return Buffer.concat([header, template, data]);
}

test("one connection in NetFlow v5, v9 and IPFIX", () => {
  for (const packet of [five(), withTemplate(9), withTemplate(10)]) {
    const { seen, tally } = read(packet);
    assert.deepEqual(seen, ["192.168.1.7 smtp-connect 198.51.100.9 2026-10-05T10:00:00"]);
    assert.equal(tally.notUnderstood, 0);
  }
});

test("flow records before their template are counted; packets cut anywhere or with every length wrong end", () => {
  const whole = withTemplate(10);
  const orphan = Buffer.concat([whole.subarray(0, 16), whole.subarray(16 + 8 + FIELDS.length * 2)]);
  assert.equal(read(orphan).tally.notUnderstood, 1);
  for (let length = 16; length < whole.length; length++) read(whole.subarray(0, length));
  for (let at = 16; at < whole.length - 1; at++) {
    const wrong = Buffer.from(whole);
    wrong.writeUInt16BE(0xffff, at);
    assert.ok(read(wrong).seen.length <= 1);
  }
});
