/** What people say of recorded messages: it teaches the local model, and is recorded, so that the message's campaign hears of it. */
import type { MessageIntended } from "../events/event.ts";
import type { Label } from "./label-log.ts";

export interface Said {
  readonly message: MessageIntended;
  readonly label: "spam" | "wanted";
  readonly by: string;
  /** They were asked once more and are sure. */
  readonly sure: boolean;
}

export type Given =
  | { readonly kind: "learned" }
  /** Nothing was learned; `why` is a sentence to ask them with. */
  | { readonly kind: "doubted"; readonly why: string }
  /** The bytes are not kept any more, so there is nothing to learn from. */
  | { readonly kind: "gone" };

export interface Labels {
  /** The standing label of a message. */
  of(sha256: string): Promise<Label | null>;
  give(said: Said): Promise<Given>;
  /** As if it had never been given. False when there is no label. */
  takeBack(message: MessageIntended, by: string): Promise<boolean>;
}
