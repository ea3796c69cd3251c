/**
 * The API of the outbound watch: identities that send mail with how they stand and why, incidents, and what a person may do. The same
 * promises as contract.ts. An identity is text with a kind in front, such as `user:anna@example.org`, so it travels as a query value.
 */
import { z } from "zod";
import { instant, keptRow, receipt } from "./contract.ts";

export const identityState = z.enum(["normal", "watch", "held", "throttled", "suspended", "locked"]);
export type IdentityState = z.infer<typeof identityState>;
export const identityKind = z.enum(["user", "script", "lease", "host", "author", "unknown"]);
export type IdentityKind = z.infer<typeof identityKind>;
const identity = z.string().min(1).max(400);
const evidence = z.number().meta({ description: "Summed evidence in nats (natural log-likelihood ratio)" });
const series = z.array(z.tuple([instant, evidence]));

export const identityRow = z.object({
  identity: z.string(),
  kind: identityKind,
  /** The identity without its kind. */
  name: z.string(),
  state: identityState,
  since: instant.nullable(),
  /** When the state ends by itself; null: by the evidence, or by a person. */
  until: instant.nullable(),
  /** Who set it; null: the evidence. */
  by: z.string().nullable(),
  note: z.string().nullable(),
  evidence,
  /** The open incident. */
  incident: z.string().nullable(),
  lastSeen: instant.nullable(),
  /** Ordinary messages that its habits were learned from. */
  messages: z.number().int(),
});
export type IdentityRow = z.infer<typeof identityRow>;

export const identityQuery = z.object({
  /** "noticed": every state but normal, strictest first. */
  state: z.enum(["noticed", "all", ...identityState.options]).default("noticed"),
  text: z.string().max(200).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const thresholds = z.object({ watch: evidence, hold: evidence, throttle: evidence, suspend: evidence });
export const identityPage = z.object({
  /** "observing": everything is recorded and nothing touched. */
  mode: z.enum(["on", "observing"]),
  rows: z.array(identityRow),
  next: z.string().nullable(),
  counts: z.object({
    watch: z.number().int(),
    held: z.number().int(),
    throttled: z.number().int(),
    suspended: z.number().int(),
    locked: z.number().int(),
  }),
  thresholds,
});
export type IdentityPage = z.infer<typeof identityPage>;

export const ledgerLine = z.object({
  at: instant,
  signal: z.string(),
  title: z.string(),
  value: z.string(),
  llr: evidence,
  /** The line as a sentence. */
  sentence: z.string(),
  messages: z.array(z.string()),
});
export type LedgerLine = z.infer<typeof ledgerLine>;

export const incidentRow = z.object({
  id: z.string(),
  identity: z.string(),
  kind: identityKind,
  name: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** How the identity stood last, and the strictest that it reached. */
  state: identityState,
  worst: identityState,
  /** Nothing was touched: the watch only observed. */
  observed: z.boolean(),
  counts: z.object({ gone: z.number().int(), held: z.number().int(), deferred: z.number().int(), refused: z.number().int() }),
  recipientsReached: z.number().int(),
  /** Who looked at it when it had ended by itself; null: nobody. */
  answered: z.object({ at: instant, by: z.string(), note: z.string().nullable() }).nullable(),
  /** It is over and nobody decided anything about it: the statement tells of it until somebody does. */
  asks: z.boolean(),
});
export type IncidentRow = z.infer<typeof incidentRow>;

export const act = z.enum(["release", "hold", "throttle", "suspend", "lock", "undo"]);
export type Act = z.infer<typeof act>;

export const identityParams = z.object({ identity });
export const identityDetail = identityRow.extend({
  /** What the state means, since when and why, in sentences. */
  words: z.array(z.string()),
  ledger: z.array(ledgerLine),
  evidenceOverTime: series,
  thresholds,
  firstSeen: instant.nullable(),
  recipients: z.number().int(),
  isMachine: z.boolean(),
  /** No state is set by evidence before this: somebody released it. */
  trustedUntil: instant.nullable(),
  /** The last act of a person, which "undo" takes back. */
  lastAct: z.object({ what: act, by: z.string(), at: instant }).nullable(),
  incidents: z.array(incidentRow),
  /** Its mail that is kept from leaving because of how it stands. */
  held: z.array(keptRow),
});
export type IdentityDetail = z.infer<typeof identityDetail>;

export const identityAct = z.object({
  identity,
  act,
  /** For a state: when it ends by itself. For a release: trusted until then, whatever is seen. */
  until: instant.nullable().default(null),
  note: z.string().trim().max(500).default(""),
});
export const identityActed = z.object({
  row: identityRow,
  /** Messages of it that were handed to the outbox. */
  released: z.number().int(),
});
export type IdentityActed = z.infer<typeof identityActed>;

export const incidentQuery = z.object({
  show: z.enum(["open", "closed", "all"]).default("all"),
  identity: identity.optional(),
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const incidentPage = z.object({ rows: z.array(incidentRow), next: instant.nullable() });
export type IncidentPage = z.infer<typeof incidentPage>;

export const incidentParams = z.object({ id: receipt });
export const incidentAnswer = z.object({
  /** False takes the answer back. */
  answered: z.boolean().default(true),
  note: z.string().trim().max(500).default(""),
});
export const incidentDetail = incidentRow.extend({
  /** The whole story in sentences, as `postern explain ID` tells it. */
  words: z.array(z.string()),
  timeline: z.array(
    z.object({ at: instant, from: identityState, to: identityState, by: z.string().nullable(), evidence, text: z.string() }),
  ),
  ledger: z.array(ledgerLine),
  messages: z.array(
    z.object({
      arrival: z.string(),
      at: instant,
      fate: z.enum(["gone", "held", "deferred", "refused"]),
      recipients: z.number().int(),
    }),
  ),
  evidenceOverTime: series,
});
export type IncidentDetail = z.infer<typeof incidentDetail>;
