/**
 * Network addresses as settings write them: CIDR blocks, compared as numbers, and listen addresses.
 * IPv4 inside IPv6 (::ffff:192.0.2.1) is refused: it would look like a rule for hosts that never appear under that name.
 */
import { isIPv4, isIPv6 } from "node:net";
import { normaliseAddress, toBytes } from "../platform/net.ts";
import { toDomain } from "./domain.ts";

export interface Network {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly length: number;
}

/** The block in canonical text; null when it is none or when bits below its length are set (192.0.2.7/24). */
export function parseNetwork(written: string): string | null {
  const network = toNetwork(written);
  if (network === null) return null;
  return `${normaliseAddress(splitLength(written).address)}/${network.length}`;
}

export function toNetwork(written: string): Network | null {
  const { address, length: lengthText } = splitLength(written);
  const family = isIPv4(address) ? 4 : isIPv6(address) && !address.includes(".") && !address.includes("%") ? 6 : null;
  if (family === null) return null;
  const bits = family === 4 ? 32 : 128;
  const length = lengthText === null ? bits : /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : bits + 1;
  if (length > bits) return null;
  const first = BigInt(`0x${toBytes(address)?.toString("hex")}`);
  const below = (1n << BigInt(bits - length)) - 1n;
  return (first & below) === 0n ? { family, first, last: first | below, length } : null;
}

/** Blocks either lie inside one another or have nothing in common. */
export function overlap(one: Network, other: Network): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** "host:port" or "[v6]:port", host in canonical form; null when it is neither. */
export function parseListenAddress(written: string): string | null {
  const match = /^(?:\[([0-9a-fA-F:]{2,45})\]|([^\s:[\]]{1,253})):(\d{1,5})$/.exec(written);
  if (match === null || Number(match[3]) > 65_535) return null;
  if (match[1] !== undefined) return isIPv6(match[1]) ? `[${normaliseAddress(match[1])}]:${Number(match[3])}` : null;
  const host = match[2] ?? "";
  // 127.0.0.300 is a slip in an address, not a host name
  if (/^[\d.]+$/.test(host) ? !isIPv4(host) : toDomain(host) === null) return null;
  return `${host.toLowerCase()}:${Number(match[3])}`;
}

function splitLength(written: string): { readonly address: string; readonly length: string | null } {
  const slash = written.indexOf("/");
  return slash < 0 ? { address: written, length: null } : { address: written.slice(0, slash), length: written.slice(slash + 1) };
}
