/**
 * Reads a DMARC aggregate report (RFC 7489 appendix C, RFC 9990 and the drafts and damage of real reporters) with a streaming parser that knows
 * no entities of its own, so that no entity bomb can grow; depth and rows are bounded. False: it is none.
 */
import { SaxesParser } from "saxes";
import { normaliseAddress } from "../../platform/net.ts";
import type { ReportedVolume, Tally } from "../reader.ts";

const DEPTH = 32;
const VALUE = 1_000;
const ROWS = 50_000;

type Row = Map<string, string>;

interface Read {
  readonly about: Row;
  readonly rows: Row[];
  isReport: boolean;
  damage: string | null;
}

export function readDmarc(bytes: Buffer, tally: Tally): boolean {
  if (!/<(?:\w+:)?feedback[\s>]/.test(bytes.toString("latin1", 0, 8_192))) return false;
  const { about, rows, isReport, damage } = parse(bytes);
  if (!isReport) return false;
  const from = Number(about.get("date_range/begin")) * 1000;
  const until = Number(about.get("date_range/end")) * 1000;
  const reporter = about.get("org_name") ?? about.get("email") ?? "unknown reporter";
  const domain = (about.get("domain") ?? "").toLowerCase();
  if (!(from > 0) || !(until > 0)) {
    tally.misses(`DMARC report of ${reporter} without dates`);
    return true;
  }
  tally.sees(from);
  tally.sees(until);
  tally.understood++;
  for (const row of rows) {
    const volume = toVolume(row, { from, until, reporter, domain });
    if (volume === null) tally.misses(`row of a DMARC report without source or count: ${[...row.keys()].join(" ")}`);
    else tally.volume(volume);
  }
  if (damage !== null) tally.limits(`a DMARC report of ${reporter} is damaged (${damage}); what came before it stands`);
  return true;
}

function toVolume(row: Row, about: Pick<ReportedVolume, "from" | "until" | "reporter" | "domain">): ReportedVolume | null {
  const source = normaliseAddress((row.get("source_ip") ?? "").trim());
  const count = Number(row.get("count"));
  if (source === null || !(count > 0)) return null;
  return {
    ...about,
    domain: (row.get("header_from") ?? about.domain).trim().toLowerCase(),
    source,
    count,
    dkimAligned: row.get("policy_evaluated/dkim")?.trim().toLowerCase() === "pass",
    spfAligned: row.get("policy_evaluated/spf")?.trim().toLowerCase() === "pass",
    disposition: (row.get("policy_evaluated/disposition") ?? "").trim().toLowerCase(),
  };
}

function parse(bytes: Buffer): Read {
  const read: Read = { about: new Map(), rows: [], isReport: false, damage: null };
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
    if (read.rows.length >= ROWS) throw new RangeError(`more than ${ROWS} rows`);
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
      read.rows.push(row);
      row = null;
    } else keepRow(row, local, parent, value);
    path.pop();
    value = "";
  });
  try {
    parser.write(bytes.toString("utf8")).close();
  } catch (fault) {
    read.damage ??= fault instanceof Error ? fault.message.slice(0, 120) : "unreadable";
  }
  return read;
}

const ABOUT: ReadonlySet<string> = new Set(["org_name", "email", "domain"]);

function keepAbout(about: Row, name: string, parent: string, value: string): void {
  if (parent === "date_range") about.set(`date_range/${name}`, value.trim());
  else if (ABOUT.has(name) && !about.has(name)) about.set(name, value.trim());
}

function keepRow(row: Row, name: string, parent: string, value: string): void {
  if (parent === "policy_evaluated") row.set(`policy_evaluated/${name}`, value);
  else if (["source_ip", "count", "header_from"].includes(name) && !row.has(name)) row.set(name, value.trim());
}
