/** What a file is, by its first bytes and never by its name. What cannot be told is "unknown", with the reason in words. */

export type Format =
  | "log"
  | "mbox"
  | "message"
  | "dmarc"
  | "zip"
  | "tls-report"
  | "zeek"
  | "zeek-json"
  | "pcap"
  | "netflow"
  | "flow-table"
  | "empty"
  | "unknown";

const PCAP: ReadonlySet<number> = new Set([0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0x0a0d0d0a]);
const FIELD =
  /^(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To|X-[\w-]+|DKIM-Signature|Content-Type|Reply-To|Sender|Cc|Authentication-Results|ARC-Seal|Envelope-to)\s*:/im;

export function formatOf(head: Buffer): Format {
  if (head.length === 0) return "empty";
  if (head.length >= 4 && PCAP.has(head.readUInt32BE(0))) return "pcap";
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return "zip";
  if (isNetflow(head)) return "netflow";
  const text = head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  if (text.includes("\u0000") && !text.startsWith("From ")) return "unknown";
  return formatOfText(text);
}

function formatOfText(text: string): Format {
  const begin = text.trimStart().slice(0, 4096);
  if (begin === "") return "empty";
  if (begin.startsWith("#separator")) return "zeek";
  if (begin.startsWith("From ")) return "mbox";
  if (begin.startsWith("<") && /<feedback[\s>]/.test(text)) return "dmarc";
  if (begin.startsWith("{")) return formatOfJson(begin);
  const first = begin.split("\n", 1)[0] ?? "";
  // `nfdump -o csv` of 1.6 and 1.7, and the columns of argus (`ra -c ,`)
  if (/^(?:ts,te,td,|firstSeen,|StartTime,Dur,Proto,)/.test(first)) return "flow-table";
  if (/^[\w-]+\s*:/.test(first) && !isTimed(first) && FIELD.test(begin)) return "message";
  return "log";
}

function formatOfJson(begin: string): Format {
  if (/"organization-name"\s*:/.test(begin) && /"(?:policies|report-id)"\s*:/.test(begin)) return "tls-report";
  return /"id\.orig_h"\s*:/.test(begin) ? "zeek-json" : "log";
}

/** "Jan:" is no field name, and neither is "12:" of a clock. */
function isTimed(line: string): boolean {
  return /^\d/.test(line);
}

/** A NetFlow v5 or v9 or IPFIX packet as a collector received it: version, count or length, sensible times. */
function isNetflow(head: Buffer): boolean {
  if (head.length < 16) return false;
  const version = head.readUInt16BE(0);
  const second = head.readUInt16BE(2);
  if (version === 10) return second >= 16 && second <= 65_535 && isRecent(head.readUInt32BE(4));
  if (version !== 5 && version !== 9) return false;
  return second >= 1 && second <= 1_000 && isRecent(head.readUInt32BE(8));
}

function isRecent(seconds: number): boolean {
  return seconds > 631_152_000 && seconds < 4_102_444_800; // 1990 to 2100
}
