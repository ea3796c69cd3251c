/** The ports that are one call to a store thread each: quarantine, outbox, accounts. Changes go to the writer, questions to the reader. */
import type { Milliseconds } from "../../platform/time.ts";
import type { Accounts } from "../../ports/accounts.ts";
import type { IncidentStore } from "../../ports/incidents.ts";
import type { Journal } from "../../ports/journal.ts";
import type { Keeping } from "../../ports/keeping.ts";
import type { OutboxStore } from "../../ports/outbox.ts";
import type { Reads } from "./database/reads.ts";
import type { Writes } from "./database/writes.ts";
import type { StoreThread } from "./thread.ts";

type Writer = StoreThread<Writes>;
type Reader = StoreThread<Reads>;

export type KeepingReading = Pick<Keeping, "get" | "list" | "dueHolds">;
export type OutboxReading = Pick<OutboxStore, "due" | "nextDue" | "waiting">;

export function readingKeeping(reader: Reader): KeepingReading {
  return {
    get: (id) => reader.call("kept.get", [id]),
    list: (query) => reader.call("kept.list", [query]),
    dueHolds: (now, limit) => reader.call("kept.dueHolds", [now, limit]),
  };
}

export function embeddedKeeping(writer: Writer, reader: Reader): Keeping {
  return {
    ...readingKeeping(reader),
    keep: (entries) => writer.call("kept.add", [entries]),
    void: (ids) => writer.call("kept.void", [ids]),
    release: (id, by, at) => writer.call("kept.release", [id, by, at]),
    remove: (id, by, at) => writer.call("kept.remove", [id, by, at]),
    endDue: (now, limit, until, withhold) => writer.call("kept.endDue", [now, limit, until, withhold]),
    releaseOf: (identity, by, at, limit) => writer.call("kept.releaseOf", [identity, by, at, limit]),
  };
}

export function readingOutbox(reader: Reader): OutboxReading {
  return {
    due: (now, limit) => reader.call("outbox.due", [now, limit]),
    nextDue: () => reader.call("outbox.nextDue", []),
    waiting: () => reader.call("outbox.waiting", []),
  };
}

export function embeddedOutbox(writer: Writer, reader: Reader, undeliverableFor: Milliseconds): OutboxStore {
  return {
    ...readingOutbox(reader),
    add: (entries) => writer.call("outbox.add", [entries]),
    delivered: (id, reply, at) => writer.call("outbox.delivered", [id, reply, at]),
    retry: (id, reply, nextAttempt) => writer.call("outbox.retry", [id, reply, nextAttempt]),
    narrow: (id, remaining, reply) => writer.call("outbox.narrow", [id, remaining, reply]),
    withhold: (id, identity, at, until) => writer.call("outbox.withhold", [id, identity, at, until]),
    undeliverable: (id, reply, at) => writer.call("outbox.undeliverable", [id, reply, at, undeliverableFor]),
  };
}

export function embeddedJournal(writer: Writer, reader: Reader): Journal {
  return {
    append: (rows, durable) => writer.call("journal.append", [rows], durable),
    after: (position, limit) => reader.call("journal.after", [position, limit]),
    last: () => reader.call("journal.last", []),
    forget: (position) => writer.call("journal.forget", [position], false),
  };
}

export type IncidentReading = Pick<IncidentStore, "get" | "list">;

export function readingIncidents(reader: Reader): IncidentReading {
  return { get: (id) => reader.call("incidents.get", [id]), list: (query) => reader.call("incidents.list", [query]) };
}

export function embeddedIncidents(writer: Writer, reader: Reader): IncidentStore {
  return {
    ...readingIncidents(reader),
    save: (incident) => writer.call("incidents.save", [incident]),
    forget: (before) => writer.call("incidents.forget", [before], false),
  };
}

export function embeddedAccounts(writer: Writer, reader: Reader): Accounts {
  return {
    count: () => reader.call("accounts.count", []),
    find: (name) => reader.call("accounts.find", [name]),
    create: (account) => writer.call("accounts.create", [account]),
    changePassword: (name, password) => writer.call("accounts.changePassword", [name, password]),
    addSession: (session) => writer.call("sessions.add", [session]),
    findSession: (tokenHash, now) => reader.call("sessions.find", [tokenHash, now]),
    extendSession: (tokenHash, expiresAt) => writer.call("sessions.extend", [tokenHash, expiresAt], false),
    removeSession: (tokenHash) => writer.call("sessions.remove", [tokenHash]),
    removeOtherSessions: (account, except) => writer.call("sessions.removeOthers", [account, except]),
    setSetupLink: (link) => writer.call("accounts.setSetupLink", [link]),
    hasSetupLink: (tokenHash, now) => reader.call("accounts.hasSetupLink", [tokenHash, now]),
    createBySetupLink: (tokenHash, account, now) => writer.call("accounts.createBySetupLink", [tokenHash, account, now]),
    forgetExpired: (now) => writer.call("accounts.forgetExpired", [now], false),
  };
}
