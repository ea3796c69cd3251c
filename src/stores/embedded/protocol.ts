/** What the main side and a store thread say to each other. Plain data only: it crosses a thread boundary. */
import type { Connection } from "./database/connection.ts";

/** Everything a thread can do, by name. Each runs inside the batch's transaction (writer) or alone (reader). */
// biome-ignore lint/suspicious/noExplicitAny: parameters of unrelated functions have no common type but this one
export type Operations = Readonly<Record<string, (connection: Connection, ...args: any[]) => unknown>>;

export type ArgumentsOf<Operation> = Operation extends (connection: Connection, ...args: infer Rest) => unknown ? Rest : never;
export type ResultOf<Operation> = Operation extends (connection: Connection, ...args: never[]) => infer Result ? Result : never;

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type ToThread =
  /** `durable`: fsynced before the replies; otherwise a crash may lose it, never damage anything. */
  | { readonly kind: "batch"; readonly number: number; readonly durable: boolean; readonly calls: readonly Call[] }
  | { readonly kind: "close" };

export type FromThread =
  | { readonly kind: "ready" }
  /** It cannot open the database; `operator`: a sentence for the operator rather than a fault. */
  | { readonly kind: "unable"; readonly operator: boolean; readonly code: string; readonly message: string }
  | { readonly kind: "replies"; readonly number: number; readonly replies: readonly Reply[] }
  /** Work that nobody waits for failed (search words); it is tried again. */
  | { readonly kind: "fault"; readonly message: string };
