/** The network of an address: /24 of IPv4, /48 of IPv6, which is what changes seldom for one place and often for another. */
import { isIPv4 } from "node:net";
import { toBytes } from "../../platform/net.ts";

export function networkOf(address: string): string {
  if (isIPv4(address)) return `${address.slice(0, address.lastIndexOf(".") + 1)}0/24`;
  const bytes = toBytes(address);
  if (bytes === null) return address;
  if (bytes.length === 4) return `${bytes.subarray(0, 3).join(".")}.0/24`;
  return `${bytes.subarray(0, 6).toString("hex")}/48`;
}
