/** Who may sign in to the console, and with what. */
import type { Instant } from "../platform/time.ts";

/** People who may sign in to the console. Passwords are argon2id strings (PHC form); session and link secrets are stored hashed. */
export interface Account {
  readonly name: string;
  readonly password: string;
  readonly role: "administrator";
  readonly createdAt: Instant;
}

export interface Accounts {
  count(): Promise<number>;
  find(name: string): Promise<Account | null>;
  /** Rejects (code "accounts/exists") when the name is taken. */
  create(account: Account): Promise<void>;
  /** Changes nothing when the account is gone. */
  changePassword(name: string, password: string): Promise<void>;
  addSession(session: {
    readonly tokenHash: string;
    readonly account: string;
    readonly csrf: string;
    readonly createdAt: Instant;
    readonly expiresAt: Instant;
  }): Promise<void>;
  findSession(
    tokenHash: string,
    now: Instant,
  ): Promise<{ readonly account: string; readonly csrf: string; readonly expiresAt: Instant } | null>;
  /** Moves the end of a session; an unknown one is ignored. */
  extendSession(tokenHash: string, expiresAt: Instant): Promise<void>;
  removeSession(tokenHash: string): Promise<void>;
  /** Ends every session of an account except one (null: all of them). */
  removeOtherSessions(account: string, exceptTokenHash: string | null): Promise<void>;
  /** Keeps a set-up link and takes back any earlier one: at most one is valid. */
  setSetupLink(link: { readonly tokenHash: string; readonly createdAt: Instant; readonly expiresAt: Instant }): Promise<void>;
  /** Whether this link is still good. Does not use it up. */
  hasSetupLink(tokenHash: string, now: Instant): Promise<boolean>;
  /** Uses the link up and creates the account, in one transaction. Rejects (code "accounts/exists") when the name is taken: the link stays. */
  createBySetupLink(tokenHash: string, account: Account, now: Instant): Promise<"created" | "link-invalid">;
  /** Deletes sessions and set-up links that have ended; returns how many. */
  forgetExpired(now: Instant): Promise<number>;
}
