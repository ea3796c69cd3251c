/**
 * Brings a connection to the point where mail can be sent: greeting, EHLO (or HELO), TLS, AUTH, in this order and by what the
 * route's options ask for. Any step that fails throws HopTrouble and leaves nothing open.
 */
import { messageOf } from "../../platform/errors.ts";
import type { HopUrl } from "../../platform/hop-url.ts";
import type { HopCapabilities } from "../../ports/next-hop.ts";
import { HopTrouble } from "../errors.ts";
import type { HopCredentials, HopTimeouts, HopTls } from "../options.ts";
import { authenticate } from "./auth.ts";
import { type Extensions, parseExtensions, toCapabilities } from "./extensions.ts";
import { formatReply, type RawReply, toHopReply } from "./reply-reader.ts";
import { type TlsChoice, Wire } from "./wire.ts";

export type SmtpUrl = Extract<HopUrl, { kind: "smtp" }>;

export interface SessionOptions {
  readonly url: SmtpUrl;
  readonly hostname: string;
  readonly tls: HopTls;
  readonly verify: boolean;
  readonly ca: string | undefined;
  readonly credentials: HopCredentials | null;
  readonly timeouts: HopTimeouts;
}

export interface Session {
  readonly wire: Wire;
  readonly extensions: Extensions;
  readonly capabilities: HopCapabilities;
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

export async function openSession(options: SessionOptions): Promise<Session> {
  const { url, tls, timeouts } = options;
  const wire = await Wire.open(url, url.implicitTls ? tlsChoice(options, true) : null, timeouts.connect);
  try {
    return await prepare(wire, options);
  } catch (trouble) {
    wire.fail(messageOf(trouble), trouble);
    if (!(trouble instanceof OpportunisticTlsFailed)) throw trouble;
  }
  // opportunistic: mail that would have gone in the clear anyway must not stop at a broken certificate or protocol version
  return openSession({ ...options, tls: tls === "opportunistic" ? "none" : tls });
}

class OpportunisticTlsFailed extends HopTrouble {}

async function prepare(wire: Wire, options: SessionOptions): Promise<Session> {
  wire.expect(1);
  const greeting = await wire.reply(options.timeouts.greeting, "the connection");
  if (greeting.code !== 220) throw saidNo("the greeting", greeting);
  let extensions = await sayHello(wire, options);
  const wanted = wantedTls(wire, options);
  if (!wire.isSecure && wanted !== "none") {
    if (extensions.has("STARTTLS")) {
      await upgrade(wire, options, wanted);
      extensions = await sayHello(wire, options);
    } else if (wanted === "required") throw new HopTrouble("it does not offer STARTTLS, and TLS is required");
  }
  if (options.credentials !== null) {
    if (!wire.isSecure && !isLoopback(wire)) throw new HopTrouble("credentials are sent over TLS only, and this connection has none");
    await authenticate(wire, extensions, options.credentials, options.timeouts.greeting);
  }
  return { wire, extensions, capabilities: toCapabilities(extensions) };
}

/** Credentials must not be had by taking STARTTLS out of a reply on the way. */
function wantedTls(wire: Wire, options: SessionOptions): HopTls {
  if (options.tls !== "opportunistic" || options.credentials === null || isLoopback(wire)) return options.tls;
  return "required";
}

function isLoopback(wire: Wire): boolean {
  return LOOPBACK.test(wire.remoteAddress);
}

async function sayHello(wire: Wire, options: SessionOptions): Promise<Extensions> {
  wire.send(`EHLO ${options.hostname}`);
  const reply = await wire.reply(options.timeouts.greeting, "EHLO");
  if (reply.code === 250) return parseExtensions(reply.lines);
  if (reply.code < 500) throw saidNo("EHLO", reply);
  wire.send(`HELO ${options.hostname}`);
  const older = await wire.reply(options.timeouts.greeting, "HELO");
  if (older.code !== 250) throw saidNo("HELO", older);
  return new Map();
}

async function upgrade(wire: Wire, options: SessionOptions, wanted: HopTls): Promise<void> {
  wire.send("STARTTLS");
  try {
    const reply = await wire.reply(options.timeouts.greeting, "STARTTLS");
    if (reply.code !== 220) throw saidNo("STARTTLS", reply);
    await wire.startTls(tlsChoice(options, wanted === "required"), options.timeouts.connect);
  } catch (trouble) {
    if (wanted === "required") throw trouble;
    throw new OpportunisticTlsFailed(messageOf(trouble), trouble);
  }
}

/** Without "required" the certificate proves nothing: whoever could forge it could take STARTTLS away as well. */
function tlsChoice(options: SessionOptions, isRequired: boolean): TlsChoice {
  return { verify: options.verify && isRequired, ca: options.ca };
}

function saidNo(what: string, reply: RawReply): HopTrouble {
  return new HopTrouble(`it answered ${what} with ${formatReply(toHopReply(reply))}`);
}
