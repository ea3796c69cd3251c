/**
 * Quarantine and holds. States: kept → releasing → released, or kept → deleted | expired; a release that the next hop refused for good
 * becomes undeliverable, which can be released or deleted again and expires late. Runs inside the batch's transaction, so that a state
 * and the outbox entry it causes are never apart.
 */
import { newReceipt } from "../../../mail/receipt.ts";
import type { Instant } from "../../../platform/time.ts";
import type { Keeping, Kept, KeptState, NewKept, ReleaseResult } from "../../../ports/keeping.ts";
import type { Connection, Value } from "./connection.ts";
import { COLUMNS, fold, get, type KeptRow, toKept } from "./kept-rows.ts";
import { add as addToOutbox } from "./outbox.ts";

const PAGE = 500;
const SEARCH_WORDS = 8;
/** Who ends entries when nobody asked. */
const BY_TIME = "postern";
const UNSCANNABLE: NewKept["class"] = "unscannable";

type Query = Parameters<Keeping["list"]>[0];
type Page = Awaited<ReturnType<Keeping["list"]>>;
type Ended = Awaited<ReturnType<Keeping["endDue"]>>;

/** The client was told to come again with this mail, so it must not leave by the outbox either. */
export function voidEntries(connection: Connection, ids: readonly string[]): void {
  for (const id of ids) {
    const gone = connection.run("DELETE FROM kept WHERE id = ? AND state IN ('kept', 'releasing')", id);
    if (gone > 0) connection.run("DELETE FROM outbox WHERE kept = ?", id);
  }
}

export function list(connection: Connection, query: Query): Page {
  const conditions: string[] = [];
  const values: Value[] = [];
  const add = (condition: string, value: Value): void => {
    conditions.push(condition);
    values.push(value);
  };
  if (query.kind !== undefined) add("+kind = ?", query.kind);
  // + : walking down `seq` fills a page soon, an index on the state would have to sort all of them
  if (query.states !== undefined) add("+state IN (SELECT value FROM json_each(?))", JSON.stringify(query.states));
  if (query.identity !== undefined) add("identity = ?", query.identity);
  const words = fold(query.text ?? "").split(/\s+/);
  for (const word of words.filter((each) => each !== "").slice(0, SEARCH_WORDS)) add("instr(words, ?) > 0", word);
  const where = conditions.length === 0 ? "true" : conditions.join(" AND ");
  const limit = Math.min(Math.max(query.limit, 1), PAGE);
  const found = connection.all<KeptRow>(
    `SELECT ${COLUMNS} FROM kept WHERE seq < ? AND ${where} ORDER BY seq DESC LIMIT ?`,
    ...[query.before ?? Number.MAX_SAFE_INTEGER, ...values, limit + 1],
  );
  // without +, the count is read from the index of states alone
  const counted = connection.get<{ total: number }>(`SELECT count(*) AS total FROM kept WHERE ${where.replaceAll("+", "")}`, ...values);
  const rows = found.slice(0, limit).map(toKept);
  return { rows, next: found.length > limit ? (rows.at(-1)?.seq ?? null) : null, total: counted?.total ?? 0 };
}

export function release(connection: Connection, id: string, by: string, at: Instant): ReleaseResult {
  const entry = get(connection, id);
  switch (entry?.state) {
    case undefined:
    case "deleted":
    case "expired":
      return "not-there";
    case "releasing":
      return "releasing";
    case "released":
      return "already-released";
    case "kept":
    case "undeliverable":
      connection.run("UPDATE kept SET state = 'releasing', ended_by = ?, ended_at = ? WHERE id = ?", by, at, id);
      addToOutbox(connection, [toOutbox(entry, at)]);
      return "releasing";
  }
}

/** One that is on its way cannot be deleted: the next hop may have it already. */
export function remove(connection: Connection, id: string, by: string, at: Instant): "deleted" | "not-there" {
  const sql = "UPDATE kept SET state = 'deleted', ended_by = ?, ended_at = ? WHERE id = ? AND state IN ('kept', 'undeliverable')";
  return connection.run(sql, by, at, id) > 0 ? "deleted" : "not-there";
}

export function dueHolds(connection: Connection, now: Instant, limit: number): readonly Kept[] {
  const due = `SELECT ${COLUMNS} FROM kept WHERE until <= ? AND state IN ('kept', 'undeliverable') ORDER BY until LIMIT ?`;
  const rows = connection.all<KeptRow>(due, now, Math.max(limit, 1)).map(toKept);
  return rows.filter(({ kind, state, direction }) => kind === "hold" && state === "kept" && direction !== "inbound");
}

export function endDue(connection: Connection, now: Instant, limit: number, quarantineUntil: Instant, withhold: readonly string[]): Ended {
  const due = connection.all<{ id: string; arrival: string; kind: NewKept["kind"]; state: KeptState; class: string }>(
    "SELECT id, arrival, kind, state, class FROM kept WHERE until <= ? AND state IN ('kept', 'undeliverable') ORDER BY until LIMIT ?",
    now,
    Math.max(limit, 1),
  );
  return due.map(({ id, arrival, kind, state, class: verdict }) => {
    if (kind === "hold" && state === "kept" && withhold.includes(id)) {
      connection.run("UPDATE kept SET kind = 'quarantine', until = ?, of_standing = 1 WHERE id = ?", quarantineUntil, id);
      return { id, arrival, how: "withheld" };
    }
    if (kind === "hold" && state === "kept" && verdict === UNSCANNABLE) {
      // nobody has looked inside, so time alone must not let it out
      connection.run("UPDATE kept SET kind = 'quarantine', until = ? WHERE id = ?", quarantineUntil, id);
      return { id, arrival, how: "quarantined" };
    }
    if (kind === "hold" && state === "kept") {
      release(connection, id, BY_TIME, now);
      return { id, arrival, how: "released" };
    }
    connection.run("UPDATE kept SET state = 'expired', ended_by = ?, ended_at = ? WHERE id = ?", BY_TIME, now, id);
    return { id, arrival, how: "expired" };
  });
}

/** What nobody could look inside of stays: the identity is trusted, the content is still unknown. */
export function releaseOf(
  connection: Connection,
  identity: string,
  by: string,
  at: Instant,
  limit: number,
): readonly { readonly id: string; readonly arrival: string }[] {
  const rows = connection.all<{ id: string; arrival: string }>(
    `SELECT id, arrival FROM kept WHERE identity = ? AND state = 'kept' AND (kind = 'hold' OR of_standing = 1) AND class <> ?
       ORDER BY seq LIMIT ?`,
    ...[identity, UNSCANNABLE, Math.max(limit, 1)],
  );
  for (const { id } of rows) release(connection, id, by, at);
  return rows;
}

/** Which of these bytes an entry that can still be shown, released or sent refers to. */
export function referenced(connection: Connection, digests: readonly string[]): readonly string[] {
  return digests.filter((sha256) => {
    const kept = "SELECT 1 FROM kept WHERE sha256 = ? AND state IN ('kept', 'releasing', 'undeliverable')";
    return connection.get(kept, sha256) !== null || connection.get("SELECT 1 FROM outbox WHERE sha256 = ?", sha256) !== null;
  });
}

function toOutbox({ id, arrival, direction, envelope, sha256, prepend }: Kept, at: Instant): Parameters<typeof addToOutbox>[1][number] {
  return { id: newReceipt(at), arrival, kept: id, at, direction, envelope, sha256, prepend, attempts: 0, nextAttempt: at };
}
