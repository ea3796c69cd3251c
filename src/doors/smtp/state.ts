/**
 * What a session knows, as values: a command is given the state and says in a `Step` what becomes of it.
 * Here are the shapes that session, commands and receiver share, and the few functions on them.
 */
import type { SecureContext } from "node:tls";
import type { Client } from "../../mail/arrival.ts";
import type { EnvelopeRecipient, MailParameters } from "../../mail/envelope.ts";
import type { Gateway, SessionView } from "../../pipeline/house.ts";
import type { SmtpDoorLimits } from "../../platform/limits.ts";
import type { Networks } from "../../platform/net.ts";
import type { Connection } from "./connection.ts";
import type { Notes } from "./notes.ts";
import type { SmtpDoorDeps, SmtpDoorOptions } from "./options.ts";
import type { Budget } from "./pile.ts";
import type { SmtpReply } from "./reply.ts";
import type { SignIn } from "./sign-in.ts";

/** What this session was offered, by HELO (nothing but a size) or EHLO. */
export interface Offer {
  /** EHLO was used: parameters are possible at all. */
  readonly extended: boolean;
  readonly size: number;
  readonly eightBitMime: boolean;
  readonly smtputf8: boolean;
  readonly dsn: boolean;
  readonly startTls: boolean;
  /** Sign-in is possible on this door; it is named in EHLO only under TLS. */
  readonly auth: boolean;
}

export interface Transaction {
  readonly mailFrom: string | null;
  readonly mailParameters: MailParameters;
  readonly rcptTo: readonly EnvelopeRecipient[];
  /** Recipients that were refused, for the answer to DATA. */
  readonly refused: number;
}

export interface SessionState {
  readonly client: Client;
  readonly submitter: string | null;
  /** Null before HELO or EHLO. */
  readonly offer: Offer | null;
  readonly transaction: Transaction | null;
}

/** What a command leads to. */
export interface Step {
  readonly reply: SmtpReply;
  readonly state?: Partial<SessionState>;
  /** 5xx replies count as errors unless something else is said here; "idle" commands bring no message on. */
  readonly counts?: "refusal" | "sign-in" | "idle" | "nothing";
  readonly next?: "close" | "data" | "start-tls";
}

export interface CommandInput {
  /** What follows the verb, without the space. */
  readonly parameters: string;
  readonly state: SessionState;
  readonly house: DoorHouse;
  /** Sends an intermediate reply and waits for the client's line; null when it does not come. */
  ask(reply: SmtpReply): Promise<string | null>;
}

export interface Command {
  readonly verb: string;
  readonly usage: string;
  /** RFC 2920 3.1: the client must wait for the reply before it goes on. */
  readonly endsGroup: boolean;
  run(input: CommandInput): Step | Promise<Step>;
}

/** What all sessions of one door share. */
export interface DoorHouse {
  readonly options: SmtpDoorOptions;
  readonly limits: SmtpDoorLimits;
  readonly gateway: Gateway;
  readonly deps: SmtpDoorDeps;
  readonly networks: Networks;
  readonly budget: Budget;
  readonly notes: Notes;
  readonly signIn: SignIn | null;
  /** The pair in force; null without TLS. */
  secureContext(): SecureContext | null;
}

export function newState(address: string | null, port: number | null, tls: Connection["tls"], networks: Networks): SessionState {
  const client: Client = { address, port, helo: null, protocol: "SMTP", tls, ours: networks(address) };
  return { client, submitter: null, offer: null, transaction: null };
}

export function viewOf(house: DoorHouse, state: SessionState): SessionView {
  return { door: house.options.door, client: state.client, submitter: state.submitter };
}

/** RFC 3848 and RFC 6531 section 4.3: the keyword for the trace field. */
export function protocolOf(state: SessionState, smtputf8: boolean): string {
  if (state.offer?.extended !== true) return "SMTP";
  const secured = `${state.client.tls === null ? "" : "S"}${state.submitter === null ? "" : "A"}`;
  return smtputf8 ? `UTF8SMTP${secured}` : `ESMTP${secured}`;
}

/** What HELO or EHLO offers now. A next hop that cannot be asked offers nothing. */
export async function offerNow(house: DoorHouse, extended: boolean, tls: boolean): Promise<Offer> {
  const { options, gateway, deps } = house;
  const hop = await gateway.capabilities(options.door).catch((error: unknown) => {
    deps.log.error({ err: error, door: options.door }, "the next hop's capabilities could not be asked");
    return null;
  });
  // RFC 1870 section 3: 0 states no limit
  const size = hop === null || hop.size === null || hop.size === 0 ? options.maxMessage : Math.min(options.maxMessage, hop.size);
  return {
    extended,
    size,
    eightBitMime: extended && hop?.eightBitMime === true,
    smtputf8: extended && hop?.smtputf8 === true && hop.eightBitMime,
    dsn: extended && hop?.dsn === true,
    startTls: extended && !tls && house.secureContext() !== null,
    auth: extended && house.signIn !== null,
  };
}

/** Our own fault while asking the house: the client comes again. */
export const OWN_FAULT: SmtpReply = { code: 451, enhanced: "4.3.0", text: "An internal fault, please try again later" };
