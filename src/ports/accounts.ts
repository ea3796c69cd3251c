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
  removeSession(tokenHash: string): Promise<void>;
  forgetExpired(now: Instant): Promise<number>;
}
