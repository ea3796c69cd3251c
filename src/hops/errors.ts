/**
 * Faults of the hops room. What a peer does wrong is a `HopTrouble`: it never leaves this room but becomes a "failed" value.
 * A bare newline in a message is a fault of ours and does leave, so that the guard defers the message.
 */
import { PosternError } from "../platform/errors.ts";

/** A peer that could not be reached, broke off or spoke nonsense; its message is for an operator. */
export class HopTrouble extends PosternError {
  constructor(message: string, cause?: unknown) {
    super("hops/trouble", message, cause);
  }
}

/** A peer that did not answer in time: our own client has waited along, so nothing else is tried for it. */
export class HopLate extends HopTrouble {}

/** A bare CR or LF was about to leave: a weaker peer could read it as the end of the message (SMTP smuggling). */
export class BareNewline extends PosternError {
  constructor() {
    super("hops/bare-newline", "the message has a bare CR or LF and was not sent");
  }
}
