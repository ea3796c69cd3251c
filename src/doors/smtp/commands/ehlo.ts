/**
 * EHLO (RFC 5321 section 4.1.1.1): names the client and says what is offered, which is never more than the next hop can do.
 * Also ends a transaction, as RSET does. Any printable name is taken: RFC 5321 4.1.4 forbids refusing mail for a wrong one.
 */
import { type Command, type Offer, offerNow, protocolOf, type SessionState } from "../state.ts";

const NAME_OCTETS = 255;

export const ehlo: Command = {
  verb: "EHLO",
  usage: "EHLO NAME",
  endsGroup: true,
  async run({ parameters, state, house }) {
    const name = toHeloName(parameters);
    if (name === null) return { reply: { code: 501, enhanced: "5.5.4", text: "EHLO takes one name or address" } };
    const offer = await offerNow(house, true, state.client.tls !== null);
    const lines = [`${house.options.hostname} greets ${name}`, ...offered(offer, state)];
    return { reply: { code: 250, enhanced: null, text: lines.join("\n") }, state: greeted(state, name, offer), counts: "idle" };
  },
};

/** The state after HELO or EHLO. */
export function greeted(state: SessionState, helo: string, offer: Offer): Partial<SessionState> {
  const protocol = protocolOf({ ...state, offer }, false);
  return { client: { ...state.client, helo, protocol }, offer, transaction: null };
}

/** Null when it is no single printable word. */
export function toHeloName(parameters: string): string | null {
  const name = parameters.trim();
  return /^[!-~]+$/.test(name) && name.length <= NAME_OCTETS ? name : null;
}

function offered(offer: Offer, state: SessionState): readonly string[] {
  const lines = ["PIPELINING", `SIZE ${offer.size}`, "ENHANCEDSTATUSCODES"];
  if (offer.eightBitMime) lines.push("8BITMIME");
  if (offer.smtputf8) lines.push("SMTPUTF8");
  if (offer.dsn) lines.push("DSN");
  if (offer.startTls) lines.push("STARTTLS");
  if (offer.auth && state.client.tls !== null && state.submitter === null) lines.push("AUTH PLAIN LOGIN");
  return lines;
}
