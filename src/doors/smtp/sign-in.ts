/**
 * Names and passwords against the users file (RFC 4954, RFC 4616), with failures limited for each client and each account.
 * An unknown name costs the same work as a wrong password. An attempt counts before it is worked on, so that many at once gain nothing.
 * A client that signed in as an account before is not locked out of it by strangers' failures.
 * Gap: counts live in memory, a restart forgets them.
 */
import { SIGN_IN_KEYS, type SmtpDoorLimits } from "../../platform/limits.ts";
import { clientKey } from "../../platform/net.ts";
import { spendVerification, verifyPassword } from "../../platform/passwords.ts";
import type { Instant } from "../../platform/time.ts";
import { toUserName, type UsersFile } from "../../platform/users-file.ts";

export type SignedIn =
  | { readonly kind: "signed-in"; readonly submitter: string }
  | { readonly kind: "refused"; readonly why: string }
  /** Too many failures lately, or too many sign-ins at this moment. */
  | { readonly kind: "later"; readonly why: string };

/** Verifications worked on at once; each holds a thread of the pool and 19 MiB. */
const AT_ONCE = 2;

export class SignIn {
  readonly #users: UsersFile;
  readonly #limits: SmtpDoorLimits;
  readonly #clock: { now(): Instant };
  readonly #failures = new Map<string, { readonly count: number; readonly since: Instant }>();
  readonly #familiar = new Map<string, true>();
  readonly #queue: (() => void)[] = [];
  #working = 0;

  constructor(users: UsersFile, limits: SmtpDoorLimits, clock: { now(): Instant }) {
    this.#users = users;
    this.#limits = limits;
    this.#clock = clock;
  }

  async verify(written: string, password: string, address: string | null): Promise<SignedIn> {
    const name = toUserName(written);
    const client = `client ${address === null ? "unknown" : clientKey(address)}`;
    const account = `account ${name ?? ""}`;
    const familiar = this.#familiar.has(`${account} ${client}`);
    if (this.#level(client) >= this.#limits.maxSignInFailuresPerClient) return later("too many failures from this client");
    if (!familiar && this.#level(account) >= this.#limits.maxSignInFailuresPerAccount) return later("too many failures for this account");
    if (this.#queue.length >= this.#limits.maxWaitingSignIns) return later("too many sign-ins at once");
    this.#count(client, 1);
    this.#count(account, 1);
    const right = await this.#inTurn(() => this.#compare(name, password));
    if (name === null || !right) return { kind: "refused", why: name === null ? "no such name can exist" : "wrong name or password" };
    this.#count(client, -1);
    this.#count(account, -1);
    remember(this.#familiar, `${account} ${client}`, true);
    return { kind: "signed-in", submitter: name };
  }

  async #compare(name: string | null, password: string): Promise<boolean> {
    const hash = name === null ? null : await this.#users.find(name);
    if (hash !== null) return verifyPassword(password, hash);
    await spendVerification(password);
    return false;
  }

  #level(key: string): number {
    const failures = this.#failures.get(key);
    return failures === undefined || this.#clock.now() - failures.since > this.#limits.signInWindow ? 0 : failures.count;
  }

  #count(key: string, change: 1 | -1): void {
    const level = this.#level(key);
    const since = level === 0 ? this.#clock.now() : this.#failures.get(key)!.since;
    remember(this.#failures, key, { count: Math.max(level + change, 0), since });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working >= AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#working++;
    try {
      return await work();
    } finally {
      // the next in the queue takes over our place
      const next = this.#queue.shift();
      if (next === undefined) this.#working--;
      else next();
    }
  }
}

/** Keeps a map bounded: the entry that was not touched for longest goes first. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > SIGN_IN_KEYS) map.delete(map.keys().next().value ?? key);
}

function later(why: string): SignedIn {
  return { kind: "later", why };
}
