/**
 * The one schema home of the console's API: every request and reply under /api/v1. Types are inferred, the OpenAPI document is generated
 * from these, replies are passed through them (so nothing leaves that is not named here), and the console imports the types.
 * Identities and incidents of outgoing mail are in contract-outbound.ts.
 */
import { z } from "zod";
import { LEAST_CONSOLE_PASSWORD } from "../platform/passwords.ts";
import { POLICY_CLASSES } from "../settings/settings.ts";

export const instant = z.number().int().meta({ description: "Milliseconds since the epoch, UTC" });
const cursor = z.coerce.number().int().positive();
export const direction = z.enum(["inbound", "outbound", "internal"]);
export const verdictClass = z.enum(POLICY_CLASSES);
export const action = z.enum(["accept", "tag", "quarantine", "hold", "defer", "reject"]);
export const keptState = z.enum(["kept", "releasing", "released", "deleted", "expired", "undeliverable"]);
export const receipt = z
  .string()
  .toUpperCase()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .meta({ description: "Receipt number of a message" });

/** RFC 9457. `code` is stable for programs. */
export const problem = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string(), code: z.string() });
export type Problem = z.infer<typeof problem>;

// --- signing in ---

const accountName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\p{C}]+$/u, "must not contain control characters");
const oldPassword = z.string().min(1).max(1_024);
const newPassword = z.string().min(LEAST_CONSOLE_PASSWORD, `must have at least ${LEAST_CONSOLE_PASSWORD} characters`).max(256);
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const signIn = z.object({ account: accountName, password: oldPassword });
export const session = z.discriminatedUnion("state", [
  z.object({ state: z.literal("signed-in"), account: z.string(), csrf: z.string(), release: z.string() }),
  z.object({ state: z.literal("signed-out"), needsSetup: z.boolean() }),
]);
export type Session = z.infer<typeof session>;
export const passwordChange = z.object({ current: oldPassword, next: newPassword });
export const setupLink = z.object({ token: linkToken });
export const setupLinkState = z.object({ valid: z.boolean() });
export const setup = z.object({ token: linkToken, account: accountName, password: newPassword });

// --- messages ---

export const messageQuery = z.object({
  text: z.string().max(200).optional(),
  direction: direction.optional(),
  class: verdictClass.optional(),
  action: action.optional(),
  since: z.coerce.number().int().optional(),
  until: z.coerce.number().int().optional(),
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const messageRow = z.object({
  seq: z.number().int(),
  arrival: z.string(),
  at: instant,
  direction,
  mailFrom: z.string().nullable(),
  submitter: z.string().nullable(),
  clientAddress: z.string().nullable(),
  from: z.string(),
  fromName: z.string().nullable(),
  recipients: z.array(z.string()),
  subject: z.string(),
  bytes: z.number(),
  class: verdictClass,
  probability: z.number(),
  action,
  outcome: z.enum(["intended", "taken", "deferred", "refused"]),
});
export type MessageRow = z.infer<typeof messageRow>;
export const messagePage = z.object({ rows: z.array(messageRow), next: z.number().int().nullable() });
export type MessagePage = z.infer<typeof messagePage>;

export const receiptParams = z.object({ arrival: receipt });

export const keptRow = z.object({
  id: z.string(),
  arrival: z.string(),
  kind: z.enum(["quarantine", "hold"]),
  at: instant,
  until: instant,
  direction,
  submitter: z.string().nullable(),
  mailFrom: z.string().nullable(),
  recipients: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  bytes: z.number(),
  reason: z.string(),
  class: verdictClass,
  state: keptState,
  endedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  lastReply: z.string().nullable(),
  /** Whose mail it is (outbound); null where nobody is charged with it. */
  identity: z.string().nullable(),
  /** Kept because of how its identity stands, and released with it. */
  ofStanding: z.boolean(),
});
export type KeptRow = z.infer<typeof keptRow>;

const finding = z.object({
  name: z.string(),
  check: z.string(),
  score: z.number(),
  leaning: z.string(),
  evidence: z.string(),
  sentence: z.string(),
});
const part = z.object({
  path: z.string(),
  type: z.string(),
  filename: z.string().nullable(),
  kind: z.string().nullable(),
  sniffed: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string().nullable(),
});
const ruling = z.object({
  recipient: z.string(),
  action: z.string(),
  detail: z.string(),
  rule: z.string(),
  observed: z.string().nullable(),
});
/** What was judged; null in a message that was never judged. */
const judgement = z.object({
  direction: z.string(),
  door: z.string(),
  clientAddress: z.string().nullable(),
  helo: z.string().nullable(),
  protocol: z.string(),
  submitter: z.string().nullable(),
  mailFrom: z.string().nullable(),
  recipients: z.array(z.string()),
  from: z.array(z.object({ name: z.string().nullable(), address: z.string() })),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string().nullable(),
  date: instant.nullable(),
  bytes: z.number(),
  sha256: z.string(),
  class: z.string(),
  probability: z.number(),
  range: z.tuple([z.number(), z.number()]),
  findings: z.array(finding),
  rulings: z.array(ruling),
  parts: z.array(part),
  linkHosts: z.array(z.string()),
  defects: z.array(z.object({ name: z.string(), detail: z.string() })),
});
const campaign = z.object({
  messages: z.number().int(),
  senders: z.number().int(),
  recipients: z.number().int(),
  firstSeen: instant,
  lastSeen: instant,
  label: z.enum(["spam", "wanted"]).nullable(),
  delivered: z.number().int(),
  kept: z.number().int(),
  /** The latest, newest first. */
  members: z.array(
    z.object({
      arrival: z.string(),
      at: instant,
      from: z.string(),
      subject: z.string(),
      recipients: z.array(z.string()),
      state: z.enum(["delivered", "kept", "refused"]),
    }),
  ),
});
export const labelGiven = z.object({ label: z.enum(["spam", "wanted"]), sure: z.boolean().default(false) });
/** Doubted: nothing was learned; `why` says what to ask. */
export const labelResult = z.discriminatedUnion("state", [
  z.object({ state: z.literal("learned") }),
  z.object({ state: z.literal("doubted"), why: z.string() }),
]);
export type LabelResult = z.infer<typeof labelResult>;
const standingLabel = z.object({ label: z.enum(["spam", "wanted"]), by: z.string(), at: instant });
export const messageDetail = z.object({
  arrival: z.string(),
  at: instant,
  judgement: judgement.nullable(),
  explanation: z.object({
    how: z.array(z.string()),
    verdict: z.string().nullable(),
    reasons: z.array(z.string()),
    facts: z.array(z.string()),
    decisions: z.array(z.string()),
    /** How its sender stood and why (outbound); empty when it stands as normal. */
    sender: z.array(z.string()),
    steps: z.array(z.object({ at: instant, type: z.string(), text: z.string() })),
  }),
  kept: z.array(keptRow),
  /** Copies of the message, this one among them; null when there are none. */
  campaign: campaign.nullable(),
  /** What somebody said of it, if it stands. */
  label: standingLabel.nullable(),
  /** Whether it can be learned from: the learner is on and the bytes are there. */
  canBeLabelled: z.boolean(),
  /** Whether the bytes are still there to be looked at. */
  bodyAvailable: z.boolean(),
});
export type MessageDetail = z.infer<typeof messageDetail>;

export const messageBody = z.object({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string(),
  /** Whether body.html has a page to show. */
  hasHtml: z.boolean(),
  cut: z.boolean(),
});
export type MessageBody = z.infer<typeof messageBody>;

// --- quarantine ---

export const keptQuery = z.object({
  /** "waiting": kept or undeliverable, the ones that ask for a decision. */
  show: z.enum(["waiting", "ended", "all"]).default("waiting"),
  kind: z.enum(["quarantine", "hold"]).optional(),
  text: z.string().max(200).optional(),
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const keptPage = z.object({ rows: z.array(keptRow), next: z.number().int().nullable(), total: z.number().int() });
export type KeptPage = z.infer<typeof keptPage>;
export const keptIds = z.object({ ids: z.array(z.string().min(1).max(64)).min(1).max(200) });
export const keptResults = z.object({
  results: z.array(z.object({ id: z.string(), result: z.enum(["releasing", "already-released", "deleted", "not-there", "failed"]) })),
});
export type KeptResults = z.infer<typeof keptResults>;

// --- overview ---

const alert = z.object({ seq: z.number().int(), at: instant, subject: z.string(), text: z.string(), arrival: z.string().nullable() });
export type Alert = z.infer<typeof alert>;
export const alertQuery = z.object({ before: cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const alertPage = z.object({ rows: z.array(alert) });
export const overview = z.object({
  since: instant,
  until: instant,
  counts: z.array(z.object({ direction, class: verdictClass, action, messages: z.number().int() })),
  waitingInQuarantine: z.number().int(),
  undeliverable: z.number().int(),
  outboxWaiting: z.number().int(),
  nextHops: z.array(z.object({ direction: z.enum(["inbound", "outbound"]), hop: z.string(), failing: z.string().nullable() })),
  usage: z.object({ keptBytes: z.number(), keptQuota: z.number(), rememberedBytes: z.number() }),
  alerts: z.array(alert),
  /** Whether the message list has anything at all. */
  hasMessages: z.boolean(),
});
export type Overview = z.infer<typeof overview>;

// --- sample mail ---

export const samples = z.object({
  state: z.enum(["idle", "running", "done", "failed"]),
  done: z.number().int(),
  total: z.number().int(),
  sent: z.array(z.object({ title: z.string(), door: z.enum(["inbound", "outbound"]), taken: z.boolean(), reply: z.string() })),
  /** Why it failed, null otherwise. */
  why: z.string().nullable(),
});
export type Samples = z.infer<typeof samples>;

// --- live ---

/** Data of each "changed" event of /live: what has changed since the last one, so that pages ask again. */
export const changed = z.object({
  messages: z.array(z.string()).meta({ description: "Receipt numbers, at most 100; empty with `more` when there were more" }),
  more: z.boolean(),
  quarantine: z.boolean(),
  alerts: z.boolean(),
  samples: z.boolean(),
  identities: z.boolean(),
});
export type Changed = z.infer<typeof changed>;

export const readiness = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });
