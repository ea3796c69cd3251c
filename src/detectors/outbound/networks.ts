/** The network of an address: /24 of IPv4, /48 of IPv6, which is what changes seldom for one place and often for another. */
import { isIPv4 } from "node:net";
import { toBytes } from "../../platform/net.ts";

/** The first three numbers of a canonical IPv4 address, which nearly all are. */
const FOUR = /^(?:\d{1,3}\.){3}(?=\d{1,3}$)/;

export function networkOf(address: string): string {
  const three = FOUR.exec(address)?.[0];
  if (three !== undefined && isIPv4(address)) return `${three}0/24`;
  const bytes = toBytes(address);
  if (bytes === null) return address;
  if (bytes.length === 4) return `${bytes.subarray(0, 3).join(".")}.0/24`;
  return `${bytes.subarray(0, 6).toString("hex")}/48`;
}
