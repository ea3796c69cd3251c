/**
 * What the event log tells of while mail passes, as observations: what next hops said about recipients of ours, bounces and complaints that
 * came in, who wrote to whom of ours, sign-ins. A next hop's 250 is no "accepted": it has only queued the message. The sender's own reports of "read" or
 * "delivered" say nothing here. Returns what to observe; nothing is decided or kept.
 */
import { hashOf } from "../detectors/outbound/familiar.ts";
import type { MessageHandled, MessageIntended, OutboxTried, PosternEvent, RecipientRefused } from "../events/event.ts";
import type { CountedMail } from "../mail/aggregates/counted.ts";
import type { ReportSummary } from "../mail/summary.ts";
import { toGreetingForm } from "../observed/identity.ts";
import type { Observed, Received, RecipientReply, Report, SignIn } from "../observed/observed.ts";
import { isUnder, type Whose } from "../observed/whose.ts";
import type { Networks } from "../platform/net.ts";
import type { Sent } from "./rows.ts";

export interface Hearing {
  readonly isRelay: Networks;
  /** A message of ours by its Message-ID. */
  readonly sentAs: (messageId: string) => Sent | undefined;
  /** What the settings say of our domains and hosts. */
  readonly whose: Whose;
  readonly domains: readonly string[];
  /** Whether a message was weighed here, so that its sender is known. */
  readonly isOurs: (arrival: string) => boolean;
}

/** Recipients of one message that are told of (the ledger looks at five). */
const RECEIVERS = 5;
const WANTED: ReadonlySet<string> = new Set(["clean", "bulk"]);

export function hear(event: PosternEvent, hearing: Hearing): readonly Observed[] {
  switch (event.type) {
    case "recipient.refused":
      return event.door === "smtp-outbound" && event.by === "next-hop" ? refused(event, hearing) : [];
    case "message.handled":
      return hearing.isOurs(event.arrival) ? handled(event) : [];
    case "outbox.tried":
      return hearing.isOurs(event.arrival) ? tried(event) : [];
    case "message.intended":
      return event.direction === "inbound" ? cameIn(event, hearing) : [];
    case "report.counted":
      return WANTED.has(event.class) && event.report.kind === "dmarc" ? counted(event.report, hearing, event.at) : [];
    case "submitter.signed-in":
      return [signIn(event, "ok")];
    case "submitter.refused":
      // nobody knows whether the password was wrong
      return event.putOff === true ? [] : [signIn(event, "failed")];
    default:
      return [];
  }
}

/** The words of a next hop; null for what is no reply, such as a broken connection, and for 2xx. */
export function parseReply(words: string): Pick<RecipientReply, "result" | "enhanced" | "text"> | null {
  const [, code, enhanced, text = ""] = /^([45])\d\d[ -]?([245]\.\d{1,3}\.\d{1,3})?\s?(.{0,500})/.exec(words) ?? [];
  if (code === undefined) return null;
  return { result: code === "4" ? "deferred" : "refused", enhanced: enhanced ?? null, text };
}

function refused({ client, submitter, mailFrom, recipient, reply, at }: RecipientRefused, { isRelay }: Hearing): readonly RecipientReply[] {
  const said = parseReply(reply);
  if (said === null) return [];
  const author = mailFrom?.toLowerCase() ?? null;
  const by = isRelay(client.address) ? { author } : { submitter, client: client.address, author };
  return [{ kind: "reply", at, message: null, by, recipient: recipient.toLowerCase(), ...said, via: "smtp" }];
}

/** One word about the whole transaction is one observation, whatever the number of recipients. */
function handled({ arrival, handovers, at }: MessageHandled): readonly RecipientReply[] {
  return handovers.flatMap(({ result, reply, recipients }) => (result === "refused" ? said(arrival, recipients[0], reply, at) : []));
}

function tried({ arrival, result, reply, recipients, at }: OutboxTried): readonly RecipientReply[] {
  return result === "delivered" ? [] : said(arrival, recipients[0], reply, at);
}

function said(message: string, recipient: string | undefined, words: string, at: number): readonly RecipientReply[] {
  const reply = parseReply(words);
  if (reply === null || recipient === undefined) return [];
  return [{ kind: "reply", at, message, by: {}, recipient: recipient.toLowerCase(), ...reply, via: "smtp" }];
}

/** Mail from outside: a bounce of ours when it names a message of ours, else what came in, with the correspondent when it is wanted. */
function cameIn(event: MessageIntended, { sentAs }: Hearing): readonly Observed[] {
  const { at, summary, envelope } = event;
  const bounces = (summary.reports ?? []).flatMap(({ kind, messageId, recipients }): readonly RecipientReply[] => {
    const sent = kind === "delivery-status" && messageId !== null ? sentAs(messageId) : undefined;
    if (sent === undefined) return [];
    return recipients.flatMap((told) => bounced(told, sent, at));
  });
  const complaints = (summary.reports ?? []).flatMap((report) => complained(report, sentAs, at));
  if (bounces.length + complaints.length > 0) return [...bounces, ...complaints];
  const from = summary.from[0]?.address.toLowerCase() ?? null;
  const isWanted = WANTED.has(event.class) && envelope.mailFrom !== null;
  const template = summary.campaign?.sketch ?? null;
  // of unwanted mail the text alone is told: our people may pass it on
  if (from === null || (!isWanted && template === null)) return [];
  const to = envelope.rcptTo.slice(0, RECEIVERS).map(({ address }) => address.toLowerCase());
  const received: Received = { kind: "received", at, from: isWanted ? from : null, to, template, isReply: false };
  return [received];
}

/** Kinds of feedback that speak against the sender (RFC 5965 section 7.3); "not-spam" and "auth-failure" do not. */
const COMPLAINTS: ReadonlySet<string> = new Set(["abuse", "fraud", "virus", "other"]);

/**
 * A complaint about a message of ours (RFC 5965). Anybody who got one can write a complaint, so it must name that very message, a recipient
 * that it tells must be one of that message, and each recipient counts once a day: never enough to hold somebody alone.
 */
function complained({ kind, type, messageId, recipients }: ReportSummary, sentAs: Hearing["sentAs"], at: number): readonly Report[] {
  if (kind !== "feedback" || messageId === null || !COMPLAINTS.has(type ?? "abuse")) return [];
  const sent = sentAs(messageId);
  if (sent === undefined) return [];
  const told = recipients.map(({ address }) => address.toLowerCase());
  const known = told.find((address) => sent.recipients.includes(hashOf(address)));
  if (told.length > 0 && known === undefined) return [];
  // feedback loops often take the recipient out: then it is whoever stands first
  const complainant = known ?? `#${sent.recipients[0] ?? 0}`;
  const source = known ?? "a recipient";
  const detail = `${type ?? "abuse"} complaint about ${messageId}`;
  return [{ kind: "report", at, what: "complaint", by: {}, message: sent.arrival, messages: 1, source, detail, complainant }];
}

/** Hosts of one report that are told of. */
const BESIDE = 5;

/**
 * Hosts inside that are no mail hosts, and whose mail others got. Anybody can write such a report: each reporter counts once a day for a
 * host, and all of them together never hold it.
 */
function counted({ reporter, domain, sources }: CountedMail, { whose, domains }: Hearing, at: number): readonly Report[] {
  if (!isUnder(domain, domains)) return [];
  return sources
    .filter(({ source }) => whose(source) === "beside")
    .slice(0, BESIDE)
    .map(({ source, count }) => ({
      ...{ kind: "report", at, what: "sends-beside", by: { client: source }, message: null, messages: count, source: reporter },
      ...{ detail: `${count} messages reached the world past the mail hosts`, complainant: reporter },
    }));
}

/** Anybody can write a bounce; it counts for a recipient of that very message alone. */
function bounced(
  { address, action, status }: { readonly address: string; readonly action: string | null; readonly status: string | null },
  { arrival, recipients }: Sent,
  at: number,
): readonly RecipientReply[] {
  const recipient = address.toLowerCase();
  if (!recipients.includes(hashOf(recipient)) || (action !== "failed" && action !== "delayed")) return [];
  const result = action === "failed" ? "refused" : "deferred";
  return [{ kind: "reply", at, message: arrival, by: {}, recipient, result, enhanced: status, text: "", via: "dsn" }];
}

function signIn(
  event: Extract<PosternEvent, { readonly type: "submitter.signed-in" | "submitter.refused" }>,
  result: SignIn["result"],
): SignIn {
  const { submitter, client, at } = event;
  // the message that tells the mail program comes later; what the device calls itself is known already
  const device = client.helo === null ? null : toGreetingForm(client.helo);
  return { kind: "sign-in", at, user: submitter, client: client.address, service: "smtp", result, place: null, device };
}
