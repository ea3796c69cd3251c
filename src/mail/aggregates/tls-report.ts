/**
 * An SMTP TLS report (RFC 8460) as values: how often hosts that send to a domain could speak TLS with its mail hosts, as they counted it.
 * It speaks of mail that comes to the domain, not of mail that leaves it.
 */
import { z } from "zod";
import type { Instant } from "../../platform/time.ts";
import { parseDate } from "../date.ts";
import { MOST_COUNTED, type Period, toPeriod } from "./period.ts";

export interface TlsReport {
  readonly kind: "tls";
  readonly reporter: string;
  readonly id: string | null;
  readonly period: Period | null;
  readonly policies: readonly TlsPolicy[];
}

export interface TlsPolicy {
  /** The domain that the mail was for; null when it is not told. */
  readonly domain: string | null;
  readonly succeeded: number;
  readonly failed: number;
  readonly failures: readonly TlsFailure[];
}

export interface TlsFailure {
  /** As in RFC 8460 section 4.3: "certificate-expired", "starttls-not-supported" … */
  readonly what: string;
  /** Mail host of the domain at which it failed; null when it is not told. */
  readonly host: string | null;
  readonly sessions: number;
}

const count = z.number().nonnegative().max(MOST_COUNTED).catch(0);
const text = z.string().nullable().catch(null).default(null);
const failure = z.object({ "result-type": z.string(), "receiving-mx-hostname": text, "failed-session-count": count });
const policy = z.object({
  policy: z.object({ "policy-domain": text }).catch({ "policy-domain": null }).default({ "policy-domain": null }),
  summary: z.object({ "total-successful-session-count": count, "total-failure-session-count": count }).partial(),
  "failure-details": z.array(failure).max(10_000).catch([]).default([]),
});
const report = z.object({
  "organization-name": z.string(),
  "report-id": text,
  "date-range": z.object({ "start-datetime": z.string(), "end-datetime": z.string() }),
  policies: z.array(policy).max(10_000),
});

/** Null when it is none. */
export function parseTlsReport(bytes: Buffer): TlsReport | null {
  const value = parse(bytes);
  if (value === null) return null;
  const from = toInstant(value["date-range"]["start-datetime"]);
  const until = toInstant(value["date-range"]["end-datetime"]);
  return {
    kind: "tls",
    reporter: value["organization-name"],
    id: value["report-id"],
    period: toPeriod(from ?? Number.NaN, until ?? Number.NaN),
    policies: value.policies.map((one) => ({
      domain: one.policy["policy-domain"]?.toLowerCase() ?? null,
      succeeded: one.summary["total-successful-session-count"] ?? 0,
      failed: one.summary["total-failure-session-count"] ?? 0,
      failures: one["failure-details"].map((each) => ({
        what: each["result-type"],
        host: each["receiving-mx-hostname"],
        sessions: each["failed-session-count"],
      })),
    })),
  };
}

function parse(bytes: Buffer): z.infer<typeof report> | null {
  if (!bytes.toString("latin1", 0, 65_536).includes('"organization-name"')) return null;
  try {
    return report.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return null; // not a report of RFC 8460
  }
}

function toInstant(written: string): Instant | null {
  const at = Date.parse(written);
  return Number.isNaN(at) ? parseDate(written) : at;
}
