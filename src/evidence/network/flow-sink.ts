/**
 * From connections and queries, however they were recorded, to what concerns mail: attempts on port 25, and questions for mail hosts.
 * Answers from port 25 show who serves it; answers from port 53 who asks for others.
 */
import type { Flow, Observed } from "../../observed/observed.ts";
import { normaliseAddress } from "../../platform/net.ts";
import type { Instant } from "../../platform/time.ts";
import type { Tally } from "../reader.ts";

export const SMTP = 25;
export const DNS = 53;
export const TCP = 6;
export const UDP = 17;

export interface Connection {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly protocol: number;
  /** Whether the other side took it up; null when the record does not say. */
  readonly isEstablished: boolean | null;
  readonly isStopped?: boolean;
}

export class FlowSink {
  readonly tally: Tally;
  private readonly waiting: Observed[] = [];
  private readonly canonical = new Map<string, string>();

  constructor(tally: Tally) {
    this.tally = tally;
  }

  connection({ at, from, to, fromPort, toPort, protocol, isEstablished, isStopped }: Connection): void {
    this.tally.understood++;
    this.tally.sees(at);
    if (fromPort === DNS && (protocol === UDP || protocol === TCP)) this.tally.resolver(this.address(from));
    if (protocol !== TCP) return;
    if (fromPort === SMTP && toPort > 1_023) {
      if (isEstablished !== false) this.tally.mailServer(this.address(from));
      return;
    }
    if (toPort !== SMTP) return;
    this.tell(at, from, to, isStopped === true ? "smtp-refused-by-firewall" : isEstablished === false ? "smtp-failed" : "smtp-connect");
    if (isEstablished === true && isStopped !== true) this.tally.mailServer(this.address(to));
  }

  query(at: Instant, from: string, name: string, type: string): void {
    this.tally.understood++;
    this.tally.sees(at);
    if (type.toUpperCase() === "MX") this.tell(at, from, name.slice(0, 255).toLowerCase(), "mx-query");
  }

  drain(): readonly Observed[] {
    return this.waiting.splice(0).sort((one, other) => one.at - other.at);
  }

  private tell(at: Instant, from: string, to: string, what: Flow["what"]): void {
    this.waiting.push({ kind: "flow", at, from: this.address(from), lease: null, to: what === "mx-query" ? to : this.address(to), what });
  }

  private address(text: string): string {
    const known = this.canonical.get(text);
    if (known !== undefined) return known;
    if (this.canonical.size > 50_000) this.canonical.clear(); // a cache, not a record
    const address = normaliseAddress(text) ?? text;
    this.canonical.set(text, address);
    return address;
  }
}
