/**
 * A DMARC aggregate report (RFC 7489 appendix C, RFC 9990 and the drafts and damage of real reporters) as values. The streaming parser knows
 * no entities of its own, so that no entity bomb can grow; depth, rows and lengths are bounded.
 */
import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";
import { normaliseAddress } from "../../platform/net.ts";
import { MOST_COUNTED, type Period, toPeriod } from "./period.ts";

export interface DmarcReport {
  readonly kind: "dmarc";
  /** As it calls itself. */
  readonly reporter: string;
  readonly id: string | null;
  /** The domain whose policy it speaks of; "" when it names none. */
  readonly domain: string;
  /** Null where it tells no time, or none that is one. */
  readonly period: Period | null;
  readonly rows: readonly DmarcRow[];
  /** Fields of the rows that lack a source or a count. */
  readonly unclear: readonly string[];
  /** What broke off the reading; what came before it stands. */
  readonly damage: string | null;
}

export interface DmarcRow {
  /** In canonical text. */
  readonly source: string;
  readonly count: number;
  /** Domain of the author (RFC5322.From), lower case. */
  readonly domain: string;
  /** The receiver found a signature of this domain (DKIM), a host in its SPF record. */
  readonly dkimAligned: boolean;
  readonly spfAligned: boolean;
}

const DEPTH = 32;
const VALUE = 1_000;
const PIECE = 65_536;
const UNCLEAR = 100;

type Row = Map<string, string>;

interface Read {
  readonly about: Row;
  readonly rows: DmarcRow[];
  readonly unclear: string[];
  isReport: boolean;
  damage: string | null;
}

/** Null when it is none. At most `rows` rows are read. */
export function parseDmarc(bytes: Buffer, rows = 50_000): DmarcReport | null {
  if (!/<(?:\w+:)?feedback[\s>]/.test(bytes.toString("latin1", 0, 8_192))) return null;
  const read = parse(bytes, rows);
  if (!read.isReport) return null;
  const { about, damage, unclear } = read;
  const from = Number(about.get("date_range/begin")) * 1000;
  const until = Number(about.get("date_range/end")) * 1000;
  return {
    kind: "dmarc",
    reporter: about.get("org_name") ?? about.get("email") ?? "unknown reporter",
    id: about.get("report_id") ?? null,
    domain: domainAbout(about),
    period: toPeriod(from, until),
    ...{ rows: read.rows, unclear, damage },
  };
}

function domainAbout(about: Row): string {
  return (about.get("domain") ?? "").toLowerCase();
}

function parse(bytes: Buffer, most: number): Read {
  const read: Read = { about: new Map(), rows: [], unclear: [], isReport: false, damage: null };
  const path: string[] = [];
  let row: Row | null = null;
  let value = "";
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (fault) => {
    read.damage ??= fault.message.slice(0, 120);
  });
  parser.on("opentag", ({ name }) => {
    if (path.length >= DEPTH) throw new RangeError("nested too deeply");
    const local = name.slice(name.indexOf(":") + 1);
    path.push(local);
    value = "";
    if (local === "feedback") read.isReport = true;
    if (local !== "record") return;
    if (read.rows.length >= most) throw new RangeError(`more than ${most} rows`);
    row = new Map();
  });
  parser.on("text", (text) => {
    if (value.length < VALUE) value += text.slice(0, VALUE);
  });
  parser.on("closetag", ({ name }) => {
    const local = name.slice(name.indexOf(":") + 1);
    const parent = path.at(-2) ?? "";
    if (row === null) keepAbout(read.about, local, parent, value);
    else if (local === "record") {
      keepRow(read, row);
      row = null;
    } else keepField(row, local, parent, value);
    path.pop();
    value = "";
  });
  const decoder = new StringDecoder("utf8");
  try {
    for (let at = 0; at < bytes.length; at += PIECE) parser.write(decoder.write(bytes.subarray(at, at + PIECE)));
    parser.write(decoder.end()).close();
  } catch (fault) {
    read.damage ??= fault instanceof Error ? fault.message.slice(0, 120) : "unreadable";
  }
  return read;
}

const ABOUT: ReadonlySet<string> = new Set(["org_name", "email", "domain", "report_id"]);
const FIELDS: ReadonlySet<string> = new Set(["source_ip", "count", "header_from"]);

function keepAbout(about: Row, name: string, parent: string, value: string): void {
  if (parent === "date_range") about.set(`date_range/${name}`, value.trim());
  else if (ABOUT.has(name) && !about.has(name)) about.set(name, value.trim());
}

function keepField(row: Row, name: string, parent: string, value: string): void {
  if (parent === "policy_evaluated") row.set(`policy_evaluated/${name}`, value);
  else if (FIELDS.has(name) && !row.has(name)) row.set(name, value.trim());
}

function keepRow({ about, rows, unclear }: Read, row: Row): void {
  const source = normaliseAddress((row.get("source_ip") ?? "").trim());
  const count = Number(row.get("count"));
  if (source === null || !(count > 0 && count <= MOST_COUNTED)) {
    if (unclear.length < UNCLEAR) unclear.push([...row.keys()].join(" "));
    return;
  }
  rows.push({
    source,
    count,
    domain: (row.get("header_from") ?? domainAbout(about)).trim().toLowerCase(),
    dkimAligned: row.get("policy_evaluated/dkim")?.trim().toLowerCase() === "pass",
    spfAligned: row.get("policy_evaluated/spf")?.trim().toLowerCase() === "pass",
  });
}
