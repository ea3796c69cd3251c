/** Which identities an event is about: their profiles must be in memory when it is weighed. */
import { enclosingOf, type Identity, identityOf } from "../../observed/identity.ts";
import type { Observed, RecipientReply, Report } from "../../observed/observed.ts";
import { unreachable } from "../../platform/unreachable.ts";

/** Recipients of one message that came in, whose profiles learn of it. */
export const RECEIVERS = 5;

/** `senderOf` tells whose message a reply or report is about. */
export function touchedBy(event: Observed, senderOf: (about: RecipientReply | Report) => Identity): readonly Identity[] {
  switch (event.kind) {
    case "submission": {
      const around = enclosingOf(event.by);
      return around === null ? [identityOf(event.by)] : [identityOf(event.by), around];
    }
    case "reply": {
      const around = enclosingOf(event.by);
      return around === null ? [senderOf(event)] : [senderOf(event), around];
    }
    case "report":
      return [senderOf(event)];
    case "sign-in":
      return event.result === "ok" ? [identityOf({ submitter: event.user })] : [];
    case "flow":
      return [identityOf({ client: event.from, lease: event.lease })];
    case "word":
      return [event.identity];
    case "received":
      // of unwanted mail only the text is remembered
      return event.from === null ? [] : event.to.slice(0, RECEIVERS).map((address) => identityOf({ submitter: address }));
    default:
      return unreachable(event);
  }
}
