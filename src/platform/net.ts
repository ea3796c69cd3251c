/**
 * IP addresses, CIDR blocks and "host:port" texts (RFC 4291, RFC 4632, RFC 5952).
 * An IPv4 address mapped into IPv6 is the IPv4 address, everywhere: otherwise `networks` would not match on a dual-stack socket.
 */
import { BlockList, isIP, isIPv4 } from "node:net";

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** Tells whether an address lies in one of the given blocks. */
export type Networks = (address: string | null) => boolean;

const MAPPED = Buffer.from("00000000000000000000ffff", "hex");

/** The bytes of an address (4 or 16); null when it is none. A zone ("%eth0") is left out. */
export function toBytes(address: string): Buffer | null {
  const plain = address.split("%", 1)[0] ?? "";
  if (isIPv4(plain)) return Buffer.from(plain.split(".").map(Number));
  if (isIP(plain) !== 6) return null;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  const tail = dotted === null ? null : Buffer.from(dotted[2]!.split(".").map(Number));
  const text = tail === null ? plain : `${dotted![1]}${tail.readUInt16BE(0).toString(16)}:${tail.readUInt16BE(2).toString(16)}`;
  const [head = "", rest] = text.split("::");
  const left = groups(head);
  const right = rest === undefined ? [] : groups(rest);
  const bytes = Buffer.alloc(16);
  for (const [i, group] of left.entries()) bytes.writeUInt16BE(group, i * 2);
  for (const [i, group] of right.entries()) bytes.writeUInt16BE(group, 16 - (right.length - i) * 2);
  return bytes;
}

function groups(text: string): readonly number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

/** The canonical text of an address: IPv4 as itself even when mapped, IPv6 by RFC 5952; null when it is none. */
export function normaliseAddress(address: string): string | null {
  const bytes = toBytes(address);
  if (bytes === null) return null;
  if (bytes.length === 4) return bytes.join(".");
  if (bytes.subarray(0, 12).equals(MAPPED)) return bytes.subarray(12).join(".");
  const host = new URL(`http://[${groupsOf(bytes)}]/`).hostname;
  return host.slice(1, -1);
}

function groupsOf(bytes: Buffer): string {
  return Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16)).join(":");
}

/** Whom connections are counted for: an IPv4 address, or the /64 that one IPv6 site has at its hands. */
export function clientKey(address: string): string {
  const bytes = toBytes(normaliseAddress(address) ?? address);
  if (bytes === null || bytes.length === 4) return address;
  return `${bytes.subarray(0, 8).toString("hex")}/64`;
}

/** Null when the text is an address or a CIDR block, else what is wrong with it. */
export function networkFault(text: string): string | null {
  const block = parseBlock(text);
  return typeof block === "string" ? block : null;
}

/** Throws RangeError on what `networkFault` refuses. */
export function toNetworks(blocks: readonly string[]): Networks {
  const list = new BlockList();
  for (const text of blocks) {
    const block = parseBlock(text);
    if (typeof block === "string") throw new RangeError(block);
    list.addSubnet(block.address, block.bits, isIPv4(block.address) ? "ipv4" : "ipv6");
  }
  return (address) => {
    const plain = address === null ? null : normaliseAddress(address);
    return plain !== null && list.check(plain, isIPv4(plain) ? "ipv4" : "ipv6");
  };
}

function parseBlock(text: string): { readonly address: string; readonly bits: number } | string {
  const [written = "", bits, more] = text.split("/");
  const address = written.includes("%") ? null : normaliseAddress(written);
  if (address === null || more !== undefined) return `"${text}" is neither an IP address nor a CIDR block such as 192.0.2.0/24`;
  const width = isIPv4(address) ? 32 : 128;
  if (bits === undefined) return { address, bits: width };
  if (!/^\d{1,3}$/.test(bits)) return `"${text}" has no number of bits after the slash`;
  // ::ffff:192.0.2.0/120 counts its bits over the mapped form
  const count = width === 32 && written.includes(":") ? Number(bits) - 96 : Number(bits);
  return count < 0 || count > width ? `"${text}" has more or fewer bits than its address` : { address, bits: count };
}

export function isLoopback(address: string | null): boolean {
  const plain = address === null ? null : normaliseAddress(address);
  return plain !== null && (plain === "::1" || (isIPv4(plain) && plain.startsWith("127.")));
}

/** Parses "host:port", "[v6]:port" or ":port" (every address). Gives a sentence when it cannot. */
export function parseHostPort(text: string): HostPort | string {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]\s/]*)):(\d{1,5})$/.exec(text);
  if (match === null) return `"${text}" is not "host:port" (an IPv6 address goes in brackets: "[::1]:2525")`;
  const port = Number(match[3]);
  if (port > 65_535) return `"${text}" has a port above 65535`;
  if (match[1] !== undefined && isIP(match[1]) !== 6) return `"${text}" has no IPv6 address inside its brackets`;
  const host = match[1] ?? match[2] ?? "";
  return { host: host === "" || host === "*" ? "::" : host, port };
}

/** "host:port", with brackets round IPv6. */
export function toHostPort(address: HostPort): string {
  return address.host.includes(":") ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}
