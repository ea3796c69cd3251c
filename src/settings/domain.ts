/** Domain names as settings write them (RFC 1035 labels, underscores admitted; RFC 5890 names become A-labels). */
import { domainToASCII } from "node:url";

/** A domain as A-labels in lower case without a final dot; null when it is none. */
export function toDomain(written: string): string | null {
  const ascii = domainToASCII(written.endsWith(".") ? written.slice(0, -1) : written);
  return ascii !== "" && ascii.length <= 253 && ascii.split(".").every(isLabel) ? ascii : null;
}

function isLabel(label: string): boolean {
  return /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?$/.test(label);
}
