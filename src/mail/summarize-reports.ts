/** The reports inside a message as plain data for its summary (summary.ts): bounded in count and length. */
import type { Message } from "./message.ts";
import { type Report, type Returned, reportsIn, returnedWith } from "./report.ts";
import type { ReportSummary } from "./summary.ts";

const REPORTS = 20;
const RECIPIENTS = 20;
const CHARACTERS = 320;

export function summarizeReports(message: Message): readonly ReportSummary[] {
  const reports = reportsIn(message);
  if (reports.length === 0) return [];
  const returned = returnedWith(message);
  return reports.slice(0, REPORTS).map((report) => toSummary(report, returned));
}

function toSummary(report: Report, returned: Returned | null): ReportSummary {
  const from = cut(returned?.from ?? null);
  switch (report.kind) {
    case "delivery-status": {
      const recipients = report.recipients.slice(0, RECIPIENTS).map(({ finalRecipient, originalRecipient, action, status }) => ({
        address: cut(finalRecipient ?? originalRecipient) ?? "",
        action: cut(action),
        status,
      }));
      return { kind: report.kind, type: null, recipients, messageId: cut(returned?.messageId ?? null), from };
    }
    case "feedback": {
      const recipients = report.originalRcptTo.slice(0, RECIPIENTS).map((address) => toRecipient(address));
      return { kind: report.kind, type: cut(report.type), recipients, messageId: cut(returned?.messageId ?? null), from };
    }
    case "disposition": {
      const recipients = report.finalRecipient === null ? [] : [toRecipient(report.finalRecipient)];
      const type = cut(report.disposition?.split(";").at(-1)?.trim().toLowerCase() ?? null);
      return { kind: report.kind, type, recipients, messageId: cut(report.originalMessageId ?? returned?.messageId ?? null), from };
    }
  }
}

function toRecipient(address: string): ReportSummary["recipients"][number] {
  return { address: address.slice(0, CHARACTERS), action: null, status: null };
}

function cut(text: string | null): string | null {
  return text === null ? null : text.slice(0, CHARACTERS);
}
