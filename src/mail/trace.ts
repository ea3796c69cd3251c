/**
 * The trace field that every message gets (RFC 5321 section 4.4, protocol keywords RFC 3848 and RFC 6531).
 * `for` is left out when there are several recipients: it would show one recipient to the others.
 */
import type { Instant } from "../platform/time.ts";
import type { Arrival } from "./arrival.ts";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The Received field with its CRLF, folded. */
export function traceField(arrival: Arrival, hostname: string): string {
  const { client, envelope } = arrival;
  const helo = harmless(client.helo ?? "unknown");
  const tls = client.tls === null ? "" : `\r\n\t(using ${harmless(client.tls.version)} with cipher ${harmless(client.tls.cipher)})`;
  const only = envelope.rcptTo.length === 1 ? envelope.rcptTo[0] : undefined;
  const recipient = only === undefined ? "" : `\r\n\tfor <${harmless(only.address)}>`;
  return (
    `Received: from ${helo} ([${addressLiteral(client.address)}])${tls}\r\n` +
    `\tby ${harmless(hostname)} (Postern) with ${client.protocol} id ${arrival.id}${recipient};\r\n` +
    `\t${toDateTime(arrival.at)}\r\n`
  );
}

/** RFC 5322 section 3.3 date-time in UTC. */
export function toDateTime(at: Instant): string {
  const d = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${DAYS[d.getUTCDay()]}, ${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
  return `${day} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} +0000`;
}

function addressLiteral(address: string | null): string {
  if (address === null) return "unknown";
  return address.includes(":") ? `IPv6:${address}` : address;
}

/** What a client said, made safe for a header field: no line ends, no parentheses that open a comment. */
function harmless(text: string): string {
  return text.replace(/[\u0000-\u0020\u007f()\\]+/g, "_").slice(0, 255);
}
