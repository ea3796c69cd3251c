/**
 * MAIL (RFC 5321 section 4.1.1.2): begins a transaction. Syntax, sequence, size and memory are judged here;
 * whether this session may use this reverse-path is the gateway's answer.
 */
import { parseMailParameters } from "../parameters.ts";
import { parsePath } from "../paths.ts";
import { fromHop, type SmtpReply } from "../reply.ts";
import { type Command, type DoorHouse, OWN_FAULT, protocolOf, viewOf } from "../state.ts";

export const mail: Command = {
  verb: "MAIL",
  usage: "MAIL FROM:<ADDRESS> [PARAMETERS]",
  endsGroup: false,
  async run({ parameters, state, house }) {
    const { offer } = state;
    if (offer === null) return { reply: { code: 503, enhanced: "5.5.1", text: "EHLO or HELO comes first" } };
    if (state.transaction !== null) return { reply: { code: 503, enhanced: "5.5.1", text: "A transaction has begun already" } };
    if (!/^from:/i.test(parameters)) return { reply: { code: 501, enhanced: "5.5.4", text: "MAIL takes FROM:<address>" } };
    const path = parsePath(parameters.slice(5));
    if (path.kind === "wrong") return { reply: { code: 501, enhanced: "5.1.7", text: path.why } };
    if (path.address !== "" && !path.address.includes("@"))
      return { reply: { code: 501, enhanced: "5.1.7", text: "the address has no domain" } };
    const parsed = parseMailParameters(path.rest, offer);
    if (!parsed.ok) return { reply: parsed.reply };
    const smtputf8 = parsed.value.smtputf8 === true;
    if (path.utf8 && !smtputf8) return { reply: { code: 553, enhanced: "5.6.7", text: "An address beyond ASCII needs SMTPUTF8" } };
    const tooMuch = sizeFault(parsed.value.size ?? 0, offer.size, house);
    if (tooMuch !== null) return { reply: tooMuch, counts: "nothing" };
    const mailFrom = path.address === "" ? null : path.address;
    const client = { ...state.client, protocol: protocolOf(state, smtputf8) };
    const refused = await ask(house, () => house.gateway.mail(viewOf(house, { ...state, client }), mailFrom, parsed.value));
    if (refused !== null) return { reply: refused };
    const transaction = { mailFrom, mailParameters: parsed.value, rcptTo: [], refused: 0 };
    return { reply: { code: 250, enhanced: "2.1.0", text: "Sender ok" }, state: { client, transaction }, counts: "nothing" };
  },
};

/** RFC 1870 section 6: a size that cannot be taken is refused before it is sent. */
function sizeFault(size: number, most: number, house: DoorHouse): SmtpReply | null {
  if (size > most) return { code: 552, enhanced: "5.3.4", text: `The message may have at most ${most} octets` };
  // a fixed floor lets an exhausted budget show at once instead of after the whole message was sent
  if (Math.max(size, 1) > house.budget.free)
    return { code: 452, enhanced: "4.3.1", text: "Not enough memory at this moment, try again later" };
  return null;
}

type Answer = Awaited<ReturnType<DoorHouse["gateway"]["mail"]>>;

/** The gateway's refusal as a reply, null when it says go on. A fault of ours defers. */
export async function ask(house: DoorHouse, question: () => Promise<Answer>): Promise<SmtpReply | null> {
  try {
    const answer = await question();
    if (answer.kind === "continue") return null;
    const reply = fromHop(answer.reply);
    return reply.code < 300 ? null : reply;
  } catch (error) {
    house.deps.log.error({ err: error, door: house.options.door }, "a command could not be answered");
    return OWN_FAULT;
  }
}
