/** A message at the outbound door as the ledger observes it, and whom it is charged to. */
import { identityOf } from "../observed/identity.ts";
import type { Clues, Submission } from "../observed/observed.ts";
import type { Networks } from "../platform/net.ts";
import type { Instant } from "../platform/time.ts";
import type { Submitted } from "../ports/outbound-watch.ts";

export function toSubmission(submitted: Submitted, at: Instant, isRelay: Networks): Submission {
  const { arrival, summary, traits, probability } = submitted;
  return {
    kind: "submission",
    at,
    message: arrival.id,
    by: cluesOf(submitted, isRelay),
    mailFrom: arrival.envelope.mailFrom?.toLowerCase() ?? null,
    recipients: arrival.envelope.rcptTo.map(({ address }) => address.toLowerCase()),
    ours: submitted.ours.map((address) => address.toLowerCase()),
    content: traits === null ? null : { probability, ...contentOf(traits) },
    bytes: summary.bytes,
  };
}

function contentOf({ template, style, links, isReply, isAutomatic }: NonNullable<Submitted["traits"]>) {
  return { template, style, links, isReply, isAutomatic };
}

/** A relay of ours brings the mail of many: whoever handed it to the relay answers for it, and not the relay. */
function cluesOf({ arrival, summary, traits }: Submitted, isRelay: Networks): Clues {
  const author = (summary.from[0]?.address ?? arrival.envelope.mailFrom)?.toLowerCase() ?? null;
  const program = { author, mailClient: traits?.mailClient ?? null, script: traits?.script ?? null };
  if (isRelay(arrival.client.address)) return { ...program, client: summary.origin?.address ?? null };
  return { ...program, submitter: arrival.submitter, client: arrival.client.address, helo: arrival.client.helo };
}

/** What makes a message the same one when it comes again. A text that is too short to be told from another must be the same to the byte. */
export function retryKeyOf({ arrival, summary, traits }: Submitted, by: Clues): string {
  const template = traits?.template ?? null;
  const name = template === null ? arrival.sha256 : (summary.messageId ?? arrival.sha256);
  return `${identityOf(by)} ${name} ${template ?? ""}`;
}
