/**
 * A resolver on loopback that answers every question with SERVFAIL (RFC 1035 section 4.1.1), so that a peer that asks for names
 * neither leaves the machine nor waits.
 */
import { createSocket } from "node:dgram";

const SERVFAIL = 2;

export interface DeadDns {
  readonly port: number;
  close(): Promise<void>;
}

export async function startDeadDns(): Promise<DeadDns> {
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    if (question.length < 12) return;
    const answer = Buffer.from(question);
    answer[2] = 0x80 | (question[2]! & 0x79); // response; opcode and recursion-desired as asked, the length was looked at above
    answer[3] = SERVFAIL;
    socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => void socket.bind(0, "127.0.0.1", resolve));
  return { port: socket.address().port, close: () => new Promise((resolve) => void socket.close(() => resolve())) };
}
