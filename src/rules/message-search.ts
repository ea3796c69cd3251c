/** The patterns of a set on one message: each scope is walked when a condition first asks for it, and once. */
import type { Message } from "../mail/message.ts";
import type { Scope, Search } from "../patterns/set.ts";
import { textsOf } from "../patterns/texts.ts";

export class MessageSearch {
  readonly #message: Message;
  readonly #search: Search;
  readonly #walked = new Set<Scope>();

  constructor(message: Message, search: Search) {
    this.#message = message;
    this.#search = search;
  }

  /** What the pattern matched; null when it did not, undefined when that could not be found out. */
  match(scope: Scope, pattern: number): string | null | undefined {
    if (!this.#walked.has(scope)) {
      this.#walked.add(scope);
      for (const text of textsOf(this.#message, scope)) this.#search.walk(scope, text);
    }
    return this.#search.isExhausted(pattern) ? undefined : this.#search.match(pattern);
  }
}
