/**
 * One SMTP transaction over a prepared connection: asking (MAIL, RCPT, RSET) and sending (MAIL, RCPT, DATA, message).
 * All or nothing: when any recipient is refused, no message byte is sent. What broke before the end of the message was sent left
 * nothing behind ("lost"); what broke after it may be there ("doubtful").
 */

import { messageOf } from "../../platform/errors.ts";
import type { Delivery, HopReply } from "../../ports/next-hop.ts";
import { HopLate, HopTrouble } from "../errors.ts";
import type { Question } from "../host.ts";
import type { HopTimeouts } from "../options.ts";
import { mailCommand, rcptCommand, refuseBeforehand } from "./commands.ts";
import { stuff } from "./dot-stuffing.ts";
import { formatReply, toHopReply } from "./reply-reader.ts";
import type { Session } from "./session.ts";
import type { Wire } from "./wire.ts";

export type Transacted =
  | { readonly kind: "replied"; readonly reply: HopReply }
  | { readonly kind: "refused"; readonly reply: HopReply; readonly some: boolean }
  | { readonly kind: "lost"; readonly trouble: HopTrouble }
  | { readonly kind: "doubtful"; readonly trouble: HopTrouble };

/** The reply to RCPT, or to MAIL when that was refused already. */
export async function askRecipient(session: Session, question: Question, timeouts: HopTimeouts): Promise<Transacted> {
  const { mailFrom, mailParameters, recipient } = question;
  const refusal = refuseBeforehand({ mailFrom, mailParameters, recipients: [recipient] }, session.capabilities);
  if (refusal !== null) return { kind: "replied", reply: refusal };
  return orLost(session, async () => {
    const mail = mailCommand(mailFrom, mailParameters, mailParameters.size, session);
    const replies = await exchange(session, [mail, rcptCommand(recipient, session.capabilities), "RSET"], timeouts, 2);
    const reply = replies.find((one) => one.code >= 400) ?? replies.at(-1);
    if (reply === undefined) throw new HopTrouble("it did not answer");
    await settle(session, timeouts);
    return { kind: "replied", reply };
  });
}

export async function sendMessage(session: Session, delivery: Delivery, timeouts: HopTimeouts): Promise<Transacted> {
  const refusal = refuseBeforehand(delivery, session.capabilities);
  if (refusal !== null) return { kind: "refused", reply: refusal, some: false };
  const begun = performance.now();
  return orLost(session, async () => {
    const { recipients, mailFrom, mailParameters, message } = delivery;
    const size = message.reduce((sum, piece) => sum + piece.length, 0);
    const mail = mailCommand(mailFrom, mailParameters, size, session);
    const rcpts = recipients.map((recipient) => rcptCommand(recipient, session.capabilities));
    // with several recipients a pipelined DATA could open a message for some of them only, and the connection would be spoiled
    const isEager = recipients.length === 1 && session.extensions.has("PIPELINING");
    const lines = [mail, ...rcpts, ...(isEager ? ["DATA"] : [])];
    const [mailReply, ...rcptReplies] = await exchange(session, lines, timeouts, 1 + rcpts.length);
    if (mailReply === undefined) throw new HopTrouble("it did not answer");
    const refused = mailReply.code >= 400 ? [mailReply] : rcptReplies.filter((reply) => reply.code >= 400);
    if (refused.length > 0) {
      await takeBack(session, timeouts, isEager);
      const some = mailReply.code < 400 && refused.length < rcpts.length;
      // a delay among the refusals: the whole is worth another try
      return { kind: "refused", reply: refused.find((reply) => reply.code < 500) ?? refused[0] ?? mailReply, some };
    }
    const isLate = (): boolean => performance.now() - begun > timeouts.beforeEnd;
    return sendData(session, message, timeouts, { isAsked: isEager, isLate });
  });
}

async function sendData(
  session: Session,
  message: readonly Buffer[],
  timeouts: HopTimeouts,
  { isAsked, isLate }: { readonly isAsked: boolean; readonly isLate: () => boolean },
): Promise<Transacted> {
  const { wire } = session;
  if (!isAsked) wire.send("DATA");
  const go = toHopReply(await wire.reply(timeouts.data, "DATA"));
  if (go.code === 421) throw wire.fail(`it answered DATA with ${formatReply(go)}`);
  if (go.code >= 400) {
    await takeBack(session, timeouts, false);
    return { kind: "refused", reply: go, some: false };
  }
  if (go.code !== 354) throw wire.fail(`it answered DATA with ${formatReply(go)}`);
  wire.expect(1);
  for (const { pieces, isLast } of stuff(message)) {
    if (wire.hasReply) return toEarlyReply(session, timeouts);
    // our own client waits 10 minutes after its final dot: what is said after it gave up makes two of one message (RFC 1047)
    if (isLast && isLate()) throw wire.fail(new HopLate("it took the message too slowly"));
    const written = wire.write(pieces, timeouts.block);
    if (isLast) return toFinalReply(session, timeouts, written);
    await written;
  }
  throw new HopTrouble("the message has no end");
}

/** A reply in the middle of the message: a refusal counts, anything else is nonsense. The connection is spoiled either way. */
async function toEarlyReply({ wire }: Session, timeouts: HopTimeouts): Promise<Transacted> {
  const reply = toHopReply(await wire.reply(timeouts.final, "the message"));
  const trouble = wire.fail("it replied before the end of the message");
  return reply.code >= 400 ? { kind: "refused", reply, some: false } : { kind: "lost", trouble };
}

async function toFinalReply({ wire }: Session, timeouts: HopTimeouts, written: Promise<void>): Promise<Transacted> {
  try {
    await written;
    const reply = toHopReply(await wire.reply(timeouts.final, "the end of the message"));
    if (reply.code >= 300 && reply.code < 400) throw wire.fail(`it answered the message with ${formatReply(reply)}`);
    if (reply.code === 421) wire.fail("it is closing");
    return reply.code >= 400 ? { kind: "refused", reply, some: false } : { kind: "replied", reply };
  } catch (trouble) {
    return { kind: "doubtful", trouble: wire.fail(messageOf(trouble), trouble) };
  }
}

/** Sends commands, all at once where PIPELINING (RFC 2920) is offered, and returns the first `count` replies. */
async function exchange(session: Session, lines: readonly string[], timeouts: HopTimeouts, count: number): Promise<readonly HopReply[]> {
  const { wire } = session;
  const isPipelined = session.extensions.has("PIPELINING");
  if (isPipelined) wire.send(...lines);
  const replies: HopReply[] = [];
  for (const line of lines.slice(0, count)) {
    if (!isPipelined) wire.send(line);
    try {
      replies.push(await replyTo(wire, line.slice(0, 4), timeouts));
    } catch (trouble) {
      // it refused and hung up: the refusal is its word
      if (replies.some((reply) => reply.code >= 400)) return replies;
      throw trouble;
    }
    if (!isPipelined && replies.length === 1 && (replies[0]?.code ?? 0) >= 400) break;
  }
  if (!isPipelined) for (const line of lines.slice(count)) wire.send(line);
  return replies;
}

async function replyTo(wire: Wire, verb: string, timeouts: HopTimeouts): Promise<HopReply> {
  const reply = toHopReply(await wire.reply(timeouts.command, verb));
  if (reply.code === 421 || (reply.code >= 300 && reply.code < 400)) throw wire.fail(`it answered ${verb} with ${formatReply(reply)}`);
  return reply;
}

/** Ends a transaction in which nothing was sent, so that the connection can serve again. */
async function takeBack(session: Session, timeouts: HopTimeouts, isDataAsked: boolean): Promise<void> {
  const { wire } = session;
  // a 354 in spite of the refusal waits for a message, and a lone dot would be delivered as an empty one
  if (isDataAsked) {
    const reply = await wire.reply(timeouts.data, "DATA").catch(() => null);
    if (reply === null || reply.code < 400) wire.fail("it opened a message for refused recipients");
  }
  if (wire.trouble !== null) return;
  wire.send("RSET");
  await settle(session, timeouts);
}

/** Waits for the reply to RSET. The answer that matters is here already: trouble now only spoils the connection. */
async function settle({ wire }: Session, timeouts: HopTimeouts): Promise<void> {
  const reply = await wire.reply(timeouts.command, "RSET").catch(() => null);
  if (reply !== null && reply.code !== 250) wire.fail("it refused RSET");
}

async function orLost(session: Session, transact: () => Promise<Transacted>): Promise<Transacted> {
  try {
    return await transact();
  } catch (thrown) {
    const trouble = session.wire.fail(thrown instanceof HopTrouble ? thrown : messageOf(thrown), thrown);
    if (!(thrown instanceof HopTrouble)) throw thrown; // a bare newline, or a fault of ours
    return { kind: "lost", trouble };
  }
}
