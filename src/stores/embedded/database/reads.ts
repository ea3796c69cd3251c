/** Every operation of the reader thread, by name. */
import * as accounts from "./accounts.ts";
import * as events from "./events.ts";
import * as incidents from "./incidents.ts";
import * as journal from "./journal.ts";
import * as kept from "./kept.ts";
import { get as getKept } from "./kept-rows.ts";
import * as messages from "./messages.ts";
import * as outbox from "./outbox.ts";
import * as pairs from "./pairs.ts";
import * as remembered from "./remembered.ts";

export const reads = {
  "events.of": events.of,
  "events.latest": events.latest,
  "events.wasUnscannable": events.wasUnscannable,
  "messages.list": messages.list,
  "messages.counts": messages.counts,
  "messages.outgoing": messages.outgoing,
  "kept.get": getKept,
  "kept.list": kept.list,
  "kept.dueHolds": kept.dueHolds,
  "outbox.due": outbox.due,
  "outbox.nextDue": outbox.nextDue,
  "outbox.waiting": outbox.waiting,
  "journal.after": journal.after,
  "journal.last": journal.last,
  "incidents.get": incidents.get,
  "incidents.list": incidents.list,
  "remembered.total": remembered.total,
  "remembered.past": remembered.past,
  "remembered.oldest": remembered.oldest,
  "remembered.known": remembered.known,
  "pairs.any": pairs.any,
  "accounts.count": accounts.count,
  "accounts.find": accounts.find,
  "accounts.hasSetupLink": accounts.hasSetupLink,
  "sessions.find": accounts.findSession,
};
export type Reads = typeof reads;
