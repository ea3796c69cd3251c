/**
 * Which requests may speak to us at all. A Host that is not ours is refused, so that no foreign name can be pointed at this address
 * (DNS rebinding); a request that changes something must come from a page of ours (Origin, Sec-Fetch-Site), not merely with its cookie.
 */
import { isIP } from "node:net";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

export interface Origins {
  /** True for loopback names, the address we listen on and the public URL. */
  isOurHost(host: string | undefined): boolean;
  isLoopbackHost(host: string | undefined): boolean;
  /** True when a page of ours sent the request. One of the two headers must be there: every browser sends them. */
  isOwnPage(headers: {
    readonly host: string | undefined;
    readonly origin: string | undefined;
    readonly fetchSite: string | undefined;
  }): boolean;
}

export function toOrigins(listenHost: string, publicUrl: string | null): Origins {
  const publicOrigin = publicUrl === null ? null : new URL(publicUrl).origin;
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  const listenName = isIP(listenHost) === 6 ? `[${listenHost}]` : listenHost.toLowerCase();
  const isLoopbackHost = (host: string | undefined): boolean => LOOPBACK_NAMES.has(nameOf(host) ?? "");
  return {
    isLoopbackHost,
    isOurHost: (host) => isLoopbackHost(host) || nameOf(host) === listenName || (host !== undefined && host.toLowerCase() === publicHost),
    isOwnPage({ host, origin, fetchSite }) {
      if (fetchSite !== undefined && fetchSite !== "same-origin") return false;
      if (origin === undefined) return fetchSite === "same-origin";
      if (origin === publicOrigin) return true;
      return host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`;
    },
  };
}

/** Host without the port, in lower case; null when it is no host at all. */
function nameOf(host: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]/@?#\s]+)(?::\d{1,5})?$/i.exec(host ?? "");
  return match?.[1]?.toLowerCase() ?? null;
}
