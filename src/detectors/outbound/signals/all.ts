/** Every signal of the ledger, in the order in which rows are written. */
import type { Signal } from "../evidence.ts";
import { balance } from "./balance.ts";
import { community } from "./community.ts";
import { content } from "./content.ts";
import { flowSignals } from "./flows.ts";
import { hour } from "./hour.ts";
import { links } from "./links.ts";
import { originSignals } from "./origin.ts";
import { pace } from "./pace.ts";
import { recipientOrder } from "./recipient-order.ts";
import { recipientSet } from "./recipient-set.ts";
import { recipients } from "./recipients.ts";
import { replySignals } from "./replies.ts";
import { reportSignals } from "./reports.ts";
import { sharedLink } from "./shared-link.ts";
import { sharedTemplate } from "./shared-template.ts";
import { signInSignals } from "./sign-ins.ts";
import { style } from "./style.ts";
import { volume } from "./volume.ts";

export const signals = {
  submission: [
    content,
    style,
    links,
    sharedTemplate,
    sharedLink,
    recipients,
    recipientSet,
    recipientOrder,
    pace,
    volume,
    hour,
    balance,
    ...originSignals,
  ],
  reply: replySignals,
  "sign-in": [...signInSignals, community],
  report: reportSignals,
  flow: flowSignals,
} satisfies { readonly [Kind in "submission" | "reply" | "sign-in" | "report" | "flow"]: readonly Signal<Kind>[] };

export const signalIds: readonly string[] = Object.values(signals).flatMap((each) => each.map(({ id }) => id));

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.values(signals).flatMap((each) => each.map(({ id, title }) => [id, title] as const)),
);

/** The name of a signal for people; its id when it is not known any more. */
export function titleOf(signal: string): string {
  return TITLES.get(signal) ?? signal;
}
