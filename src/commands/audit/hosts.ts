/**
 * Hosts that speak to the world's mail servers without being mail hosts (Whyte, van Oorschot, Kranakis, ACSAC 2006): the first MX query or
 * connection to port 25 names them. Which hosts may is confirmed by the settings and learned from who is seen to serve port 25 itself;
 * resolvers ask for others and are left out of the queries.
 */
import type { Flow } from "../../observed/observed.ts";
import { normaliseAddress, toNetworks } from "../../platform/net.ts";
import type { Instant } from "../../platform/time.ts";

interface Traffic {
  mx: { readonly at: Instant; readonly name: string } | null;
  smtp: { readonly at: Instant; readonly peer: string; readonly what: Flow["what"] } | null;
  queries: number;
  connections: number;
  readonly peers: Set<string>;
}

export interface DirectHost {
  readonly address: string;
  readonly at: Instant;
  /** With connections, not only questions. */
  readonly isSending: boolean;
  /** The firewall kept every connection from leaving. */
  readonly isStopped: boolean;
  readonly connections: number;
  readonly evidence: string;
}

const HOSTS = 50_000;
const PEERS = 1_000;
const PRIVATE = toNetworks([
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
  "fe80::/10",
  "127.0.0.0/8",
  "::1/128",
]);

export class HostBook {
  private readonly hosts = new Map<string, Traffic>();
  private readonly isInside: (address: string) => boolean;
  /** Flows between two addresses of which neither is known to be ours. */
  foreign = 0;
  private dropped = false;

  /** `networks`: our own, CIDR; private addresses are always inside. */
  constructor(networks: readonly string[]) {
    const ours = toNetworks(networks);
    this.isInside = (address) => ours(address) || PRIVATE(address);
  }

  take({ at, from, to, what }: Flow): void {
    const client = normaliseAddress(from) ?? from;
    if (!this.isInside(client)) {
      if (what !== "mx-query" && !this.isInside(to)) this.foreign++;
      return; // the world brings us its mail
    }
    if (what !== "mx-query" && this.isInside(to)) return; // from host to host inside: that is how mail reaches its server
    const traffic = this.of(client);
    if (traffic === null) return;
    if (what === "mx-query") {
      traffic.mx ??= { at, name: to };
      traffic.queries++;
      return;
    }
    if (traffic.smtp === null || (traffic.smtp.what === "smtp-refused-by-firewall" && what !== traffic.smtp.what)) {
      traffic.smtp = { at: Math.min(at, traffic.smtp?.at ?? at), peer: to, what };
    }
    traffic.connections++;
    if (traffic.peers.size < PEERS) traffic.peers.add(to);
  }

  /** All but mail hosts and, for queries alone, resolvers; those that send first. */
  list(mailHosts: ReadonlySet<string>, resolvers: ReadonlySet<string>): readonly DirectHost[] {
    const found: DirectHost[] = [];
    for (const [address, traffic] of this.hosts) {
      if (mailHosts.has(address) || (traffic.smtp === null && resolvers.has(address))) continue;
      const at = Math.min(traffic.mx?.at ?? Number.POSITIVE_INFINITY, traffic.smtp?.at ?? Number.POSITIVE_INFINITY);
      const isStopped = traffic.smtp?.what === "smtp-refused-by-firewall";
      const isSending = traffic.smtp !== null && !isStopped;
      found.push({ address, at, isSending, isStopped, connections: traffic.connections, evidence: toEvidence(traffic) });
    }
    return found.sort((one, other) => Number(other.isSending) - Number(one.isSending) || other.connections - one.connections);
  }

  limitations(): readonly string[] {
    return this.dropped ? [`traffic of more than ${HOSTS} hosts: further hosts were not followed`] : [];
  }

  private of(client: string): Traffic | null {
    const known = this.hosts.get(client);
    if (known !== undefined) return known;
    if (this.hosts.size >= HOSTS) {
      this.dropped = true;
      return null;
    }
    const traffic: Traffic = { mx: null, smtp: null, queries: 0, connections: 0, peers: new Set() };
    this.hosts.set(client, traffic);
    return traffic;
  }
}

const WORDS = {
  "smtp-connect": "connected to",
  "smtp-failed": "tried to connect to",
  "smtp-refused-by-firewall": "was stopped by the firewall on the way to",
  "mx-query": "asked for",
} as const;

function toEvidence({ mx, smtp, queries, connections, peers }: Traffic): string {
  const asked =
    mx === null ? [] : [`asked for the MX of ${mx.name} at ${time(mx.at)} (${queries} such ${queries === 1 ? "query" : "queries"})`];
  const spoke =
    smtp === null
      ? []
      : [`${WORDS[smtp.what]} port 25 of ${smtp.peer} at ${time(smtp.at)} (${connections} connections to ${peers.size} hosts)`];
  return [...asked, ...spoke].join("; ");
}

function time(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
