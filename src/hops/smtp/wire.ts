/**
 * One socket to an SMTP server: writes commands, hands out replies in order, upgrades to TLS. Every wait has its own deadline that
 * no drip of bytes prolongs. After the first trouble the socket is destroyed and every wait ends with that trouble.
 */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { messageOf } from "../../platform/errors.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { HopLate, HopTrouble } from "../errors.ts";
import { established, listen } from "./established.ts";
import { type RawReply, ReplyReader } from "./reply-reader.ts";

export interface TlsChoice {
  readonly verify: boolean;
  readonly ca: string | undefined;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export class Wire {
  #socket: Socket;
  #reader = new ReplyReader();
  /** Replies that came and were not taken yet, and how many more the commands sent will bring. */
  #replies: RawReply[] = [];
  #outstanding = 0;
  #trouble: HopTrouble | null = null;
  /** Whoever waits at the moment: for a reply, or for room to write. */
  #wakeUp: (() => void) | null = null;
  #stopListening: () => void = () => {};
  readonly #address: Address;

  private constructor(socket: Socket, address: Address) {
    this.#socket = socket;
    this.#address = address;
    this.#listen(socket);
  }

  /** Connects, and with `tls` does the handshake of implicit TLS too. */
  static async open(address: Address, tls: TlsChoice | null, timeout: Milliseconds): Promise<Wire> {
    const socket = connect({ host: address.host, port: address.port, noDelay: true });
    await established(socket, "connect", timeout);
    const wire = new Wire(socket, address);
    if (tls !== null) await wire.startTls(tls, timeout);
    return wire;
  }

  get isSecure(): boolean {
    return "encrypted" in this.#socket;
  }

  /** The peer's address as connected, for the loopback rule of credentials. */
  get remoteAddress(): string {
    return this.#socket.remoteAddress ?? "";
  }

  get trouble(): HopTrouble | null {
    return this.#trouble;
  }

  /** True when the connection can take a new command: alive, and every reply was taken. */
  get isQuiet(): boolean {
    return this.#trouble === null && this.#outstanding === 0 && this.#replies.length === 0 && this.#reader.isEmpty;
  }

  /** True when a reply lies here already. */
  get hasReply(): boolean {
    return this.#replies.length > 0;
  }

  /** Writes command lines at once; each brings one reply. */
  send(...lines: readonly string[]): void {
    this.expect(lines.length);
    this.#socket.write(`${lines.join("\r\n")}\r\n`);
  }

  /** Says that the peer will send so many more replies. */
  expect(replies: number): void {
    this.#outstanding += replies;
  }

  async reply(timeout: Milliseconds, what: string): Promise<RawReply> {
    await this.#until(() => this.#replies.length > 0, timeout, `no reply to ${what} in time`);
    const reply = this.#replies.shift();
    if (reply === undefined) throw this.#trouble ?? new HopTrouble("the connection was lost");
    return reply;
  }

  /** Writes pieces as one; resolves when the socket can take more, or the peer has replied meanwhile. */
  async write(pieces: readonly Buffer[], timeout: Milliseconds): Promise<void> {
    this.#socket.cork();
    let room = true;
    for (const piece of pieces) room = this.#socket.write(piece);
    this.#socket.uncork();
    if (!room) await this.#until(() => !this.#socket.writableNeedDrain || this.hasReply, timeout, "the message was not taken in time");
    if (this.#trouble !== null && !this.hasReply) throw this.#trouble;
  }

  async startTls(tls: TlsChoice, timeout: Milliseconds): Promise<void> {
    // bytes sent ahead of the handshake would be taken for protected ones (the STARTTLS injection of CVE-2011-0411)
    if (!this.isQuiet) throw this.fail("it spoke before TLS was up");
    const plain = this.#socket;
    this.#stopListening();
    const { host } = this.#address;
    const secure = connectTls({
      socket: plain,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: tls.verify,
      minVersion: "TLSv1.2",
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    });
    plain.on("error", (error) => secure.destroy(error));
    await established(secure, "secureConnect", timeout);
    this.#socket = secure;
    this.#listen(secure);
  }

  /** Gives the connection up and says why. */
  fail(why: string | HopTrouble, cause?: unknown): HopTrouble {
    this.#trouble ??= typeof why === "string" ? new HopTrouble(why, cause) : why;
    this.#socket.destroy();
    this.#wakeUp?.();
    return this.#trouble;
  }

  /** Says good-bye without waiting for an answer. */
  quit(): void {
    this.#trouble ??= new HopTrouble("the connection was closed");
    this.#socket.end("QUIT\r\n");
    this.#socket.setTimeout(QUIT_PATIENCE, () => this.#socket.destroy());
    this.#socket.unref();
  }

  #listen(socket: Socket): void {
    this.#stopListening = listen(socket, {
      data: (piece: Buffer) => this.#take(piece),
      error: (error: Error) => this.fail(`the connection was lost: ${messageOf(error)}`, error),
      end: () => this.fail("it closed the connection"),
      close: () => this.fail("the connection was closed"),
      drain: () => this.#wakeUp?.(),
    });
  }

  #take(piece: Buffer): void {
    if (this.#trouble !== null) return;
    try {
      const replies = this.#reader.push(piece);
      this.#outstanding -= replies.length;
      if (this.#outstanding < 0) throw new HopTrouble(unasked(replies));
      this.#replies.push(...replies);
    } catch (error) {
      this.fail(messageOf(error), error);
    }
    this.#wakeUp?.();
  }

  async #until(isReached: () => boolean, timeout: Milliseconds, late: string): Promise<void> {
    if (isReached() || this.#trouble !== null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(() => this.fail(new HopLate(late)), timeout);
    this.#wakeUp = () => {
      if (isReached() || this.#trouble !== null) resolve();
    };
    await promise;
    clearTimeout(timer);
    this.#wakeUp = null;
  }
}

const QUIT_PATIENCE: Milliseconds = 2_000;

function unasked(replies: readonly RawReply[]): string {
  const last = replies.at(-1);
  return last?.code === 421 ? `it is closing: 421 ${last.lines.join(" ").slice(0, 200)}` : "a reply that nobody asked for";
}
