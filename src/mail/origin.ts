/**
 * How far the trace fields of a message can be believed, and which host outside of our own networks it came from. Each host writes its field
 * above those that it found (RFC 5321 section 4.4): the topmost is the word of the host that brought the message. While that is one of ours,
 * its word about whom it took the message from counts; what stands below the first stranger was there when he came, and may be made up.
 */
import type { Networks } from "../platform/net.ts";
import type { Client } from "./arrival.ts";

/** Of a message that one of our own hosts brought. */
export interface Origin {
  /** The stranger that handed it to the first of our hosts; null when it began inside, or nobody wrote it down. */
  readonly address: string | null;
  /** How many trace fields, from the top, were written by our own hosts. */
  readonly trusted: number;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** `route` are the addresses of the trace fields, topmost first; null where a field names none. Null for what a stranger brought. */
export function originOf(client: Client, route: readonly (string | null)[], isOurs: Networks): Origin | null {
  if (!client.ours) return null;
  for (const [i, address] of route.entries()) {
    // a program on our own host wrote what stands below, and whoever made it do so
    if (address === null) return { address: null, trusted: i + 1 };
    if (!LOOPBACK.test(address) && !isOurs(address)) return { address, trusted: i + 1 };
  }
  return { address: null, trusted: route.length };
}

/** The address that stands for whoever sent a message: the first outside of our own networks, else the client's. Null when unknown. */
export function sourceOf(client: Client, origin: Origin | undefined): string | null {
  return origin?.address ?? client.address;
}
