/** Every operation of the writer thread, by name. */
import * as accounts from "./accounts.ts";
import * as events from "./events.ts";
import * as incidents from "./incidents.ts";
import * as journal from "./journal.ts";
import * as kept from "./kept.ts";
import { add as addKept } from "./kept-rows.ts";
import * as outbox from "./outbox.ts";
import * as pairs from "./pairs.ts";
import * as remembered from "./remembered.ts";
import { indexSome } from "./search.ts";

export const writes = {
  "events.append": events.append,
  "events.forget": events.forget,
  "search.index": indexSome,
  "kept.add": addKept,
  "kept.void": kept.voidEntries,
  "kept.release": kept.release,
  "kept.remove": kept.remove,
  "kept.endDue": kept.endDue,
  "kept.releaseOf": kept.releaseOf,
  "outbox.add": outbox.add,
  "outbox.delivered": outbox.delivered,
  "outbox.retry": outbox.retry,
  "outbox.narrow": outbox.narrow,
  "outbox.undeliverable": outbox.undeliverable,
  "outbox.withhold": outbox.withhold,
  "journal.append": journal.append,
  "journal.forget": journal.forget,
  "incidents.save": incidents.save,
  "incidents.forget": incidents.forget,
  "files.referenced": kept.referenced,
  "remembered.add": remembered.add,
  "remembered.remove": remembered.remove,
  "pairs.remember": pairs.remember,
  "accounts.create": accounts.create,
  "accounts.changePassword": accounts.changePassword,
  "accounts.createBySetupLink": accounts.createBySetupLink,
  "accounts.setSetupLink": accounts.setSetupLink,
  "accounts.forgetExpired": accounts.forgetExpired,
  "sessions.add": accounts.addSession,
  "sessions.extend": accounts.extendSession,
  "sessions.remove": accounts.removeSession,
  "sessions.removeOthers": accounts.removeOtherSessions,
};
export type Writes = typeof writes;
