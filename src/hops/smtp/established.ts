/** Waits until a socket is connected or encrypted, within a deadline; a socket that does not get there is destroyed. */
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { messageOf } from "../../platform/errors.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { HopTrouble } from "../errors.ts";

export async function established(socket: Socket | TLSSocket, event: "connect" | "secureConnect", timeout: Milliseconds): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const what = event === "connect" ? "connection" : "TLS handshake";
  const timer = setTimeout(() => reject(new HopTrouble(`no ${what} in time`)), timeout);
  const stopListening = listen(socket, {
    [event]: () => resolve(),
    error: (error: Error) => reject(new HopTrouble(`no ${what}: ${describe(error)}`, error)),
    close: () => reject(new HopTrouble(`no ${what}: it closed the connection`)),
  });
  try {
    await promise;
  } catch (trouble) {
    socket.on("error", () => {}); // what follows the first trouble says nothing new
    socket.destroy();
    throw trouble;
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}

interface Heard {
  readonly data?: (piece: Buffer) => void;
  readonly error?: (error: Error) => void;
  readonly [event: string]: ((argument: never) => void) | undefined;
}

/** Returns the way to take exactly these listeners off again: sockets have listeners of their own. */
export function listen(socket: Socket, heard: Heard): () => void {
  const entries = Object.entries(heard).filter((entry) => entry[1] !== undefined) as [string, (...arguments_: unknown[]) => void][]; // undefined was just filtered out, and arguments are as Node's documentation of each event says
  for (const [event, listener] of entries) socket.on(event, listener);
  return () => {
    for (const [event, listener] of entries) socket.off(event, listener);
  };
}

/** With several addresses tried, Node's message is empty and the reasons stand inside. */
function describe(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(messageOf).join("; ") : error.message;
}
