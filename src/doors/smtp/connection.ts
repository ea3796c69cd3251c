/**
 * One client's socket, as a conversation wants it: wait for input until a deadline, send replies, begin TLS, end.
 * Every socket has an error listener from its first moment, so that a reset ends one connection and nothing else.
 * Input beyond a bound is left to TCP; replies that a client does not read stop its conversation and end it in the end.
 */
import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import { SMTP_INPUT_BUFFER, SMTP_OUTPUT_BUFFER } from "../../platform/limits.ts";
import type { Milliseconds } from "../../platform/time.ts";
import { Lines } from "./lines.ts";

export type Waited =
  /** Something arrived. */
  | "input"
  | "timeout"
  /** The client sends nothing more: it closed its side, or the connection broke. */
  | "ended"
  /** The door is closing. */
  | "stopping";

/** How long a closing connection may take to send its last reply. */
const LINGER: Milliseconds = 2_000;

export class Connection {
  readonly input = new Lines();
  #socket: Socket;
  #context: SecureContext | null = null;
  #ended = false;
  #broken: string | null = null;
  #stopping = false;
  #paused = false;
  /** Something arrived since the last wait ended. */
  #fresh = false;
  #out = "";
  #wake: ((waited: Waited) => void) | null = null;
  #deadline = 0;
  #timer: NodeJS.Timeout | null = null;
  #timerAt = 0;
  #closed: () => void = () => {};
  /** Resolves when the socket is gone. */
  readonly closed: Promise<void>;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      this.#closed = resolve;
    });
    this.#listen(socket);
  }

  /** What broke the connection, such as "ECONNRESET"; null when nothing did. */
  get broken(): string | null {
    return this.#broken;
  }

  /** Version and cipher once TLS stands. */
  get tls(): { readonly version: string; readonly cipher: string } | null {
    if (!(this.#socket instanceof TLSSocket) || this.#context === null) return null;
    return { version: this.#socket.getProtocol() ?? "unknown", cipher: this.#socket.getCipher()?.standardName ?? "unknown" };
  }

  /** Waits for input that came since the last wait. A door that is closing wakes only who is `stoppable`. */
  wait(milliseconds: Milliseconds, stoppable: boolean): Promise<Waited> {
    if (this.#fresh) {
      this.#fresh = false;
      return Promise.resolve("input");
    }
    if (stoppable && this.#stopping) return Promise.resolve("stopping");
    if (this.#ended) return Promise.resolve("ended");
    if (this.#paused && this.input.bytes <= SMTP_INPUT_BUFFER) {
      this.#paused = false;
      this.#socket.resume();
    }
    this.#arm(milliseconds);
    return new Promise((resolve) => {
      this.#wake = (waited) => {
        if (waited === "stopping" && !stoppable) return;
        this.#wake = null;
        this.#fresh = false;
        resolve(waited);
      };
    });
  }

  /** Adds to the replies that go out with the next `flush`. */
  send(text: string): void {
    this.#out += text;
  }

  /** Sends what was said; false when the client does not read it in time, or is gone. */
  async flush(timeout: Milliseconds): Promise<boolean> {
    if (this.#out !== "" && this.#socket.writable) this.#socket.write(this.#out, "latin1");
    this.#out = "";
    if (this.#socket.writableLength <= SMTP_OUTPUT_BUFFER) return this.#socket.writable;
    const socket = this.#socket;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        socket.off("drain", done).off("close", done);
        resolve(socket.writable && socket.writableLength <= SMTP_OUTPUT_BUFFER);
      };
      const timer = setTimeout(done, timeout);
      socket.once("drain", done).once("close", done);
    });
  }

  /** Begins TLS as the server. Whatever the client sent before is thrown away: it was not said under TLS. */
  async startTls(context: SecureContext, timeout: Milliseconds): Promise<boolean> {
    this.input.clear();
    this.#fresh = false;
    const plain = this.#socket;
    plain.off("data", this.#take).off("end", this.#finish);
    const secure = new TLSSocket(plain, { isServer: true, secureContext: context });
    this.#socket = secure;
    const standing = new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), timeout);
      const done = (stands: boolean) => (): void => {
        clearTimeout(timer);
        resolve(stands);
      };
      secure.once("secure", done(true)).once("error", done(false)).once("close", done(false));
    });
    this.#listen(secure);
    const stands = await standing;
    if (stands) this.#context = context;
    else this.destroy();
    return stands;
  }

  /** The door is closing: wakes a conversation that has nothing in flight. */
  stop(): void {
    this.#stopping = true;
    this.#wake?.("stopping");
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Sends what was said and closes; a client that does not take its last reply is cut off. */
  end(): void {
    if (this.#socket.destroyed) return;
    this.#socket.end(this.#out, "latin1");
    this.#out = "";
    // keeps reading into nothing, or unread input would turn our close into a reset that overtakes the last reply
    this.#socket.off("data", this.#take).resume();
    setTimeout(() => this.#socket.destroy(), LINGER).unref();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #listen(socket: Socket): void {
    socket.on("data", this.#take);
    socket.on("end", this.#finish);
    socket.on("error", (error: NodeJS.ErrnoException) => {
      this.#broken ??= error.code ?? error.message;
    });
    socket.on("close", () => {
      if (socket !== this.#socket) return;
      this.#finish();
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
      this.#closed();
    });
  }

  readonly #take = (piece: Buffer): void => {
    this.input.push(piece);
    if (this.input.bytes > SMTP_INPUT_BUFFER) {
      this.#paused = true;
      this.#socket.pause();
    }
    this.#fresh = true;
    this.#wake?.("input");
  };

  readonly #finish = (): void => {
    this.#ended = true;
    this.#wake?.("ended");
  };

  /** One timer a connection, moved only when it fires too early: setting one for each command would cost more than the command. */
  #arm(milliseconds: Milliseconds): void {
    this.#deadline = performance.now() + milliseconds;
    if (this.#timer !== null && this.#timerAt <= this.#deadline) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#set(milliseconds);
  }

  #set(milliseconds: Milliseconds): void {
    this.#timerAt = performance.now() + milliseconds;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#wake === null) return;
      const left = this.#deadline - performance.now();
      if (left > 0.5) this.#set(Math.ceil(left));
      else this.#wake("timeout");
    }, milliseconds);
  }
}
