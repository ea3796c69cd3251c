/**
 * Sessions of signed-in people: an opaque random number in a cookie, its hash in the store, twelve hours from the last use.
 * Each has a token of its own against cross-site requests, which only the console's own script can read.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Milliseconds } from "../platform/time.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Clock } from "../ports/clock.ts";

const LASTS: Milliseconds = 12 * 3_600_000;
/** The end is moved at most this often, so that reading pages does not write to the store each time. */
const MOVED_EVERY: Milliseconds = 5 * 60_000;
const SECRET_BYTES = 32;

export interface Viewer {
  readonly account: string;
  readonly csrf: string;
  readonly tokenHash: string;
}

export interface NewSession extends Viewer {
  /** For the cookie; known nowhere else. */
  readonly token: string;
}

export class Sessions {
  readonly #accounts: Accounts;
  readonly #clock: Clock;
  constructor(accounts: Accounts, clock: Clock) {
    this.#accounts = accounts;
    this.#clock = clock;
  }

  async open(account: string): Promise<NewSession> {
    const now = this.#clock.now();
    await this.#accounts.forgetExpired(now);
    const token = newSecret();
    const viewer: Viewer = { account, csrf: newSecret(), tokenHash: hashOf(token) };
    await this.#accounts.addSession({ ...viewer, createdAt: now, expiresAt: now + LASTS });
    return { ...viewer, token };
  }

  /** The session of a cookie; `use` false looks without making it last longer. */
  async find(token: string | undefined, use: boolean): Promise<Viewer | null> {
    if (token === undefined || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
    const now = this.#clock.now();
    const tokenHash = hashOf(token);
    const found = await this.#accounts.findSession(tokenHash, now);
    if (found === null) return null;
    if (use && found.expiresAt - now < LASTS - MOVED_EVERY) await this.#accounts.extendSession(tokenHash, now + LASTS);
    return { account: found.account, csrf: found.csrf, tokenHash };
  }

  async end(viewer: Viewer): Promise<void> {
    await this.#accounts.removeSession(viewer.tokenHash);
  }

  /** After a new password every other browser must sign in again. */
  async endOthers(viewer: Viewer): Promise<void> {
    await this.#accounts.removeOtherSessions(viewer.account, viewer.tokenHash);
  }
}

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Secrets have 256 random bits, so a plain hash is enough to keep them from whoever reads the store. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(expected).digest());
}
