/** What a message is by its form, in sentences: a report about other mail, signed or encrypted, damaged. From the record alone. */
import type { ReportSummary } from "../mail/summary.ts";
import type { MessageIntended } from "./event.ts";
import { listed, oneLine } from "./words.ts";

const SCHEMES: Readonly<Record<string, string>> = { smime: "S/MIME", pgp: "PGP" };

export function formInWords(event: MessageIntended): readonly string[] {
  const { reports = [], protections = [], defects } = event.summary;
  const names = [...new Set(defects.map((defect) => defect.name))];
  const secured = protections.map(
    ({ kind, scheme, path }) => `${kind}${SCHEMES[scheme] === undefined ? "" : ` with ${SCHEMES[scheme]}`} (part ${oneLine(path)})`,
  );
  return [
    ...reports.map(reportInWords),
    ...(secured.length === 0 ? [] : [`By its form it is ${listed(secured)}; no signature was verified.`]),
    ...(names.length === 0 ? [] : [`The message is damaged or oddly built: ${listed(names)}.`]),
  ];
}

function reportInWords({ kind, type, recipients, messageId, from }: ReportSummary): string {
  const original = `${messageId === null ? "a message that it does not name" : `message ${oneLine(messageId)}`}${from === null ? "" : ` of ${oneLine(from)}`}`;
  const addresses = recipients.map(({ address, action, status }) => {
    const told = [action, status].filter((word) => word !== null).map(oneLine);
    return `${oneLine(address)}${told.length === 0 ? "" : ` (${told.join(", ")})`}`;
  });
  const about = addresses.length === 0 ? "" : `, about ${listed(addresses)}`;
  switch (kind) {
    case "delivery-status":
      return `It is a delivery report on ${original}${about}.`;
    case "feedback":
      return `It is a complaint${type === null ? "" : ` (${oneLine(type)})`} about ${original}${about}.`;
    case "disposition":
      return `It is a receipt${type === null ? "" : ` (${oneLine(type)})`} for ${original}${about}.`;
  }
}
