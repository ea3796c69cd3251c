/** Small readings that the logs of many programs share: hosts in brackets, addresses, status codes, statuses of replies. */
import { isIP } from "node:net";
import { normaliseAddress } from "../../platform/net.ts";
import { type Line, Names, own } from "./line.ts";

/** Reply texts that are kept: enough for any status and the name of a block list. */
const REPLY = 300;

/** Canonical IP addresses, each text looked at once. */
export class Addresses {
  private readonly known = new Map<string, string | null>();

  /** The canonical text of an address, null for what is none. */
  of(slice: string): string | null {
    const known = this.known.get(slice);
    if (known !== undefined) return known;
    const address = isIP(slice) === 0 ? null : own(normaliseAddress(slice) ?? slice);
    if (this.known.size >= 50_000) this.known.clear(); // a cache, not a record
    this.known.set(own(slice), address);
    return address;
  }

  /** The address in the next pair of brackets from `from` on: "mx.example.org[192.0.2.7]:25" or "H=x (y) [192.0.2.7]". */
  bracketed(line: Line, from: number): string | null {
    for (let open = line.find("[", from); open >= 0; open = line.find("[", open + 1)) {
      const close = line.find("]", open);
      if (close < 0) return null;
      const inside = line.text.slice(open + 1, close);
      const address = this.of(inside.startsWith("IPv6:") ? inside.slice(5) : inside);
      if (address !== null) return address;
    }
    return null;
  }
}

/** Caches that the programs of one file share. */
export class Caches {
  readonly names = new Names();
  readonly addresses = new Addresses();
}

/** An address of a person in lower case, without brackets; null for the null reverse-path and for nothing. */
export function mailbox(slice: string): string | null {
  const bare = slice.startsWith("<") && slice.endsWith(">") ? slice.slice(1, -1) : slice;
  return bare === "" || bare === ">" ? null : own(bare).toLowerCase();
}

/** The first enhanced status code (RFC 3463) in a text; null when there is none. */
export function statusIn(text: string): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text.slice(0, 500))?.[0] ?? null;
}

/** "accepted" for 2, "deferred" for 4, "refused" for 5: by enhanced code, else by the reply code in the text. */
export function resultOf(status: string | null, text: string): "accepted" | "deferred" | "refused" | null {
  const first = status?.[0] ?? /(?<!\d)([245])\d\d[ -]/.exec(text.slice(0, 500))?.[1];
  if (first === "2") return "accepted";
  if (first === "4") return "deferred";
  return first === "5" ? "refused" : null;
}

export function replyText(slice: string): string {
  return own(slice.slice(0, REPLY));
}

/** Which private addresses are: hosts that only somebody inside can be (RFC 1918, RFC 4193, loopback, link-local). */
export function isPrivate(address: string): boolean {
  return (
    /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/.test(address) ||
    /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i.test(address)
  );
}
