/**
 * The containers that log lines come in: classic syslog (RFC 3164), RFC 3339 syslog, RFC 5424, journal export as JSON, Docker's JSON lines,
 * the prefix of `docker compose logs`, TAI64N, and programs' own files that begin with a time. Each sets time, host, program and body of the
 * line; false: there is no time in it that we know. What stands inside is the business of the programs.
 */
import type { Instant } from "../../platform/time.ts";
import type { Line } from "./line.ts";
import { monthAt, type Times } from "./times.ts";

export function openLine(line: Line, times: Times): boolean {
  let at = line.start;
  if (line.text.charCodeAt(at) === PRIORITY) at = afterPriority(line);
  const code = line.text.charCodeAt(at);
  if (code >= CAPITAL_A && code <= CAPITAL_S) return classic(line, times, at) || composed(line, times);
  if (code >= DIGIT_0 && code <= DIGIT_3) return dated(line, times, at) || composed(line, times);
  if (code === BRACE) return json(line, times);
  if (code === AT) return stamped(line, times.tai64n(line.text, at), times.next);
  if (code === BRACKET) return bracketed(line, times, at);
  return composed(line, times);
}

const PRIORITY = 60;
const BRACE = 123;
const BRACKET = 91;
const AT = 64;
const BLANK = 32;
const COLON = 58;
const COMMA = 44;
const CAPITAL_A = 65;
const CAPITAL_S = 83;
const DIGIT_0 = 48;
const DIGIT_3 = 51;

/** Behind "<38>" or, of RFC 5424, "<38>1 ". */
function afterPriority(line: Line): number {
  const close = line.text.indexOf(">", line.start);
  if (close < 0 || close > line.start + 5) return line.start;
  return line.text.startsWith("1 ", close + 1) ? close + 3 : close + 1;
}

function classic(line: Line, times: Times, at: number): boolean {
  const moment = times.classic(line.text, at);
  if (moment < 0) return false;
  line.at = moment;
  hostAndProgram(line, times.next);
  return true;
}

function dated(line: Line, times: Times, at: number): boolean {
  const moment = times.iso(line.text, at);
  if (moment < 0) return namedMonth(line, times, at);
  line.at = moment;
  // a comma behind the time: a table of values, as Exchange writes
  const isSyslog = line.text.charCodeAt(at + 10) === 84 && line.text.charCodeAt(times.next) !== COMMA;
  // RFC 5424: "host program process message-id [data] words"
  if (isSyslog && at > line.start && structured(line, times.next)) return true;
  if (isSyslog) hostAndProgram(line, times.next);
  else ownFile(line, times.next);
  return true;
}

/** After the time: "host program[12]: words", the host left out by some. */
function hostAndProgram(line: Line, from: number): void {
  const { text, end } = line;
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  let space = text.indexOf(" ", at);
  if (space < 0 || space > end) space = end;
  if (text.charCodeAt(space - 1) === COLON || isProgramWithNumber(text, at, space) || text.charCodeAt(space + 1) === BRACKET) {
    line.host = "";
    program(line, at);
    return;
  }
  if (!(line.host.length === space - at && text.startsWith(line.host, at))) line.host = text.slice(at, space);
  program(line, space + 1);
}

function isProgramWithNumber(text: string, from: number, to: number): boolean {
  const last = text.charCodeAt(to - 1);
  if (last !== 93 && last !== 41) return false; // ] )
  const open = text.indexOf(last === 93 ? "[" : "(", from + 1);
  return open > from && open < to;
}

/** "postfix/smtpd[12]: words", "dovecot: words", "sogod [12]: words", "auth-worker(12): words". */
export function program(line: Line, from: number): void {
  const { text, end } = line;
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  line.programStart = at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACKET || code === COLON || code === BLANK || code === 40) break;
  }
  line.programEnd = at;
  if (text.charCodeAt(at) === BLANK && text.charCodeAt(at + 1) === BRACKET) at++;
  if (text.charCodeAt(at) === BRACKET || text.charCodeAt(at) === 40) {
    const close = text.indexOf(text.charCodeAt(at) === BRACKET ? "]" : ")", at);
    if (close >= 0 && close < end) at = close + 1;
  }
  if (text.charCodeAt(at) === COLON) at++;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  line.body = Math.min(at, end);
}

/** A program's own file: time, then words; what program it is shows in the words. */
function ownFile(line: Line, from: number): void {
  let at = from;
  while (at < line.end && line.text.charCodeAt(at) === BLANK) at++;
  line.host = "";
  line.programStart = line.programEnd = at;
  line.body = at;
}

/** RFC 5424 section 6: HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG. */
function structured(line: Line, from: number): boolean {
  const { text, end } = line;
  const fields: [number, number][] = [];
  let at = from + 1;
  for (let n = 0; n < 4; n++) {
    const space = text.indexOf(" ", at);
    if (space < 0 || space >= end) return false;
    fields.push([at, space]);
    at = space + 1;
  }
  if (text.charCodeAt(at) === BRACKET) {
    // an element may hold "\]" and quoted brackets; the message begins behind the last "] "
    let close = text.indexOf("] ", at);
    while (close >= 0 && close < end && text.charCodeAt(close + 2) === BRACKET) close = text.indexOf("] ", close + 2);
    at = close < 0 || close >= end ? end : close + 2;
  } else if (text.charCodeAt(at) === 45) at += 2;
  else return false;
  const [host, app] = fields;
  if (host === undefined || app === undefined) return false;
  line.host = text.slice(host[0], host[1]);
  line.programStart = app[0];
  line.programEnd = app[1];
  line.body = Math.min(at + (text.startsWith("\u00ef\u00bb\u00bf", at) ? 3 : 0), end); // a UTF-8 byte order mark may stand before
  return true;
}

function stamped(line: Line, moment: number, next: number): boolean {
  if (moment < 0) return false;
  line.at = moment;
  line.host = "";
  program(line, next);
  return true;
}

/** "23-Aug-2013 10:32:56.621 words", as BIND writes. */
function namedMonth(line: Line, times: Times, at: number): boolean {
  const moment = dayMonthYear(line, times, at);
  if (moment < 0) return false;
  line.at = moment;
  const clock = at + 12;
  const space = line.find(" ", clock);
  ownFile(line, space < 0 ? line.end : space);
  return true;
}

/** "22-Jan-2013 22:28:21.5 +0200"; -1 when there is none. The month's name keeps it from being RFC 3339. */
function dayMonthYear({ text }: Line, times: Times, at: number): Instant | -1 {
  const month = monthAt(text, at + 3);
  if (month < 0) return -1;
  const iso = `${text.slice(at + 7, at + 11)}-${String(month + 1).padStart(2, "0")}-${text.slice(at, at + 2)}${text.slice(at + 11, at + 26)}`;
  return times.iso(iso.replace(/ (?=[+-]\d)/, ""), 0);
}

/** "[22-Jan-2013 22:28:21 +0200]: words", "[2023-03-28 03:09:25,112] words", and unbound's "[1700000000] unbound[12:0] info: …". */
function bracketed(line: Line, times: Times, at: number): boolean {
  const close = line.find("]", at);
  if (close < 0) return false;
  const seconds = /^\[(\d{9,10})$/.exec(line.text.slice(at, Math.min(close, at + 12)))?.[1];
  if (seconds !== undefined) {
    line.at = Number(seconds) * 1000;
    line.host = "";
    program(line, close + 1);
    return true;
  }
  let moment = times.iso(line.text, at + 1);
  if (moment < 0) moment = dayMonthYear(line, times, at + 1);
  if (moment < 0) return false;
  line.at = moment;
  ownFile(line, close + (line.text.charCodeAt(close + 1) === COLON ? 2 : 1));
  return true;
}

/** "postfix-mailcow  | Nov 25 …": what `docker compose logs` writes before each line, and hosts that write their name first. */
function composed(line: Line, times: Times): boolean {
  const { start } = line;
  const bar = line.find(" | ", start);
  const space = line.find(" ", start);
  const begin = bar > 0 && bar < start + 80 ? bar + 3 : -1;
  if (begin > 0) {
    line.start = begin;
    const isOpen = openLine(line, times);
    line.start = start;
    return isOpen;
  }
  if (space < 0 || space > start + 80) return false;
  const year = line.find("]: 20", start); // "mail.example.com exim[3751842]: 2021-07-17 23:20:49 words"
  if (year < 0 || year > start + 120) return false;
  const moment = times.iso(line.text, year + 3);
  if (moment < 0) return false;
  line.at = moment;
  hostAndProgram(line, start);
  return true;
}

/** A line of `journalctl -o json`, or of Docker's json-file driver, whose `log` is a line itself. */
function json(line: Line, times: Times): boolean {
  const entry = parseObject(Buffer.from(line.text.slice(line.start, line.end), "latin1").toString("utf8"));
  if (entry === null) return false;
  const words = entry["MESSAGE"] ?? entry["log"];
  const message = Array.isArray(words) ? Buffer.from(words.filter((one) => typeof one === "number")).toString("utf8") : words;
  if (typeof message !== "string") return false;
  const stamp = Number(entry["__REALTIME_TIMESTAMP"]) / 1000;
  const moment = stamp > 0 ? Math.floor(stamp) : times.iso(String(entry["time"] ?? ""), 0);
  if (!(moment > 0)) return false;
  const bytes = Buffer.from(message.trimEnd(), "utf8").toString("latin1");
  if (typeof entry["SYSLOG_IDENTIFIER"] === "string" || typeof entry["_COMM"] === "string") {
    const name = String(entry["SYSLOG_IDENTIFIER"] ?? entry["_COMM"]);
    take(line, `${name}: ${bytes}`);
    program(line, 0);
    line.host = typeof entry["_HOSTNAME"] === "string" ? entry["_HOSTNAME"] : "";
    line.at = moment;
    return true;
  }
  take(line, bytes);
  // the inner line's own time is of the same moment, without zone
  if (line.text.charCodeAt(0) === BRACE || !openLine(line, times)) {
    line.host = "";
    program(line, 0);
  }
  line.at = moment;
  return true;
}

function take(line: Line, text: string): void {
  line.text = text;
  line.start = 0;
  line.end = text.length;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null; // checked here
  } catch {
    return null; // a damaged line is counted as not understood
  }
}
