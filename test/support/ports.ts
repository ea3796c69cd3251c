/**
 * Loopback ports for tests that start a program which cannot choose its own (Postfix, a second Postern).
 * Servers of ours listen on port 0 instead. A port is only likely to be free when the program opens it.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A port on 127.0.0.1 that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is an AddressInfo
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves once something accepts connections there; throws after `patience` milliseconds. */
export async function portOpen(port: number, patience = 15_000, host = "127.0.0.1"): Promise<void> {
  const end = Date.now() + patience;
  while (!(await accepts(port, host))) {
    if (Date.now() > end) throw new Error(`nothing listens on ${host}:${port} after ${patience} ms`);
    await wait(25);
  }
}

function accepts(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
