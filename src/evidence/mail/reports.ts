/**
 * Messages that report about mail of ours: bounces (RFC 3464), complaints (RFC 5965), DMARC aggregate reports as attachments (RFC 7489), DMARC
 * failure reports (RFC 6591), TLS reports (RFC 8460). Null for a message that is none of these.
 */
import type { Message, Part } from "../../mail/message.ts";
import { type Report, reportsIn } from "../../mail/report.ts";
import type { Clues, Observed, RecipientReply } from "../../observed/observed.ts";
import { normaliseAddress } from "../../platform/net.ts";
import type { Instant } from "../../platform/time.ts";
import { replyText, resultOf, statusIn } from "../log/words.ts";
import type { Tally } from "../reader.ts";
import { readAggregate, unpackReport } from "./aggregates.ts";
import { oldBounce } from "./old-bounce.ts";

const ATTACHMENTS = 20;

export function reportsOf(message: Message, at: Instant, tally: Tally): readonly Observed[] | null {
  const attached = message.parts
    .slice(0, ATTACHMENTS * 5)
    .filter(mayHoldReport)
    .slice(0, ATTACHMENTS)
    .some((part) => readAttached(part, tally));
  if (attached) {
    tally.sensors.add("reports");
    return [];
  }
  const reports = reportsIn(message).filter(({ kind }) => kind !== "disposition");
  if (reports.length === 0) return oldBounce(message, at, tally);
  const original = originalOf(message);
  return reports.flatMap((report) => toObserved(report, original, at, tally));
}

function mayHoldReport({ type, filename }: Part): boolean {
  return (
    /^application\/(?:x-)?(?:gzip|zip|x-zip-compressed|gzip-compressed|octet-stream|xml|tlsrpt)|^text\/xml/.test(type) ||
    /\.(?:xml|gz|zip|json)$/i.test(filename ?? "")
  );
}

function readAttached(part: Part, tally: Tally): boolean {
  return unpackReport(part.content(), (sentence) => tally.limits(sentence)).some((one) => readAggregate(one, tally));
}

interface Original {
  readonly by: Clues;
  readonly messageId: string | null;
}

/** What the report brings back of the message that it is about. */
function originalOf(message: Message): Original {
  const part = message.parts.find(
    ({ type }) => type === "message/rfc822" || type === "text/rfc822-headers" || type === "message/rfc822-headers",
  );
  const text =
    part === undefined ? "" : `${part.children[0]?.headers.first("From") ?? ""}\n${part.content().toString("latin1", 0, 20_000)}`;
  const author = /(?:^|\n)From:[^\n]{0,200}?([\w.+-]{1,64}@[\w.-]{1,200})/i.exec(text)?.[1]?.toLowerCase() ?? null;
  const messageId = /(?:^|\n)Message-ID:\s{0,3}(<[^<>\s]{1,300}>)/i.exec(text)?.[1] ?? null;
  return { by: { author }, messageId };
}

function toObserved(report: Report, original: Original, at: Instant, tally: Tally): readonly Observed[] {
  switch (report.kind) {
    case "delivery-status":
      tally.sensors.add("bounces");
      return report.recipients.flatMap((status): readonly RecipientReply[] => {
        const recipient = (status.finalRecipient ?? status.originalRecipient)?.toLowerCase() ?? null;
        const enhanced = statusIn(status.diagnostic ?? "") ?? status.status;
        const result = status.action === "delayed" ? "deferred" : resultOf(status.status ?? enhanced, status.diagnostic ?? "");
        if (recipient === null || result === null) return [];
        return [
          {
            kind: "reply",
            at,
            message: original.messageId,
            by: original.by,
            recipient,
            result,
            enhanced,
            text: replyText(status.diagnostic ?? ""),
            via: "dsn",
          },
        ];
      });
    case "feedback":
      tally.sensors.add("reports");
      return feedback(report, original, at, tally);
    case "disposition":
      return [];
  }
}

function feedback(
  report: Extract<Report, { kind: "feedback" }>,
  { by, messageId }: Original,
  at: Instant,
  tally: Tally,
): readonly Observed[] {
  const source = report.sourceAddress === null ? null : normaliseAddress(report.sourceAddress);
  if (report.type === "auth-failure" || report.type === "not-spam") {
    const domain = by.author?.slice(by.author.lastIndexOf("@") + 1) ?? report.originalMailFrom?.split("@").at(-1) ?? "";
    if (source !== null && report.type === "auth-failure") {
      tally.volume({
        from: at,
        until: at,
        reporter: "failure report",
        domain,
        source,
        count: 1,
        dkimAligned: false,
        spfAligned: false,
      });
    }
    return [];
  }
  const author = by.author ?? report.originalMailFrom?.toLowerCase() ?? null;
  const detail = `${report.type ?? "abuse"} complaint about mail${source === null ? "" : ` from ${source}`}`;
  return [
    {
      kind: "report",
      at,
      what: "complaint",
      by: { author },
      message: messageId,
      messages: 1,
      source: report.userAgent ?? "feedback loop",
      detail,
    },
  ];
}
