/**
 * The load of `bench smtp`: messages over SMTP (RFC 5321), a new connection for each, so many at a time as asked. What is timed is the
 * wait from the end of the data to its reply: then the message is the receiver's to keep.
 */
import { connect, type Socket } from "node:net";
import type { Milliseconds } from "../../../platform/time.ts";
import type { BenchMail } from "../mail.ts";

export interface LoadResult {
  readonly latencies: readonly Milliseconds[];
  /** Answered 5xx, as filters do. */
  readonly refused: number;
}

/** Mail as it goes over the wire after DATA: CRLF line ends, dots doubled, the final dot. */
export function toWire(raw: Buffer): Buffer {
  const lines = raw
    .toString("latin1")
    .replace(/\r\n|\r|\n/g, "\r\n")
    .replace(/^\./gm, "..");
  return Buffer.from(`${lines.endsWith("\r\n") ? lines : `${lines}\r\n`}.\r\n`, "latin1");
}

/** Rejects when a message is deferred or a connection breaks: the figures would then be of something else. */
export async function sendAll(port: number, mail: readonly BenchMail[], atOnce: number): Promise<LoadResult> {
  const latencies: Milliseconds[] = [];
  let refused = 0;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let one = mail[next++]; one !== undefined; one = mail[next++]) {
      const { milliseconds, taken } = await sendOne(port, toWire(one.raw));
      latencies.push(milliseconds);
      if (!taken) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { latencies, refused };
}

async function sendOne(port: number, wire: Buffer): Promise<{ readonly milliseconds: Milliseconds; readonly taken: boolean }> {
  const socket = connect(port, "127.0.0.1").setNoDelay(true).setTimeout(60_000);
  try {
    const replies = repliesOf(socket);
    await expect(replies, "2");
    for (const command of ["EHLO load.sender.test", "MAIL FROM:<load@sender.test>", "RCPT TO:<reader@example.org>"]) {
      socket.write(`${command}\r\n`);
      await expect(replies, "2");
    }
    socket.write("DATA\r\n");
    await expect(replies, "3");
    socket.write(wire);
    const began = performance.now();
    const reply = await expect(replies, "25");
    const milliseconds = performance.now() - began;
    socket.end("QUIT\r\n");
    return { milliseconds, taken: reply.startsWith("2") };
  } finally {
    socket.destroySoon();
  }
}

/** The next reply; throws unless its first digit is one of `classes`. */
async function expect(replies: AsyncGenerator<string>, classes: string): Promise<string> {
  const { value } = await replies.next();
  const reply = typeof value === "string" ? value : "nothing";
  if (!classes.includes(reply[0] ?? " ")) throw new Error(`the server answered: ${reply}`);
  return reply;
}

/** Last lines of replies (RFC 5321 section 4.2.1). */
async function* repliesOf(socket: Socket): AsyncGenerator<string> {
  socket.once("timeout", () => socket.destroy(new Error("the server did not answer for a minute")));
  let held = "";
  for await (const chunk of socket) {
    held += (chunk as Buffer).toString("latin1"); // a socket without encoding yields Buffers
    for (let end = held.indexOf("\r\n"); end >= 0; end = held.indexOf("\r\n")) {
      const line = held.slice(0, end);
      held = held.slice(end + 2);
      if (line[3] !== "-") yield line;
    }
  }
}
