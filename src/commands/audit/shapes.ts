/** Rows of the ledger as the statement writes them. */
import type { Row } from "../../detectors/outbound/evidence.ts";
import { type StatedRow, toTime } from "../../statement/statement.ts";

export function toLedgerRow({ at, signal, value, llr, messages }: Row): StatedRow {
  return { at: toTime(at), signal, value, llr, messages };
}
