/**
 * Reads messages with a decoder of codes that is opened when the first message with a picture comes, so that a gateway whose mail has none
 * does not pay for it. Where it cannot be opened, messages are read without, and say so in their defects.
 */
import type { Message } from "../message.ts";
import { readMessage } from "../read.ts";
import { type CodeDecoder, openCodeDecoder } from "./decoder.ts";

export class CodeAwareReader {
  #decoder: CodeDecoder | null = null;
  #cannotOpen = false;

  /** The message; a promise only when a decoder must be opened for it first. */
  read(raw: Buffer): Message | Promise<Message> {
    if (this.#decoder?.isSpent === true) this.#decoder = null;
    const message = readMessage(raw, this.#decoder);
    if (this.#decoder !== null || this.#cannotOpen || !message.needsDecoder) return message;
    return this.#open(raw);
  }

  async #open(raw: Buffer): Promise<Message> {
    try {
      this.#decoder = await openCodeDecoder();
    } catch {
      this.#cannotOpen = true; // each message says so: code.not-looked-for
    }
    return readMessage(raw, this.#decoder);
  }
}
