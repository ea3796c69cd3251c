/**
 * One SMTP server as a host of a route: takes connections from its pool, runs transactions, remembers what the server offers.
 * A connection that served before and turns out dead before any message byte was sent is replaced once by another.
 */
import { messageOf } from "../../platform/errors.ts";
import { formatHopUrl } from "../../platform/hop-url.ts";
import type { Delivery, HopCapabilities } from "../../ports/next-hop.ts";
import { HopLate, HopTrouble } from "../errors.ts";
import type { Answered, Host, Question, Sent, Unreached } from "../host.ts";
import type { HopDeps, PoolLimits } from "../options.ts";
import { type Lease, Pool } from "./pool.ts";
import { queueIdOf } from "./queue-id.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { askRecipient, sendMessage, type Transacted } from "./transaction.ts";

export class SmtpHost implements Host {
  readonly name: string;
  readonly #options: SessionOptions;
  readonly #pool: Pool;
  #seen: HopCapabilities | null = null;

  constructor(options: SessionOptions, limits: PoolLimits, { clock }: HopDeps) {
    this.name = formatHopUrl(options.url);
    this.#options = options;
    this.#pool = new Pool(() => this.#open(), limits, clock);
  }

  get seen(): HopCapabilities | null {
    return this.#seen;
  }

  async probe(): Promise<Unreached | null> {
    try {
      this.#pool.release(await this.#pool.acquire(), "asked");
      return null;
    } catch (thrown) {
      return toUnreached(thrown);
    }
  }

  async ask(question: Question): Promise<Answered> {
    const result = await this.#transact("asked", (session) => askRecipient(session, question, this.#options.timeouts));
    switch (result.kind) {
      case "replied":
      case "unreached":
        return result;
      case "refused":
        return { kind: "replied", reply: result.reply };
      case "lost":
      case "doubtful":
        return lost(result.trouble);
    }
  }

  async send(delivery: Delivery): Promise<Sent> {
    const result = await this.#transact("taken", (session) => sendMessage(session, delivery, this.#options.timeouts));
    switch (result.kind) {
      case "replied":
        return { kind: "accepted", reply: result.reply, queueId: queueIdOf(result.reply.text) };
      case "refused":
      case "unreached":
        return result;
      case "lost":
        return lost(result.trouble);
      case "doubtful":
        return { kind: "doubtful", why: `after the end of the message: ${result.trouble.message}` };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #open(): Promise<Session> {
    const session = await openSession(this.#options);
    this.#seen = session.capabilities;
    return session;
  }

  async #transact(goodEnd: "taken" | "asked", run: (session: Session) => Promise<Transacted>): Promise<Transacted | Unreached> {
    try {
      const lease = await this.#pool.acquire();
      const result = await this.#use(lease, goodEnd, run);
      if (result.kind !== "lost" || !lease.isReused || result.trouble instanceof HopLate) return result;
      this.#pool.dropIdle();
      return await this.#use(await this.#pool.acquire(), goodEnd, run);
    } catch (thrown) {
      return toUnreached(thrown);
    }
  }

  async #use(lease: Lease, goodEnd: "taken" | "asked", run: (session: Session) => Promise<Transacted>): Promise<Transacted> {
    let ended: "taken" | "refused" | "asked" = "refused";
    try {
      const result = await run(lease.session);
      if (result.kind === "replied" && result.reply.code < 400) ended = goodEnd;
      return result;
    } finally {
      this.#pool.release(lease, ended);
    }
  }
}

/** Opening a connection has short deadlines, so there is time for another host. */
function toUnreached(thrown: unknown): Unreached {
  if (!(thrown instanceof HopTrouble)) throw thrown;
  return { kind: "unreached", why: messageOf(thrown), mayTryNext: true };
}

function lost(trouble: HopTrouble): Unreached {
  return { kind: "unreached", why: trouble.message, mayTryNext: !(trouble instanceof HopLate) };
}
