/** A plain SMTP client for tests: says exactly what it is told, byte for byte, and returns the replies. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";

export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

export class SmtpClient {
  #socket: Socket | TLSSocket;
  #buffer = "";
  #replies: Reply[] = [];
  #lines: string[] = [];
  #waiting: { resolve(reply: Reply): void; reject(fault: Error): void }[] = [];
  #ended: Error | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen(socket);
  }

  /** Connects and reads the greeting. */
  static async open(
    port: number,
    options: { readonly tls?: boolean; readonly host?: string; readonly local?: string } = {},
  ): Promise<SmtpClient> {
    const host = options.host ?? "127.0.0.1";
    const target = { port, host, ...(options.local === undefined ? {} : { localAddress: options.local }) };
    const socket = options.tls === true ? connectTls({ ...target, rejectUnauthorized: false }) : connect(target);
    const client = new SmtpClient(socket);
    const greeting = await client.read();
    if (greeting.code !== 220) throw new Error(`greeted with ${greeting.code} ${greeting.lines.join(" ")}`);
    return client;
  }

  write(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  read(): Promise<Reply> {
    const ready = this.#replies.shift();
    if (ready !== undefined) return Promise.resolve(ready);
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  async say(line: string): Promise<Reply> {
    this.write(`${line}\r\n`);
    return this.read();
  }

  /** Upgrades after a 220 to STARTTLS. */
  async startTls(): Promise<void> {
    const reply = await this.say("STARTTLS");
    if (reply.code !== 220) throw new Error(`STARTTLS was refused: ${reply.code}`);
    this.#socket.removeAllListeners("data");
    const secure = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await once(secure, "secureConnect");
    this.#socket = secure;
    this.#listen(secure);
  }

  /** One transaction; returns the reply that decided (the first refusal, or the one after the final dot). `raw` has CRLF line ends. */
  async send(mailFrom: string, rcptTo: readonly string[], raw: Buffer): Promise<Reply> {
    const mail = await this.say(`MAIL FROM:<${mailFrom}>`);
    if (mail.code !== 250) return mail;
    let accepted = 0;
    let refusal: Reply | null = null;
    for (const address of rcptTo) {
      const reply = await this.say(`RCPT TO:<${address}>`);
      if (reply.code === 250) accepted++;
      else refusal = reply;
    }
    if (accepted === 0 && refusal !== null) {
      await this.say("RSET");
      return refusal;
    }
    const data = await this.say("DATA");
    if (data.code !== 354) return data;
    const stuffed = Buffer.from(raw.toString("latin1").replace(/^\./gm, ".."), "latin1");
    this.write(stuffed);
    this.write(stuffed.subarray(-2).toString("latin1") === "\r\n" || stuffed.length === 0 ? ".\r\n" : "\r\n.\r\n");
    return this.read();
  }

  close(): void {
    this.#socket.destroy();
  }

  #listen(socket: Socket): void {
    socket.on("data", (chunk: Buffer) => this.#hear(chunk.toString("latin1")));
    const end = (fault?: Error): void => {
      this.#ended = fault ?? new Error("the connection was closed");
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    };
    socket.on("error", end);
    socket.on("close", () => end());
  }

  #hear(text: string): void {
    this.#buffer += text;
    let end = this.#buffer.indexOf("\r\n");
    for (; end >= 0; end = this.#buffer.indexOf("\r\n")) {
      const line = this.#buffer.slice(0, end);
      this.#buffer = this.#buffer.slice(end + 2);
      this.#lines.push(line.slice(4));
      if (line[3] === "-") continue;
      const reply = { code: Number(line.slice(0, 3)), lines: this.#lines };
      this.#lines = [];
      const waiting = this.#waiting.shift();
      if (waiting === undefined) this.#replies.push(reply);
      else waiting.resolve(reply);
    }
  }
}
