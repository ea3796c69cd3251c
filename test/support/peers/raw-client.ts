/**
 * A client on a raw socket: sends the very bytes a test wants, in the very pieces it wants, and reads replies line by line.
 * It knows no SMTP beyond where a reply ends, so that nothing is put right on the way.
 */
import { connect, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";

const PATIENCE = 10_000;

export class RawClient {
  #socket: Socket | TLSSocket;
  #text = "";
  #closed = false;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen(socket);
  }

  get socket(): Socket {
    return this.#socket;
  }

  #listen(socket: Socket): void {
    socket.on("data", (piece: Buffer) => {
      this.#text += piece.toString("latin1");
      this.#wake();
    });
    socket.on("error", () => this.#wake());
    for (const event of ["end", "close"]) {
      socket.on(event, () => {
        if (socket !== this.#socket) return;
        this.#closed = true;
        this.#wake();
      });
    }
  }

  /** Sends bytes as they are; resolves when the kernel has them. */
  async send(bytes: string | Buffer): Promise<void> {
    await new Promise<void>((resolve) =>
      this.#socket.write(typeof bytes === "string" ? Buffer.from(bytes, "utf8") : bytes, () => resolve()),
    );
  }

  /** The next whole reply, lines joined by "\n"; "" when the server closed without one. */
  async reply(): Promise<string> {
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const match = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3}(?: [^\r\n]*)?\r\n/.exec(this.#text);
      if (match !== null) {
        this.#text = this.#text.slice(match[0].length);
        return match[0].trimEnd().replaceAll("\r\n", "\n");
      }
      if (this.#closed) return "";
      await this.#more(deadline);
    }
  }

  /** Sends one line and gives its reply. */
  async say(line: string): Promise<string> {
    await this.send(`${line}\r\n`);
    return this.reply();
  }

  /** Resolves with what was left unread when the server closed. */
  async untilClosed(): Promise<string> {
    const deadline = performance.now() + PATIENCE;
    while (!this.#closed) await this.#more(deadline);
    return this.#text;
  }

  /** Begins TLS without saying anything. */
  async startTls(): Promise<void> {
    const plain = this.#socket;
    plain.removeAllListeners("data");
    const secure = connectTls({ socket: plain, rejectUnauthorized: false });
    this.#socket = secure;
    this.#text = "";
    await new Promise<void>((resolve, reject) => secure.once("secureConnect", resolve).once("error", reject));
    this.#listen(secure);
  }

  /** Ends with a TCP reset. */
  reset(): void {
    this.#socket.resetAndDestroy();
  }

  close(): void {
    this.#socket.destroy();
  }

  async #more(deadline: number): Promise<void> {
    const left = deadline - performance.now();
    if (left <= 0) throw new Error(`no reply in ${PATIENCE} ms; unread: ${JSON.stringify(this.#text)}`);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Connects; `tls`: with TLS from the first byte. */
export async function rawClient(port: number, tls = false): Promise<RawClient> {
  const socket = tls ? connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false }) : connect({ port, host: "127.0.0.1" });
  const client = new RawClient(socket);
  await new Promise<void>((resolve, reject) => socket.once(tls ? "secureConnect" : "connect", resolve).once("error", reject));
  return client;
}
