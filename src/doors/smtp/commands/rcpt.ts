/**
 * RCPT (RFC 5321 section 4.1.1.3): adds a recipient. Relay rules and the next hop are asked through the gateway, and a refusal is the
 * client's reply and an event. The same recipient twice is one recipient.
 */
import { parseRcptParameters } from "../parameters.ts";
import { parsePath } from "../paths.ts";
import { type SmtpReply, toWords } from "../reply.ts";
import { type Command, type DoorHouse, type SessionState, type Step, type Transaction, viewOf } from "../state.ts";
import { ask } from "./mail.ts";

const ACCEPTED: SmtpReply = { code: 250, enhanced: "2.1.5", text: "Recipient ok" };

export const rcpt: Command = {
  verb: "RCPT",
  usage: "RCPT TO:<ADDRESS> [PARAMETERS]",
  endsGroup: false,
  async run({ parameters, state, house }) {
    const { transaction, offer } = state;
    if (transaction === null || offer === null) return { reply: { code: 503, enhanced: "5.5.1", text: "MAIL comes first" } };
    if (!/^to:/i.test(parameters)) return { reply: { code: 501, enhanced: "5.5.4", text: "RCPT takes TO:<address>" } };
    const path = parsePath(parameters.slice(3));
    if (path.kind === "wrong") return { reply: { code: 501, enhanced: "5.1.3", text: path.why } };
    if (path.address === "") return { reply: { code: 501, enhanced: "5.1.3", text: "a recipient has an address" } };
    const smtputf8 = transaction.mailParameters.smtputf8 === true;
    if (path.utf8 && !smtputf8) return { reply: { code: 553, enhanced: "5.6.7", text: "An address beyond ASCII needs SMTPUTF8" } };
    const parsed = parseRcptParameters(path.rest, offer, smtputf8);
    if (!parsed.ok) return { reply: parsed.reply };
    if (transaction.rcptTo.some((other) => other.address === path.address)) return { reply: ACCEPTED, counts: "idle" };
    if (transaction.rcptTo.length >= house.options.maxRecipients) {
      return { reply: { code: 452, enhanced: "4.5.3", text: "Too many recipients, send the rest in another transaction" } };
    }
    return addRecipient(house, state, transaction, { address: path.address, ...parsed.value });
  },
};

async function addRecipient(
  house: DoorHouse,
  state: SessionState,
  transaction: Transaction,
  recipient: Transaction["rcptTo"][number],
): Promise<Step> {
  const { mailFrom, mailParameters } = transaction;
  let by: "us" | "next-hop" = "us";
  const refused = await ask(house, async () => {
    const answer = await house.gateway.rcpt(viewOf(house, state), mailFrom, mailParameters, recipient);
    if (answer.kind === "reply") by = answer.by;
    return answer;
  });
  if (refused === null) {
    return { reply: ACCEPTED, state: { transaction: { ...transaction, rcptTo: [...transaction.rcptTo, recipient] } }, counts: "nothing" };
  }
  house.gateway.note({
    type: "recipient.refused",
    version: 1,
    at: house.deps.clock.now(),
    door: house.options.door,
    client: state.client,
    submitter: state.submitter,
    mailFrom,
    recipient: recipient.address,
    by,
    reply: toWords(refused),
  });
  const next = { ...transaction, refused: transaction.refused + 1 };
  return { reply: refused, state: { transaction: next }, counts: "refusal" };
}
