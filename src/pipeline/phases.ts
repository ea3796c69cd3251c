/**
 * The same walk for MAIL and RCPT, with what is known by then: who may relay is decided here, before the next hop is asked
 * (RFC 5321 section 7.8; enhanced codes RFC 3463). Trust comes from the socket and the sign-in, never from what the client says.
 */
import { domainToASCII } from "node:url";
import { SUSPENDED } from "../actions/obey.ts";
import type { Arrival } from "../mail/arrival.ts";
import { domainOf, localPartOf } from "../mail/envelope.ts";
import type { HopReply, NextHop } from "../ports/next-hop.ts";
import type { OutboundWatch } from "../ports/outbound-watch.ts";
import type { PhaseAnswer, SessionView } from "./house.ts";

export interface RelayRules {
  /** Our own domains, lower case, A-labels. */
  readonly ourDomains: ReadonlySet<string>;
}

const CONTINUE: PhaseAnswer = { kind: "continue" };

/**
 * Local parts that make a careless next hop send the message elsewhere: percent hack, bang paths, a quoted @, pipes and paths.
 * From outside they have no good use in our own domains.
 */
const ROUTING_CHARACTERS = /[@%!|`]|^[./]|\.\./;

export function mayUseMail(session: SessionView): PhaseAnswer {
  if (session.door === "smtp-inbound" || session.submitter !== null || session.client.ours) return CONTINUE;
  return no(530, "5.7.0", "Sign in first: this door serves only our own users and hosts");
}

export function mayUseRcpt(session: SessionView, recipient: string, rules: RelayRules): PhaseAnswer {
  if (session.door !== "smtp-inbound") return mayUseMail(session);
  if (recipient.toLowerCase() === "postmaster") return CONTINUE; // RFC 5321 section 4.5.1: without a domain, too
  if (!isOurs(domainOf(recipient), rules)) return no(554, "5.7.1", "Relay access denied: this host takes mail only for its own domains");
  const local = localPartOf(recipient).replace(/^"|"$/g, "");
  if (ROUTING_CHARACTERS.test(local)) return no(554, "5.7.1", "Relay access denied: source routing in the local part");
  return CONTINUE;
}

/**
 * Whether the sender may write to this recipient (outbound watch): a suspended one may not write to anybody outside, and reads the receipt of
 * the incident. Who is only throttled is answered after the text was seen (actions/obey.ts), as unseen mail would be no evidence.
 */
export async function mayWriteTo(
  session: SessionView,
  recipient: string,
  { watch, rules }: { readonly watch: OutboundWatch | null; readonly rules: RelayRules },
): Promise<PhaseAnswer> {
  if (watch === null || session.door !== "smtp-outbound" || isOurs(domainOf(recipient), rules)) return CONTINUE;
  const stop = await watch.stopFor(session);
  return stop === null ? CONTINUE : no(SUSPENDED.code, SUSPENDED.enhanced, `${SUSPENDED.text}; receipt ${stop.receipt}`);
}

/** Asks the next hop about one recipient; its refusal is the client's reply, so we never have to send a bounce. */
export async function askNextHop(hop: NextHop, question: Parameters<NextHop["ask"]>[0]): Promise<PhaseAnswer> {
  const answer = await hop.ask(question);
  if (answer.kind === "failed") {
    const reply = { code: 451, enhanced: "4.4.1", text: "The next mail host cannot be reached; try again later" };
    return { kind: "reply", by: "us", reply };
  }
  return answer.reply.code < 400 ? CONTINUE : { kind: "reply", by: "next-hop", reply: answer.reply };
}

/**
 * Direction by door and envelope (product.md section 3). What comes through the inbound door is judged as mail from outside, whoever
 * brought it: our own mail hosts pass on strangers' mail there. At the outbound door mail to our own domains alone is internal.
 */
export function directionOf(session: SessionView, recipients: readonly string[], rules: RelayRules): Arrival["direction"] {
  if (session.door === "smtp-inbound") return "inbound";
  return recipients.every((recipient) => isOurs(domainOf(recipient), rules)) ? "internal" : "outbound";
}

/** Compares domains as A-labels, so that the two spellings of an internationalized domain are one. */
export function isOurs(domain: string | null, rules: RelayRules): boolean {
  if (domain === null) return false;
  // ASCII is compared as it stands: domainToASCII would undo percent signs, and the next hop would not.
  return rules.ourDomains.has(/^[\u0000-\u007f]*$/.test(domain) ? domain : domainToASCII(domain));
}

function no(code: number, enhanced: HopReply["enhanced"], text: string): PhaseAnswer {
  return { kind: "reply", by: "us", reply: { code, enhanced, text } };
}
