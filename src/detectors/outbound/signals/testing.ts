/** What one signal says of one event, for tests: asked of a ledger that has learned what a test wants. */
import type { Observed } from "../../../observed/observed.ts";
import { within } from "../counts.ts";
import type { Seen, Signal } from "../evidence.ts";
import { Ledger } from "../ledger.ts";
import { Profile } from "../profile.ts";
import { toSending } from "../sending.ts";
import { ordinary } from "../testing.ts";

export const ANNA = "user:anna@example.org";

/** A ledger that knows Anna for twenty days, and then `more`. */
export function learned(more: readonly Observed[] = [], before: readonly Observed[] = ordinary(20)): Ledger {
  const ledger = new Ledger();
  for (const event of [...before, ...more]) ledger.take(event);
  return ledger;
}

export interface Said {
  /** Capped, as the ledger counts it; 0 when the signal is silent. */
  readonly llr: number;
  readonly words: string;
  readonly once: number | undefined;
}

type Watched = "submission" | "reply" | "sign-in" | "report" | "flow";

/** What the signal says of the event, about Anna unless another identity is named. */
export function ask<Kind extends Watched>(signal: Signal<Kind>, event: Seen<Kind>["event"], ledger = learned(), identity = ANNA): Said {
  const profile = ledger.find(identity) ?? new Profile(identity);
  const { house } = ledger;
  const seen: Observed = event;
  const sending = seen.kind === "submission" ? toSending(seen, profile, house) : null;
  const weighed = signal.weigh({ event, profile, house, sending } as Seen<Kind>); // the kind decides whether there is a sending
  if (weighed === null) return { llr: 0, words: "", once: undefined };
  return { llr: within(weighed.llr, signal.cap), words: weighed.value(), once: weighed.once };
}
