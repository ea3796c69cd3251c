/** Makes DMARC aggregate reports (RFC 7489 appendix C) and messages that bring them. */
import { gzipSync } from "node:zlib";

export interface ReportRow {
  readonly source: string;
  readonly count: number;
  readonly dkim?: "pass" | "fail";
  readonly spf?: "pass" | "fail";
  readonly domain?: string;
}

export interface ReportOptions {
  readonly reporter?: string;
  readonly id?: string;
  readonly domain?: string;
  /** Milliseconds; whole seconds count. */
  readonly from: number;
  readonly until: number;
  readonly rows: readonly ReportRow[];
}

export function dmarcXml({ reporter = "receiver.example", id = "1", domain = "example.org", from, until, rows }: ReportOptions): string {
  const records = rows.map(
    ({ source, count, dkim = "fail", spf = "fail", domain: author = domain }) =>
      `<record><row><source_ip>${source}</source_ip><count>${count}</count><policy_evaluated><disposition>none</disposition>` +
      `<dkim>${dkim}</dkim><spf>${spf}</spf></policy_evaluated></row><identifiers><header_from>${author}</header_from></identifiers></record>`,
  );
  return (
    `<?xml version="1.0"?><feedback><report_metadata><org_name>${reporter}</org_name><report_id>${id}</report_id>` +
    `<date_range><begin>${Math.floor(from / 1000)}</begin><end>${Math.floor(until / 1000)}</end></date_range></report_metadata>` +
    `<policy_published><domain>${domain}</domain><p>none</p></policy_published>${records.join("")}</feedback>`
  );
}

/** The message of a reporter, with the report gzipped. */
export function dmarcMail(options: ReportOptions): string {
  const { reporter = "receiver.example", domain = "example.org", from, until } = options;
  return attachedMail({
    subject: `Report domain: ${domain} Submitter: ${reporter} Report-ID: ${options.id ?? "1"}`,
    author: `dmarc-noreply@${reporter}`,
    type: "application/gzip",
    name: `${reporter}!${domain}!${Math.floor(from / 1000)}!${Math.floor(until / 1000)}.xml.gz`,
    content: gzipSync(dmarcXml(options)),
  });
}

interface Attached {
  readonly subject: string;
  readonly author: string;
  readonly type: string;
  readonly name: string;
  readonly content: Buffer;
}

export function attachedMail({ subject, author, type, name, content }: Attached): string {
  const coded = content.toString("base64").replace(/.{76}/g, "$&\r\n");
  return (
    `From: ${author}\r\nTo: dmarc@example.org\r\nSubject: ${subject}\r\nDate: Thu, 26 Nov 2026 03:00:00 +0000\r\n` +
    `Message-ID: <${name.replace(/[^\w.]/g, "-")}@${author.split("@")[1]}>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n` +
    `--b\r\nContent-Type: text/plain\r\n\r\nThis is an aggregate report.\r\n--b\r\nContent-Type: ${type}; name="${name}"\r\n` +
    `Content-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${coded}\r\n--b--\r\n`
  );
}
