/**
 * `postern scan PATH…`: judges messages with the same pipeline as the gateway, keeps and sends nothing.
 * Exit code 0: nothing unwanted; 1: something unwanted; mistakes are thrown as OperatorError (2).
 */
import { createHash } from "node:crypto";
import type { Arrival, Direction } from "../../mail/arrival.ts";
import { newReceipt } from "../../mail/receipt.ts";
import { type JudgingHouse, judgeArrival } from "../../pipeline/handle.ts";
import type { ActionKind, Decision } from "../../policy/decision.ts";
import { type Scanned, toLine, toTotals, toWords } from "./report.ts";
import { type Source, sourcesOf } from "./sources.ts";

export interface ScanOptions {
  readonly ndjson: boolean;
  readonly direction: Direction;
  readonly clientIp: string | null;
  readonly helo: string | null;
  /** Undefined when nobody said it. */
  readonly mailFrom: string | null | undefined;
  readonly rcptTo: readonly string[];
  /** Messages judged at the same time. */
  readonly atOnce: number;
}

export type ScanHouse = JudgingHouse;

const STRENGTH: readonly ActionKind[] = ["accept", "tag", "hold", "quarantine", "defer", "reject"];

/** Prints to `write` in the order of the sources; resolves with the exit code. */
export async function scan(
  paths: readonly string[],
  options: ScanOptions,
  house: ScanHouse,
  write: (text: string) => void,
): Promise<0 | 1> {
  const counts = new Map<string, number>();
  let unwanted = false;
  const report = (scanned: Scanned): void => {
    const { verdict } = scanned.judged;
    counts.set(verdict.class, (counts.get(verdict.class) ?? 0) + 1);
    unwanted ||= verdict.class !== "clean" && verdict.class !== "bulk";
    write(options.ndjson ? `${toLine(scanned)}\n` : `${toWords(scanned)}\n`);
  };
  const underWay: Promise<Scanned>[] = [];
  for await (const source of sourcesOf(paths)) {
    const job = judgeSource(source, options, house);
    job.catch(() => {}); // awaited below in order; until then a rejection is not "unhandled"
    underWay.push(job);
    if (underWay.length >= options.atOnce) report(await next(underWay));
  }
  while (underWay.length > 0) report(await next(underWay));
  if (!options.ndjson) write(toTotals(counts));
  return unwanted ? 1 : 0;
}

function next(jobs: Promise<Scanned>[]): Promise<Scanned> {
  const job = jobs.shift();
  if (job === undefined) throw new RangeError("no job is under way");
  return job;
}

async function judgeSource(source: Source, options: ScanOptions, house: ScanHouse): Promise<Scanned> {
  const began = performance.now();
  const judged = await judgeArrival(toArrival(source, options, house), house);
  return { source: source.name, judged, action: strongest(judged.decision), milliseconds: performance.now() - began };
}

export function toArrival({ raw }: Source, options: ScanOptions, house: ScanHouse): Arrival {
  const at = house.clock.now();
  const isUnknown = options.rcptTo.length === 0;
  const recipients = isUnknown ? [`recipient@${house.ourDomains[0] ?? "localhost"}`] : options.rcptTo;
  return {
    id: newReceipt(at),
    at,
    door: "scan",
    direction: options.direction,
    client: { address: options.clientIp, port: null, helo: options.helo, protocol: "SMTP", tls: null, ours: false },
    submitter: null,
    envelope: {
      mailFrom: options.mailFrom ?? null,
      ...(options.mailFrom === undefined && { mailFromUnknown: true }),
      mailParameters: {},
      rcptTo: recipients.map((address) => ({ address })),
      ...(isUnknown && { rcptToUnknown: true }),
    },
    raw,
    sha256: createHash("sha256").update(raw).digest("hex"),
  };
}

function strongest(decision: Decision): ActionKind {
  const kinds = [...decision.values()].map((ruling) => ruling.action.kind);
  return kinds.reduce((a, b) => (STRENGTH.indexOf(b) > STRENGTH.indexOf(a) ? b : a), "accept");
}
