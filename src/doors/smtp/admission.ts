/** Who may come in: counts open connections in all and of each client that is not one of ours. Bounded by the first count. */
import { clientKey } from "../../platform/net.ts";

export type Refusal = "too-many-connections" | "too-many-connections-per-client";

export class Admission {
  readonly #most: number;
  readonly #mostPerClient: number;
  readonly #clients = new Map<string, number>();
  #open = 0;

  constructor(most: number, mostPerClient: number) {
    this.#most = most;
    this.#mostPerClient = mostPerClient;
  }

  get open(): number {
    return this.#open;
  }

  /** Null when the client came in; then `leave` must follow once. */
  enter(address: string, ours: boolean): Refusal | null {
    if (this.#open >= this.#most) return "too-many-connections";
    const key = clientKey(address);
    const count = this.#clients.get(key) ?? 0;
    if (!ours && count >= this.#mostPerClient) return "too-many-connections-per-client";
    this.#clients.set(key, count + 1);
    this.#open++;
    return null;
  }

  leave(address: string): void {
    const key = clientKey(address);
    const count = this.#clients.get(key) ?? 0;
    if (count <= 1) this.#clients.delete(key);
    else this.#clients.set(key, count - 1);
    this.#open--;
  }
}
