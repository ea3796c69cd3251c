/** Who wrote to whom, as keyed hashes (made on the main side), with the last day it happened; pairs not seen for long are forgotten. */
import type { Connection } from "./connection.ts";

/** Old pairs deleted with each batch of new ones: more than come in, so that the table shrinks to what is young. */
const FORGOTTEN_AT_ONCE = 200;

export function remember(connection: Connection, pairs: readonly bigint[], day: number, oldestDay: number): void {
  for (const pair of pairs) {
    connection.run("INSERT INTO pairs VALUES (?, ?) ON CONFLICT DO UPDATE SET day = excluded.day WHERE excluded.day > day", pair, day);
  }
  connection.run("DELETE FROM pairs WHERE pair IN (SELECT pair FROM pairs WHERE day < ? LIMIT ?)", oldestDay, FORGOTTEN_AT_ONCE);
}

/** For each list, whether any of it is known. */
export function any(connection: Connection, lists: readonly (readonly bigint[])[]): readonly boolean[] {
  return lists.map((pairs) => pairs.some((pair) => connection.get("SELECT 1 FROM pairs WHERE pair = ?", pair) !== null));
}
