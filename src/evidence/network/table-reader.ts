/**
 * Flow records as text, a line each: Zeek's logs (TSV with a header, or JSON), `nfdump -o csv` of 1.6 and 1.7, and argus tables
 * ("StartTime,Dur,Proto,SrcAddr,…"). Columns are found by their names, so that added and left out ones do no harm.
 */
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Reader, Tally } from "../reader.ts";
import { FlowSink, TCP, UDP } from "./flow-sink.ts";

/** Names that the formats give to the same column. */
const COLUMNS: Readonly<Record<string, string>> = {
  ts: "time",
  firstSeen: "time",
  StartTime: "time",
  "id.orig_h": "from",
  sa: "from",
  srcAddr: "from",
  SrcAddr: "from",
  "id.orig_p": "fromPort",
  sp: "fromPort",
  srcPort: "fromPort",
  Sport: "fromPort",
  "id.resp_h": "to",
  da: "to",
  dstAddr: "to",
  DstAddr: "to",
  "id.resp_p": "toPort",
  dp: "toPort",
  dstPort: "toPort",
  Dport: "toPort",
  proto: "protocol",
  pr: "protocol",
  Proto: "protocol",
  conn_state: "state",
  State: "state",
  flg: "flags",
  flags: "flags",
  query: "query",
  qtype_name: "type",
};
const LINE = 65_536;

export class TableReader implements Reader {
  readonly tally: Tally;
  private readonly sink: FlowSink;
  private columns: readonly string[] = [];
  private separator = ",";
  private path = "";
  private rest = "";

  constructor(tally: Tally) {
    this.tally = tally;
    this.sink = new FlowSink(tally);
  }

  nextFile(): void {
    this.end();
    this.columns = [];
    this.path = "";
  }

  push(chunk: Buffer): void {
    const lines = (this.rest + chunk.toString("utf8")).split("\n");
    this.rest = (lines.pop() ?? "").slice(0, LINE);
    for (const line of lines) this.read(line.endsWith("\r") ? line.slice(0, -1) : line);
  }

  end(): void {
    if (this.rest !== "") this.read(this.rest);
    this.rest = "";
  }

  drain(): readonly Observed[] {
    return this.sink.drain();
  }

  private read(line: string): void {
    if (line === "") return;
    if (line.startsWith("#")) this.header(line);
    else if (line.startsWith("{")) this.record(line, fieldsOfJson(line));
    else if (this.columns.length === 0) this.columns = line.split(",").map((name) => COLUMNS[name.trim()] ?? "");
    else if (!line.startsWith("Summary") && !/^flows,bytes,packets/.test(line)) this.record(line, this.fieldsOfLine(line));
  }

  /** Zeek's "#fields", "#path", "#separator \x09". */
  private header(line: string): void {
    if (line.startsWith("#separator")) this.separator = line.includes("x09") ? "\t" : (line.split(" ")[1] ?? "\t");
    const words = line.split(this.separator);
    if (words[0] === "#path") this.path = words[1] ?? "";
    if (words[0] === "#fields") this.columns = words.slice(1).map((name) => COLUMNS[name] ?? "");
  }

  private fieldsOfLine(line: string): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    for (const [index, value] of line.split(this.separator).entries()) {
      const name = this.columns[index];
      if (name !== undefined && name !== "") fields.set(name, value.trim());
    }
    return fields;
  }

  private record(line: string, fields: ReadonlyMap<string, string>): void {
    const at = toInstant(fields.get("time") ?? "");
    const from = fields.get("from") ?? "";
    if (at === null || from === "") {
      // logs of Zeek that know no connection (capture_loss, weird of nobody) have nothing for us
      if (at !== null && this.separator === "\t") this.tally.understood++;
      else this.tally.misses(line);
      return;
    }
    const type = fields.get("type");
    if (type !== undefined || this.path === "dns") {
      this.tally.sensors.add("name queries");
      this.sink.query(at, from, fields.get("query") ?? "", type ?? "");
      return;
    }
    const toPort = port(fields.get("toPort"));
    const protocol = protocolOf(fields.get("protocol") ?? (this.path === "smtp" ? "tcp" : ""));
    if (fields.get("protocol") !== undefined) this.tally.sensors.add("flow records");
    const connection = { at, from, to: fields.get("to") ?? "", fromPort: port(fields.get("fromPort")), toPort, protocol };
    this.sink.connection({ ...connection, isEstablished: this.path === "smtp" ? true : established(fields) });
  }
}

function fieldsOfJson(line: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(line);
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return new Map(entries.flatMap(([name, one]) => (COLUMNS[name] === undefined ? [] : [[COLUMNS[name] ?? "", String(one)] as const])));
  } catch {
    return new Map(); // a damaged line is counted as not understood
  }
}

/** Seconds since the epoch (Zeek), or "2011/08/18 10:40:01.5" and "2024-02-03 04:05:06.7" in this machine's zone. */
function toInstant(text: string): Instant | null {
  if (/^\d{9,11}(?:\.\d+)?$/.test(text)) return Math.floor(Number(text) * 1000);
  const at = Date.parse(text.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, "$1-$2-$3"));
  return Number.isNaN(at) ? null : at;
}

/** Decimal, or hexadecimal as argus writes unknown ones. */
function port(text: string | undefined): number {
  return text === undefined || text === "" ? 0 : Number(text) || 0;
}

function protocolOf(name: string): number {
  const lower = name.toLowerCase();
  if (lower === "tcp") return TCP;
  return lower === "udp" ? UDP : Number(lower) || 0;
}

/** Zeek's conn_state, argus' State ("CON", "S_RA"), or the flags of nfdump ("...AP.S."). Null when nothing is told. */
function established(fields: ReadonlyMap<string, string>): boolean | null {
  const state = fields.get("state");
  if (state !== undefined && state !== "" && state !== "-") {
    if (/^(?:S0|REJ|RSTOS0|SH|SHR|OTH|RSTRH)$/.test(state)) return state === "OTH" ? null : false;
    if (/^(?:S1|S2|S3|SF|RSTO|RSTR)$/.test(state)) return true;
    const [ours = "", theirs] = state.split("_"); // argus: flags of each side
    if (theirs !== undefined) return theirs.includes("S") && ours.includes("A");
    return state === "CON" || state === "FIN" ? true : null;
  }
  const flags = fields.get("flags");
  if (flags === undefined || !/[A-Z]/.test(flags)) return null;
  return flags.includes("A");
}
