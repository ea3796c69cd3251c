/**
 * Reads any log line by line and gives each line to its program. Chunks are turned into text once; a line costs no allocation unless it tells
 * something. Observations leave in order: a message is known only when its recipients were tried, so each waits `LATENESS` of log time.
 */
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Reader, Tally } from "../reader.ts";
import { openLine } from "./containers.ts";
import { Line, own } from "./line.ts";
import { type Programs, programOf, programsFor } from "./programs.ts";
import { Times } from "./times.ts";

/** Longer lines are cut: syslog ends at 8 KB, journal entries rarely reach it. */
const LINE_OCTETS = 65_536;
/** Log time that observations are held back, so that a message can be told with its recipients (postfix/queue.ts waits less). */
const LATENESS = 180_000;

export class LogReader implements Reader {
  readonly tally: Tally;
  private readonly line = new Line();
  private readonly times = new Times();
  private readonly waiting: Observed[] = [];
  private readonly programs: Programs;
  private rest = "";
  private skipping = false;
  private newest: Instant = 0;
  private isOver = false;
  private host = "";

  constructor(tally: Tally) {
    this.tally = tally;
    this.programs = programsFor((observed) => void this.waiting.push(observed), tally);
  }

  /** The following bytes are of a file that was last written at this time; rotated files are read one after the other. */
  nextFile(lastWritten: Instant): void {
    this.finishLine();
    this.times.restart(lastWritten);
  }

  push(chunk: Buffer): void {
    const text = this.rest + chunk.toString("latin1");
    let start = 0;
    for (let stop = text.indexOf("\n"); stop >= 0; stop = text.indexOf("\n", start)) {
      if (this.skipping) this.skipping = false;
      else this.read(text, start, text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop);
      start = stop + 1;
    }
    this.rest = text.slice(start);
    if (this.rest.length > LINE_OCTETS) {
      if (!this.skipping) this.read(this.rest, 0, LINE_OCTETS);
      this.tally.limits("lines longer than 64 KB were cut");
      this.skipping = true;
      this.rest = "";
    }
    this.programs.pass(this.newest);
  }

  end(): void {
    this.finishLine();
    this.programs.end();
    this.isOver = true;
    if (this.times.inferred) this.tally.limits("the log names no year; it was inferred from the time of the file");
    for (const program of this.programs.all) if (program.lines > 0) this.tally.programs.set(program.name, program.lines);
  }

  drain(): readonly Observed[] {
    this.waiting.sort((one, other) => one.at - other.at);
    if (this.isOver) return this.waiting.splice(0);
    const ready = this.newest - LATENESS;
    let count = 0;
    while (count < this.waiting.length && (this.waiting[count]?.at ?? 0) <= ready) count++;
    return this.waiting.splice(0, count);
  }

  private finishLine(): void {
    if (this.rest !== "" && !this.skipping) this.read(this.rest, 0, this.rest.length);
    this.rest = "";
    this.skipping = false;
  }

  private read(text: string, start: number, end: number): void {
    if (start >= end || text.charCodeAt(start) === HASH) return; // empty lines and comments tell nothing
    const line = this.line;
    line.text = text;
    line.start = start;
    line.end = end;
    if (!openLine(line, this.times)) {
      this.tally.misses(text.slice(start, end));
      return;
    }
    const program = programOf(this.programs, line);
    program.lines++;
    if (!program.read(line)) {
      this.tally.misses(line.text.slice(line.programStart, line.end));
      return;
    }
    this.tally.understood++;
    if (program.isBesides) {
      this.tally.besides++;
      return;
    }
    if (line.at > this.newest) this.newest = line.at;
    this.tally.sees(line.at);
    if (line.host !== this.host) {
      this.host = line.host;
      this.tally.host(own(line.host));
    }
  }
}

const HASH = 35;
