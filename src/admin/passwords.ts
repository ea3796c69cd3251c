/** Password work, few at a time: argon2id takes memory and time on purpose, and nobody may spend both for us without bound. */
import { hashPassword, passwordFault, spendVerification, verifyPassword } from "../platform/passwords.ts";
import { ProblemError } from "./problems.ts";

const AT_ONCE = 2;
const WAITING = 16;

export class PasswordWork {
  #running = 0;
  #queue: (() => void)[] = [];

  /** Whether the password is right; takes as long for an account that does not exist (null). */
  verify(password: string, hash: string | null): Promise<boolean> {
    return this.#inTurn(async () => {
      if (hash !== null) return verifyPassword(password, hash);
      await spendVerification(password);
      return false;
    });
  }

  hash(password: string): Promise<string> {
    const fault = passwordFault(password);
    if (fault !== null) throw new ProblemError(400, "password/unusable", `This password cannot be used: ${fault}.`);
    return this.#inTurn(() => hashPassword(password));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#queue.length >= WAITING) throw new ProblemError(503, "sign-in/busy", "Too many people sign in at this moment.", 5);
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await work();
    } finally {
      // the next one in the queue takes over this place
      const next = this.#queue.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
