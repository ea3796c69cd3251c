/**
 * The connections to one host of one route, with its credentials: nobody else uses them. Connections are kept for reuse while they
 * are young, idle for a short time and in good standing; their number, and how many wait for one and how long, are bounded.
 */
import type { Milliseconds } from "../../platform/time.ts";
import type { Clock } from "../../ports/clock.ts";
import { HopTrouble } from "../errors.ts";
import type { PoolLimits } from "../options.ts";
import type { Session } from "./session.ts";

/** One use of a connection. */
export interface Lease {
  readonly session: Session;
  /** It served before: the server may have closed it meanwhile. */
  readonly isReused: boolean;
}

interface Connection {
  readonly session: Session;
  readonly openedAt: number;
  transactions: number;
  refusals: number;
  idleTimer: NodeJS.Timeout | null;
}

interface Waiter {
  take(connection: Connection): void;
  /** May open a connection of its own. */
  go(): void;
  fail(trouble: HopTrouble): void;
}

const CLOSE_PATIENCE: Milliseconds = 5_000;

export class Pool {
  readonly #openSession: () => Promise<Session>;
  readonly #limits: PoolLimits;
  readonly #clock: Clock;
  readonly #idle: Connection[] = [];
  readonly #used = new Map<Session, Connection>();
  readonly #waiters: Waiter[] = [];
  #opening = 0;
  #closed: PromiseWithResolvers<void> | null = null;

  constructor(openSession: () => Promise<Session>, limits: PoolLimits, clock: Clock) {
    this.#openSession = openSession;
    this.#limits = limits;
    this.#clock = clock;
  }

  get size(): number {
    return this.#idle.length + this.#used.size + this.#opening;
  }

  async acquire(): Promise<Lease> {
    if (this.#closed !== null) throw new HopTrouble("the next hop was closed");
    const idle = this.#takeIdle();
    if (idle !== null) return this.#lend(idle);
    if (this.size < this.#limits.maxConnections) {
      this.#opening++;
      return this.#open();
    }
    const given = await this.#wait();
    return given === null ? this.#open() : this.#lend(given);
  }

  /** Every lease comes back exactly once. Servers count refusals until they take a message. */
  release({ session }: Lease, ended: "taken" | "refused" | "asked"): void {
    const connection = this.#used.get(session);
    if (connection === undefined) return;
    this.#used.delete(session);
    connection.transactions++;
    if (ended === "refused") connection.refusals++;
    if (ended === "taken") connection.refusals = 0;
    if (this.#isWorn(connection)) {
      if (session.wire.isQuiet) session.wire.quit();
      else session.wire.fail("given up");
      this.#letNextOpen();
    } else if (this.#waiters.length > 0) {
      this.#used.set(session, connection); // handed over without a moment in which it is nobody's
      this.#waiters.shift()?.take(connection);
    } else this.#rest(connection);
    this.#endIfEmpty();
  }

  /** After one idle connection was found dead the others are suspect too. */
  dropIdle(): void {
    for (const connection of this.#idle.splice(0)) this.#drop(connection);
  }

  /** Resolves when every lease is back; those that are not after a while are cut off. */
  async close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = Promise.withResolvers<void>();
      for (const waiter of this.#waiters.splice(0)) waiter.fail(new HopTrouble("the next hop was closed"));
      this.dropIdle();
      this.#endIfEmpty();
    }
    const timer = setTimeout(() => {
      for (const session of this.#used.keys()) session.wire.fail("the next hop was closed");
    }, CLOSE_PATIENCE);
    await this.#closed.promise;
    clearTimeout(timer);
  }

  #takeIdle(): Connection | null {
    for (let connection = this.#idle.pop(); connection !== undefined; connection = this.#idle.pop()) {
      if (connection.idleTimer !== null) clearTimeout(connection.idleTimer);
      if (!this.#isWorn(connection)) return connection;
      this.#drop(connection);
    }
    return null;
  }

  #lend(connection: Connection): Lease {
    this.#used.set(connection.session, connection);
    return { session: connection.session, isReused: connection.transactions > 0 };
  }

  /** Its place is counted in `#opening` already, so that no two take the same one. */
  async #open(): Promise<Lease> {
    try {
      const session = await this.#openSession();
      return this.#lend({ session, openedAt: this.#clock.now(), transactions: 0, refusals: 0, idleTimer: null });
    } catch (trouble) {
      // with nothing open there is nothing to wait for: those in the queue would only fail one after the other
      const alone = this.#used.size === 0 && trouble instanceof HopTrouble;
      if (alone) for (const waiter of this.#waiters.splice(0)) waiter.fail(trouble);
      else this.#letNextOpen();
      throw trouble;
    } finally {
      this.#opening--;
      this.#endIfEmpty();
    }
  }

  #letNextOpen(): void {
    const waiter = this.#waiters.shift();
    if (waiter === undefined) return;
    this.#opening++;
    waiter.go();
  }

  /** A connection that became free, or null for the right to open one. */
  #wait(): Promise<Connection | null> {
    if (this.#waiters.length >= this.#limits.maxWaiting) throw new HopTrouble("too many messages wait for a connection");
    const { promise, resolve, reject } = Promise.withResolvers<Connection | null>();
    const waiter: Waiter = {
      take: (connection) => this.#settle(timer, () => resolve(connection)),
      go: () => this.#settle(timer, () => resolve(null)),
      fail: (trouble) => this.#settle(timer, () => reject(trouble)),
    };
    const timer = setTimeout(() => {
      this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
      reject(new HopTrouble("no connection became free in time"));
    }, this.#limits.wait);
    this.#waiters.push(waiter);
    return promise;
  }

  #settle(timer: NodeJS.Timeout, end: () => void): void {
    clearTimeout(timer);
    end();
  }

  #rest(connection: Connection): void {
    connection.idleTimer = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(connection), 1);
      this.#drop(connection);
    }, this.#limits.idle);
    this.#idle.push(connection);
  }

  #drop(connection: Connection): void {
    if (connection.idleTimer !== null) clearTimeout(connection.idleTimer);
    if (connection.session.wire.trouble === null) connection.session.wire.quit();
  }

  #isWorn({ session, openedAt, transactions, refusals }: Connection): boolean {
    const { maxAge, maxTransactions, maxRefusals } = this.#limits;
    if (!session.wire.isQuiet || this.#closed !== null) return true;
    return this.#clock.now() - openedAt >= maxAge || transactions >= maxTransactions || refusals >= maxRefusals;
  }

  #endIfEmpty(): void {
    if (this.#closed !== null && this.size === 0) this.#closed.resolve();
  }
}
