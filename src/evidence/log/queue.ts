/**
 * Joins the lines that a mail program writes about one message: who brought it, its Message-ID, its sender, size and number
 * of recipients, and what became of each recipient. A message is told when all its recipients were tried once, or after `PATIENCE`.
 * A content filter hands messages back under a new queue id: the Message-ID joins the two, and the first hand-over is no delivery.
 */
import type { Clues, RecipientReply, Submission } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Tally } from "../reader.ts";
import { own } from "./line.ts";
import type { Tell } from "./program.ts";
import { isPrivate } from "./words.ts";

/** Log time that a message waits for its recipients to be tried. */
const PATIENCE = 120_000;
/** Queue lifetime is 5 days by default; what is older will not come again. */
const FORGET = 6 * 86_400_000;
/** Messages in a queue at one time that are remembered; beyond it the oldest are told as they are. */
const QUEUED = 200_000;
const RECIPIENTS = 5_000;
const MESSAGE_IDS = 10_000;

export interface Reply {
  readonly at: Instant;
  readonly recipient: string;
  readonly result: RecipientReply["result"];
  readonly enhanced: string | null;
  readonly text: string;
}

/** Where a recipient's mail went: a mailbox here, a filter that hands it back, a host of ours, the world. */
export type Place = "here" | "filter" | "inside" | "away";

/** A message in Postfix's queue. It grows with each line about it. */
export class Queued {
  readonly at: Instant;
  client: string | null = null;
  submitter: string | null = null;
  localUser: string | null = null;
  /** Handed over by a host or user at all; false for notices that Postfix writes itself. */
  isSubmitted = false;
  mailFrom: string | null = null;
  messageId: string | null = null;
  bytes: number | null = null;
  expected = 0;
  isTold = false;
  isRemoved = false;
  /** It went to a filter on the machine itself, which hands it back. */
  isFiltered = false;
  hasLeft = false;
  readonly recipients = new Set<string>();
  local: string[] = [];
  replies: Reply[] = [];

  constructor(at: Instant) {
    this.at = at;
  }
}

export class Queue {
  private readonly queued = new Map<string, Queued>();
  private readonly untold = new Map<string, Queued>();
  /** Two generations: forgetting one by one is dear in a Map. */
  private byMessageId = new Map<string, Queued>();
  private earlierIds = new Map<string, Queued>();
  private readonly host: string;
  private readonly tell: Tell;
  private readonly tally: Tally;

  constructor(host: string, tell: Tell, tally: Tally) {
    this.host = host;
    this.tell = tell;
    this.tally = tally;
  }

  /** The message under a queue id; one that was never seen before begins here. */
  at(id: string, now: Instant): Queued {
    const known = this.queued.get(id);
    if (known !== undefined) return known;
    const begun = new Queued(now);
    const key = own(id);
    this.queued.set(key, begun);
    this.untold.set(key, begun);
    if (this.queued.size > QUEUED) this.dropOldest();
    return begun;
  }

  get(id: string): Queued | undefined {
    return this.queued.get(id);
  }

  /** Its Message-ID became known; a message that a filter handed back takes over from whom the first came. */
  named(one: Queued, messageId: string): void {
    one.messageId = messageId;
    const earlier = this.byMessageId.get(messageId) ?? this.earlierIds.get(messageId);
    if (earlier !== undefined && earlier !== one && one.submitter === null && isHere(one.client)) {
      one.client = earlier.client;
      one.submitter = earlier.submitter;
      one.localUser = earlier.localUser;
      one.isSubmitted = earlier.isSubmitted;
      return;
    }
    if (this.byMessageId.size >= MESSAGE_IDS) {
      this.earlierIds = this.byMessageId;
      this.byMessageId = new Map();
    }
    this.byMessageId.set(messageId, one);
  }

  /** A recipient was tried. */
  tried(id: string, one: Queued, reply: Reply, place: Place): void {
    if (place === "filter") {
      one.isFiltered = true;
      return;
    }
    if (place === "away") one.hasLeft = true;
    if (one.isTold) {
      if (isOurs(one)) this.tell(toReply(this.name(id), one, reply));
      return;
    }
    if (one.recipients.size < RECIPIENTS && !one.recipients.has(reply.recipient)) {
      one.recipients.add(reply.recipient);
      if (place === "here") one.local.push(reply.recipient);
    }
    if (one.replies.length < RECIPIENTS) one.replies.push(reply);
    if (one.expected > 0 && one.recipients.size >= one.expected) this.tellOne(id, one);
  }

  removed(id: string, one: Queued): void {
    if (!one.isTold) this.tellOne(id, one);
    this.queued.delete(id);
  }

  /** Tells what has waited long enough, forgets what is too old; both stand in the order of arrival. */
  pass(now: Instant): void {
    for (const [id, one] of this.untold) {
      if (now - one.at < PATIENCE) break;
      this.tellOne(id, one);
    }
    for (const [id, one] of this.queued) {
      if (now - one.at < FORGET) break;
      this.queued.delete(id);
    }
  }

  end(): void {
    for (const [id, one] of this.untold) this.tellOne(id, one);
    this.queued.clear();
  }

  private dropOldest(): void {
    const [id, one] = this.queued.entries().next().value ?? [];
    if (id === undefined || one === undefined) return;
    if (!one.isTold) this.tellOne(id, one);
    this.queued.delete(id);
    this.tally.limits("more than 200,000 messages in one queue at one time; the oldest were let go of");
  }

  private name(id: string): string {
    return this.host === "" ? id : `${id}@${this.host}`;
  }

  private tellOne(id: string, one: Queued): void {
    one.isTold = true;
    this.untold.delete(id);
    const replies = one.replies;
    one.replies = [];
    if (!one.isSubmitted) return; // a notice of the mail program's own, or the log begins in the middle
    if (one.isFiltered && one.recipients.size === 0) return; // its second half tells
    if (isOurs(one)) {
      const message = this.name(id);
      this.tell(toSubmission(message, one));
      for (const reply of replies) this.tell(toReply(message, one, reply));
    } else if (one.recipients.size > 0) {
      this.tell({ kind: "received", at: one.at, from: one.mailFrom, to: [...one.recipients], isReply: false });
    }
    one.recipients.clear();
    one.local = [];
  }
}

/**
 * Mail of ours: signed in, made on the machine, or from a host inside; a host of the world, when its mail left again to the world, was let
 * relay and counts as ours too.
 */
function isOurs(one: Queued): boolean {
  return one.submitter !== null || one.client === null || isPrivate(one.client) || one.hasLeft;
}

function isHere(client: string | null): boolean {
  return client === null || client === "127.0.0.1" || client === "::1";
}

function cluesOf(one: Queued): Clues {
  return { submitter: one.submitter, client: one.client, localUser: one.localUser, author: one.mailFrom };
}

function toSubmission(message: string, one: Queued): Submission {
  return {
    kind: "submission",
    at: one.at,
    message,
    by: cluesOf(one),
    mailFrom: one.mailFrom,
    recipients: [...one.recipients],
    ours: one.local,
    content: null,
    bytes: one.bytes,
  };
}

function toReply(message: string, one: Queued, { at, recipient, result, enhanced, text }: Reply): RecipientReply {
  return { kind: "reply", at, message, by: cluesOf(one), recipient, result, enhanced, text, via: "smtp" };
}
