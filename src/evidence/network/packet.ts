/** Takes packets apart: link, IPv4 and IPv6 with extension headers, TCP and UDP ports, and the question of a DNS message (RFC 1035). */

export interface Packet {
  readonly from: string;
  readonly to: string;
  readonly protocol: number;
  readonly fromPort: number;
  readonly toPort: number;
  /** TCP flags; 0 for others. */
  readonly flags: number;
  readonly payload: Buffer;
}

const ETHERNET = 1;
const RAW: ReadonlySet<number> = new Set([12, 14, 101, 228, 229]);
const LOOPBACK: ReadonlySet<number> = new Set([0, 108]);
const SLL = 113;
const SLL2 = 276;
const IP4 = 0x0800;
const IP6 = 0x86dd;
const VLAN: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 44, 60]);

/** Where the IP header begins, by the link type of the capture (tcpdump.org/linktypes); -1 when it is no IP. */
export function networkAt(bytes: Buffer, link: number): number {
  if (RAW.has(link)) return 0;
  if (LOOPBACK.has(link)) return 4;
  if (link === SLL) return bytes.length > 16 && isIp(bytes.readUInt16BE(14)) ? 16 : -1;
  if (link === SLL2) return bytes.length > 20 && isIp(bytes.readUInt16BE(0)) ? 20 : -1;
  if (link !== ETHERNET || bytes.length < 34) return -1;
  let at = 12;
  while (at + 4 <= bytes.length && VLAN.has(bytes.readUInt16BE(at))) at += 4;
  return at + 2 <= bytes.length && isIp(bytes.readUInt16BE(at)) ? at + 2 : -1;
}

function isIp(type: number): boolean {
  return type === IP4 || type === IP6;
}

/** Null for what is no whole TCP or UDP header over IP; fragments after the first have none. */
export function packetAt(bytes: Buffer, at: number): Packet | null {
  const version = (bytes[at] ?? 0) >> 4;
  if (version === 4 && at + 20 <= bytes.length) {
    const isLater = (bytes.readUInt16BE(at + 6) & 0x1fff) !== 0;
    const header = ((bytes[at] ?? 0) & 15) * 4;
    if (isLater || header < 20) return null;
    const end = Math.min(bytes.length, at + Math.max(header, bytes.readUInt16BE(at + 2)));
    return transport(bytes.subarray(0, end), at + header, bytes[at + 9] ?? 0, addressAt(bytes, at + 12, 4), addressAt(bytes, at + 16, 4));
  }
  if (version !== 6 || at + 40 > bytes.length) return null;
  let next = bytes[at + 6] ?? 0;
  let offset = at + 40;
  for (let n = 0; n < 8 && EXTENSIONS.has(next) && offset + 8 <= bytes.length; n++) {
    const length = next === 44 ? 8 : ((bytes[offset + 1] ?? 0) + 1) * 8;
    next = bytes[offset] ?? 0;
    offset += length;
  }
  return transport(bytes, offset, next, addressAt(bytes, at + 8, 16), addressAt(bytes, at + 24, 16));
}

function transport(bytes: Buffer, at: number, protocol: number, from: string, to: string): Packet | null {
  if (protocol !== 6 && protocol !== 17) return null;
  const least = protocol === 6 ? 20 : 8;
  if (at + least > bytes.length) return null;
  const header = protocol === 6 ? ((bytes[at + 12] ?? 0) >> 4) * 4 : 8;
  return {
    from,
    to,
    protocol,
    fromPort: bytes.readUInt16BE(at),
    toPort: bytes.readUInt16BE(at + 2),
    flags: protocol === 6 ? (bytes[at + 13] ?? 0) : 0,
    payload: bytes.subarray(Math.min(bytes.length, at + header)),
  };
}

/** The text of an address of 4 or 16 bytes; IPv6 in full groups, which platform/net.ts makes canonical. */
export function addressAt(bytes: Buffer, at: number, length: 4 | 16): string {
  if (length === 4) return `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;
  return Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(at + i * 2).toString(16)).join(":");
}

const MX = 15;
const LABELS = 128;

/** The first question of a DNS message when it is a query for MX; null otherwise. Names are not followed through pointers: questions have none. */
export function mxQuestion(dns: Buffer): string | null {
  if (dns.length < 17 || ((dns[2] ?? 0) & 0xf8) !== 0 || dns.readUInt16BE(4) < 1) return null;
  const labels: string[] = [];
  let at = 12;
  for (let n = 0; n < LABELS; n++) {
    const length = dns[at] ?? 0;
    if (length === 0) break;
    if (length > 63 || at + 1 + length >= dns.length) return null;
    labels.push(dns.toString("latin1", at + 1, at + 1 + length).replace(/[^\w.-]/g, "?"));
    at += 1 + length;
  }
  return at + 5 <= dns.length && dns[at] === 0 && dns.readUInt16BE(at + 1) === MX ? labels.join(".") : null;
}
