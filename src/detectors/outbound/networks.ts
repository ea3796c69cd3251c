/** The network of an address: /24 of IPv4, /48 of IPv6, which is what changes seldom for one place and often for another. */
import { toBytes } from "../../platform/net.ts";

export function networkOf(address: string): string {
  const bytes = toBytes(address);
  if (bytes === null) return address;
  if (bytes.length === 4) return `${bytes.subarray(0, 3).join(".")}.0/24`;
  return `${bytes.subarray(0, 6).toString("hex")}/48`;
}
