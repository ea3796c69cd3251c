/** Accounts of the console, their sessions and the set-up link. Secrets arrive here as hashes only. */
import { PosternError } from "../../../platform/errors.ts";
import type { Instant } from "../../../platform/time.ts";
import type { Account, Accounts } from "../../../ports/accounts.ts";
import type { Connection } from "./connection.ts";

type Session = Parameters<Accounts["addSession"]>[0];
type SetupLink = Parameters<Accounts["setSetupLink"]>[0];
type Found = Awaited<ReturnType<Accounts["findSession"]>>;

export function count(connection: Connection): number {
  return connection.get<{ total: number }>("SELECT count(*) AS total FROM accounts")?.total ?? 0;
}

export function find(connection: Connection, name: string): Account | null {
  return connection.get<Account>("SELECT name, password, role, created_at AS createdAt FROM accounts WHERE name = ?", name);
}

export function create(connection: Connection, { name, password, role, createdAt }: Account): void {
  const created = connection.run("INSERT INTO accounts VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", name, password, role, createdAt);
  if (created === 0) throw new PosternError("accounts/exists", `There is an account ${name} already.`);
}

export function changePassword(connection: Connection, name: string, password: string): void {
  connection.run("UPDATE accounts SET password = ? WHERE name = ?", password, name);
}

export function addSession(connection: Connection, { tokenHash, account, csrf, createdAt, expiresAt }: Session): void {
  connection.run("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)", tokenHash, account, csrf, createdAt, expiresAt);
}

export function findSession(connection: Connection, tokenHash: string, now: Instant): Found {
  const sql = "SELECT account, csrf, expires_at AS expiresAt FROM sessions WHERE token_hash = ? AND expires_at > ?";
  return connection.get<NonNullable<Found>>(sql, tokenHash, now);
}

export function extendSession(connection: Connection, tokenHash: string, expiresAt: Instant): void {
  connection.run("UPDATE sessions SET expires_at = ? WHERE token_hash = ?", expiresAt, tokenHash);
}

export function removeSession(connection: Connection, tokenHash: string): void {
  connection.run("DELETE FROM sessions WHERE token_hash = ?", tokenHash);
}

export function removeOtherSessions(connection: Connection, account: string, exceptTokenHash: string | null): void {
  connection.run("DELETE FROM sessions WHERE account = ? AND token_hash IS NOT ?", account, exceptTokenHash);
}

export function setSetupLink(connection: Connection, { tokenHash, createdAt, expiresAt }: SetupLink): void {
  connection.run("DELETE FROM setup_links");
  connection.run("INSERT INTO setup_links VALUES (?, ?, ?)", tokenHash, createdAt, expiresAt);
}

export function hasSetupLink(connection: Connection, tokenHash: string, now: Instant): boolean {
  return connection.get("SELECT 1 FROM setup_links WHERE token_hash = ? AND expires_at > ?", tokenHash, now) !== null;
}

export function createBySetupLink(connection: Connection, tokenHash: string, account: Account, now: Instant): "created" | "link-invalid" {
  if (!hasSetupLink(connection, tokenHash, now)) return "link-invalid";
  create(connection, account);
  connection.run("DELETE FROM setup_links WHERE token_hash = ?", tokenHash);
  return "created";
}

export function forgetExpired(connection: Connection, now: Instant): number {
  const sessions = connection.run("DELETE FROM sessions WHERE expires_at <= ?", now);
  return sessions + connection.run("DELETE FROM setup_links WHERE expires_at <= ?", now);
}
