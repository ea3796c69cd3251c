/** HELO (RFC 5321 section 4.1.1.1): names the client; nothing beyond RFC 821 is offered. Ends a transaction, as RSET does. */
import { type Command, offerNow } from "../state.ts";
import { greeted, toHeloName } from "./ehlo.ts";

export const helo: Command = {
  verb: "HELO",
  usage: "HELO NAME",
  endsGroup: true,
  async run({ parameters, state, house }) {
    const name = toHeloName(parameters);
    if (name === null) return { reply: { code: 501, enhanced: "5.5.4", text: "HELO takes one name or address" } };
    const offer = await offerNow(house, false, state.client.tls !== null);
    return { reply: { code: 250, enhanced: null, text: house.options.hostname }, state: greeted(state, name, offer), counts: "idle" };
  },
};
