/**
 * AUTH PLAIN and LOGIN (RFC 4954, RFC 4616), on the outbound door and under TLS only, so that no password crosses in the clear.
 * What the client was told and why stands in an event; passwords stand nowhere.
 */
import { toUserName } from "../../../platform/users-file.ts";
import type { SmtpReply } from "../reply.ts";
import type { SignedIn } from "../sign-in.ts";
import { type Command, type CommandInput, protocolOf, type Step } from "../state.ts";

/** What the client sent, or the reply to what it sent wrongly. */
type Credentials = { readonly name: string; readonly password: string } | SmtpReply;

const BAD_BASE64: SmtpReply = { code: 501, enhanced: "5.5.2", text: "That is no base64" };
const CANCELLED: SmtpReply = { code: 501, enhanced: "5.0.0", text: "Sign-in cancelled" };
const NAME_CHARACTERS = 200;

export const auth: Command = {
  verb: "AUTH",
  usage: "AUTH PLAIN|LOGIN",
  endsGroup: true,
  async run(input) {
    const { state, house } = input;
    if (house.signIn === null) return { reply: { code: 502, enhanced: "5.5.1", text: "Sign-in is not offered here" } };
    if (state.offer?.extended !== true) return { reply: { code: 503, enhanced: "5.5.1", text: "EHLO comes first" } };
    if (state.submitter !== null) return { reply: { code: 503, enhanced: "5.5.1", text: "Signed in already" } };
    if (state.transaction !== null) return { reply: { code: 503, enhanced: "5.5.1", text: "Not inside a transaction" } };
    if (state.client.tls === null) return { reply: { code: 538, enhanced: "5.7.11", text: "Sign-in needs TLS: STARTTLS comes first" } };
    const [written = "", initial = null, more] = input.parameters.split(" ");
    const mechanism = written.toUpperCase();
    if (mechanism === "" || more !== undefined) return { reply: { code: 501, enhanced: "5.5.4", text: "AUTH takes a mechanism" } };
    if (mechanism !== "PLAIN" && mechanism !== "LOGIN")
      return { reply: { code: 504, enhanced: "5.5.4", text: "Offered are PLAIN and LOGIN" } };
    const credentials = await (mechanism === "PLAIN" ? askPlain(input, initial) : askLogin(input, initial));
    if ("code" in credentials) return { reply: credentials };
    const result = await house.signIn.verify(credentials.name, credentials.password, state.client.address);
    return settle(input, mechanism, credentials.name, result);
  },
};

function settle({ state, house }: CommandInput, mechanism: string, name: string, result: SignedIn): Step {
  const seen = { version: 1, at: house.deps.clock.now(), door: house.options.door, client: state.client, mechanism } as const;
  if (result.kind === "signed-in") {
    const signedIn = { ...state, submitter: result.submitter };
    const client = { ...state.client, protocol: protocolOf(signedIn, false) };
    house.gateway.note({ ...seen, type: "submitter.signed-in", client, submitter: result.submitter });
    return {
      reply: { code: 235, enhanced: "2.7.0", text: "Signed in" },
      state: { client, submitter: result.submitter },
      counts: "nothing",
    };
  }
  const submitter = toUserName(name) ?? name.replace(/[\p{C}]/gu, "?").slice(0, NAME_CHARACTERS);
  // being put off costs the client nothing and could come in floods: one event a second and client tells it
  if (result.kind === "refused" || house.notes.isFirst(`later ${state.client.address}`)) {
    house.gateway.note({
      ...seen,
      type: "submitter.refused",
      submitter,
      why: result.why,
      ...(result.kind === "later" && { putOff: true }),
    });
  }
  const reply: SmtpReply =
    result.kind === "later"
      ? { code: 454, enhanced: "4.7.0", text: "Sign-in is not possible now, try again later" }
      : { code: 535, enhanced: "5.7.8", text: "Name or password is wrong" };
  return { reply, counts: "sign-in" };
}

/** RFC 4616: authorization identity NUL name NUL password. Nobody may act as somebody else. */
async function askPlain({ ask }: CommandInput, initial: string | null): Promise<Credentials> {
  const bytes = await read(initial, () => ask({ code: 334, enhanced: null, text: "" }));
  if ("code" in bytes) return bytes;
  const [identity, name, password, more] = bytes.text.split("\0");
  if (identity === undefined || name === undefined || password === undefined || more !== undefined || name === "") {
    return { code: 501, enhanced: "5.5.2", text: "PLAIN takes identity, name and password" };
  }
  if (identity !== "" && identity !== name) return { code: 501, enhanced: "5.7.8", text: "Acting as somebody else is not possible" };
  return { name, password };
}

/** draft-murchison-sasl-login: the prompts are "Username:" and "Password:" in base64. */
async function askLogin({ ask }: CommandInput, initial: string | null): Promise<Credentials> {
  const name = await read(initial, () => ask({ code: 334, enhanced: null, text: "VXNlcm5hbWU6" }));
  if ("code" in name) return name;
  const password = await read(null, () => ask({ code: 334, enhanced: null, text: "UGFzc3dvcmQ6" }));
  if ("code" in password) return password;
  return { name: name.text, password: password.text };
}

async function read(initial: string | null, ask: () => Promise<string | null>): Promise<{ readonly text: string } | SmtpReply> {
  const written = initial ?? (await ask());
  if (written === null) return { code: 500, enhanced: "5.5.2", text: "The line cannot be read" };
  // RFC 4954 section 4: "=" alone is an empty initial response, "*" cancels
  if (written === "*") return CANCELLED;
  const base64 = written === "=" && initial !== null ? "" : written;
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) return BAD_BASE64;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, "base64")) };
  } catch {
    return { code: 501, enhanced: "5.5.2", text: "Names and passwords are UTF-8" };
  }
}
