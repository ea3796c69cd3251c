/**
 * One route: its hosts in order. A host that fails is passed over for a few seconds while another may answer; when all fail, all
 * are tried, so that a next hop that comes back is found at once.
 */
import type { Log } from "../platform/log.ts";
import type { Instant, Milliseconds } from "../platform/time.ts";
import type { Clock } from "../ports/clock.ts";
import type { HopCapabilities } from "../ports/next-hop.ts";
import type { Host, Unreached } from "./host.ts";

interface Member {
  readonly host: Host;
  failing: { readonly why: string; readonly since: Instant; readonly last: Instant } | null;
}

export class Route {
  readonly #members: readonly Member[];
  readonly #skipFailing: Milliseconds;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(hosts: readonly Host[], skipFailing: Milliseconds, clock: Clock, log: Log) {
    this.#members = hosts.map((host) => ({ host, failing: null }));
    this.#skipFailing = skipFailing;
    this.#clock = clock;
    this.#log = log;
  }

  get hosts(): readonly Host[] {
    return this.#members.map((member) => member.host);
  }

  /** The first answer of a host, or the words of all that could not be reached. */
  async first<Answer extends { readonly kind: string }>(
    ask: (host: Host) => Promise<Answer | Unreached>,
  ): Promise<{ readonly answer: Exclude<Answer, Unreached> | Unreached; readonly hop: string }> {
    const failures: string[] = [];
    const hops: string[] = [];
    for (const member of this.#inOrder()) {
      const answer = await ask(member.host);
      this.#note(member, troubleIn(answer));
      // `Unreached` is the one member of the union with this kind
      if (answer.kind !== "unreached") return { answer: answer as Exclude<Answer, Unreached>, hop: member.host.name };
      const unreached = answer as Unreached;
      hops.push(member.host.name);
      failures.push(this.#members.length === 1 ? unreached.why : `${member.host.name}: ${unreached.why}`);
      if (!unreached.mayTryNext) break;
    }
    return { answer: { kind: "unreached", why: failures.join("; "), mayTryNext: false }, hop: hops.at(-1) ?? "no host" };
  }

  /** Makes sure that the capabilities of one host were seen. */
  async probe(): Promise<void> {
    if (this.hosts.every((host) => host.seen === null)) await this.first(async (host) => (await host.probe()) ?? { kind: "seen" as const });
  }

  health(): readonly { readonly hop: string; readonly failing: string | null }[] {
    return this.#members.map(({ host, failing }) => ({ hop: host.name, failing: failing?.why ?? null }));
  }

  #inOrder(): readonly Member[] {
    const from = this.#clock.now() - this.#skipFailing;
    const isSkipped = ({ failing }: Member): boolean => failing !== null && failing.last > from;
    return [...this.#members.filter((member) => !isSkipped(member)), ...this.#members.filter(isSkipped)];
  }

  #note(member: Member, why: string | null): void {
    const now = this.#clock.now();
    const before = member.failing;
    member.failing = why === null ? null : { why, since: before?.since ?? now, last: now };
    if (before === null && why !== null) this.#log.warn({ hop: member.host.name, why }, "the next hop fails");
    if (before !== null && why === null)
      this.#log.info({ hop: member.host.name, failedFor: now - before.since }, "the next hop answers again");
  }
}

function troubleIn(answer: { readonly kind: string; readonly why?: string }): string | null {
  return answer.kind === "unreached" || answer.kind === "doubtful" ? (answer.why ?? "") : null;
}

/** No capabilities give null: nothing is known. */
export function intersect(all: readonly HopCapabilities[]): HopCapabilities | null {
  if (all.length === 0) return null;
  const sizes = all.flatMap(({ size }) => (size === null ? [] : [size]));
  return {
    size: sizes.length === 0 ? null : Math.min(...sizes),
    eightBitMime: all.every((one) => one.eightBitMime),
    smtputf8: all.every((one) => one.smtputf8),
    dsn: all.every((one) => one.dsn),
  };
}
