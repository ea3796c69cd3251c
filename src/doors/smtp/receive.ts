/**
 * From 354 to an `Arrival`: reads the message off the wire within its bounds of size, memory, time and rate.
 * A message that cannot be taken is read to its end and dropped, so that the client hears why, unless it goes on without end.
 * Only what the socket and the session say goes into the arrival; nothing is read from the message.
 */
import { hash } from "node:crypto";
import type { Arrival } from "../../mail/arrival.ts";
import { newReceipt } from "../../mail/receipt.ts";
import type { Milliseconds } from "../../platform/time.ts";
import type { Connection } from "./connection.ts";
import { DataScanner } from "./data.ts";
import { Pile } from "./pile.ts";
import { type SmtpReply, toReply } from "./reply.ts";
import { type DoorHouse, OWN_FAULT, type SessionState, type Transaction, viewOf } from "./state.ts";

export type Received =
  | { readonly kind: "answered"; readonly reply: SmtpReply; readonly taken: boolean }
  /** The reply is the last one of this connection. */
  | { readonly kind: "cut-off"; readonly reply: SmtpReply }
  /** The client went away before the end: nothing was received. */
  | { readonly kind: "gone" };

/** Bytes past twice the largest message that are read and dropped before the connection is. */
const PATIENCE_BYTES = 1_048_576;

/** Receives the message of this transaction and has it handled. */
export async function receive(connection: Connection, house: DoorHouse, state: SessionState, transaction: Transaction): Promise<Received> {
  const pile = new Pile(state.offer?.size ?? house.options.maxMessage, house.budget);
  try {
    const scanner = new DataScanner((bytes) => pile.add(bytes));
    const ended = await readToEnd(connection, house, scanner, state);
    if (ended !== null) return ended;
    const fault = faultOf(house, pile, scanner, state);
    if (fault !== null) return { kind: "answered", reply: fault, taken: false };
    const outcome = await house.gateway.handle(toArrival(house, state, transaction, pile.whole()));
    return { kind: "answered", reply: toReply(outcome), taken: outcome.kind === "taken" };
  } catch (error) {
    house.deps.log.error({ err: error, door: house.options.door }, "a message could not be handled");
    return { kind: "answered", reply: OWN_FAULT, taken: false };
  } finally {
    pile.drop();
  }
}

/** Null when the end of the message was read. */
async function readToEnd(connection: Connection, house: DoorHouse, scanner: DataScanner, state: SessionState): Promise<Received | null> {
  const most = house.options.maxMessage * 2 + PATIENCE_BYTES;
  const begun = performance.now();
  let bytes = 0;
  for (;;) {
    for (let piece = connection.input.take(); piece !== null; piece = connection.input.take()) {
      bytes += piece.length;
      const end = scanner.scan(piece);
      if (end === null) continue;
      connection.input.putBack(piece.subarray(end));
      return null;
    }
    if (bytes > most) return tooLong(house, state, bytes);
    const waited = await connection.wait(patience(house, performance.now() - begun, bytes), false);
    if (waited === "timeout") return tooSlow(house, state, performance.now() - begun, bytes);
    if (waited !== "input") return { kind: "gone" };
  }
}

/** How long the next piece may take: until the client has been silent, slow on average, or at it for too long. */
function patience({ limits }: DoorHouse, elapsed: Milliseconds, bytes: number): Milliseconds {
  const slow = Math.max(limits.slowDataGrace, (bytes / limits.minDataRate) * 1_000);
  return Math.max(0, Math.min(limits.dataBlockTimeout, limits.dataTotalTimeout - elapsed, slow - elapsed));
}

function tooSlow(house: DoorHouse, state: SessionState, elapsed: Milliseconds, bytes: number): Received {
  house.notes.trouble("slow-data", state.client.address, `${bytes} bytes in ${Math.round(elapsed)} ms`);
  return { kind: "cut-off", reply: { code: 421, enhanced: "4.4.2", text: "The message came too slowly" } };
}

function tooLong(house: DoorHouse, state: SessionState, bytes: number): Received {
  house.notes.trouble("message-too-large", state.client.address, `no end after ${bytes} bytes`);
  return { kind: "cut-off", reply: { code: 552, enhanced: "5.3.4", text: "The message does not end" } };
}

/** Why a complete message is not taken, null when it is. */
function faultOf(house: DoorHouse, pile: Pile, scanner: DataScanner, state: SessionState): SmtpReply | null {
  const { address } = state.client;
  if (pile.fault === "message-too-large") {
    house.notes.trouble("message-too-large", address, `${pile.size} bytes`);
    return { code: 552, enhanced: "5.3.4", text: `The message has ${pile.size} octets, ${state.offer?.size ?? 0} are allowed` };
  }
  if (pile.fault === "budget") return { code: 452, enhanced: "4.3.1", text: "Not enough memory at this moment, try again later" };
  if (scanner.bareNewlines === 0) return null;
  const refuse = house.options.bareNewlines === "refuse";
  house.notes.trouble("bare-newline", address, `${scanner.bareNewlines} bare CR or LF in a message, ${refuse ? "refused" : "made CRLF"}`);
  return refuse ? { code: 554, enhanced: "5.6.0", text: "Lines of a message end with CRLF; a bare CR or LF is not taken" } : null;
}

function toArrival(house: DoorHouse, state: SessionState, transaction: Transaction, raw: Buffer): Arrival {
  const { mailFrom, mailParameters, rcptTo } = transaction;
  const at = house.deps.clock.now();
  const recipients = rcptTo.map((recipient) => recipient.address);
  return {
    id: newReceipt(at),
    at,
    door: house.options.door,
    direction: house.gateway.directionOf(viewOf(house, state), mailFrom, recipients),
    client: state.client,
    submitter: state.submitter,
    envelope: { mailFrom, mailParameters, rcptTo },
    raw,
    sha256: hash("sha256", raw, "hex"),
  };
}
