/** The rest of the world as one SMTP server: takes mail, or refuses a recipient as large receivers do, by the local part of the address. */
import { createServer, type Socket } from "node:net";
import type { TestContext } from "node:test";

/** What recipients are answered whose local part begins so; everybody else exists. */
const REFUSALS: readonly (readonly [start: string, reply: string])[] = [
  ["gone", "550 5.1.1 The email account that you tried to reach does not exist"],
  ["full", "452 4.2.2 Mailbox full"],
  ["wary", "550 5.7.1 Service unavailable, Client host blocked using Spamhaus. https://www.spamhaus.org/query/ip/192.0.2.1"],
];

/** Listens until the test is over; resolves with the port. */
export async function startWorld(t: TestContext): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the world has no port");
  return address.port;
}

function converse(socket: Socket): void {
  let held = "";
  let inData = false;
  socket.write("220 world.test ESMTP\r\n");
  socket.on("data", (chunk: Buffer) => {
    held += chunk.toString("latin1");
    for (let end = held.indexOf("\r\n"); end >= 0; end = held.indexOf("\r\n")) {
      const line = held.slice(0, end);
      held = held.slice(end + 2);
      if (inData) {
        if (line !== ".") continue;
        inData = false;
        socket.write("250 2.0.0 OK\r\n");
      } else {
        inData = line.toUpperCase() === "DATA";
        socket.write(`${inData ? "354 go on" : answer(line)}\r\n`);
      }
    }
  });
}

function answer(line: string): string {
  const recipient = /^RCPT TO:<([^@>]*)/i.exec(line)?.[1];
  if (recipient !== undefined) return REFUSALS.find(([start]) => recipient.startsWith(start))?.[1] ?? "250 2.1.5 OK";
  return /^QUIT/i.test(line) ? "221 2.0.0 bye" : "250 2.0.0 OK";
}
