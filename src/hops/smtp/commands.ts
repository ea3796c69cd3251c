/**
 * Writes MAIL and RCPT (RFC 5321 section 4.1.1) with the parameters that the server offers, and says beforehand when an envelope
 * cannot be put into commands. Nothing that could end a line or an address early is ever written.
 */
import type { EnvelopeRecipient, MailParameters } from "../../mail/envelope.ts";
import type { HopCapabilities, HopReply } from "../../ports/next-hop.ts";
import type { Extensions } from "./extensions.ts";

/** Quoted local parts may hold spaces and angle brackets; control characters never. */
const ADDRESS = /^[^\x00-\x1f\x7f]*$/u;
const BARE_ADDRESS = /^[^\x00-\x20\x7f<>"]*$/u;
const QUOTED_ADDRESS = /^"(?:[^"\\\x00-\x1f\x7f]|\\[^\x00-\x1f\x7f])*"@[^\x00-\x20\x7f<>"]+$/u;
const VALUE = /^[^\x00-\x20\x7f]+$/u;
const ASCII = /^[\x00-\x7f]*$/;

export function mailCommand(
  mailFrom: string | null,
  parameters: MailParameters,
  size: number | undefined,
  { extensions, capabilities }: { readonly extensions: Extensions; readonly capabilities: HopCapabilities },
): string {
  const written = [`MAIL FROM:<${mailFrom ?? ""}>`];
  if (size !== undefined && extensions.has("SIZE")) written.push(`SIZE=${size}`);
  // BINARYMIME needs CHUNKING (RFC 3030), which we never offer: such a message came as 8BITMIME or not at all
  if (parameters.body !== undefined && capabilities.eightBitMime) written.push(`BODY=${parameters.body === "7BIT" ? "7BIT" : "8BITMIME"}`);
  if (parameters.smtputf8 === true && capabilities.smtputf8) written.push("SMTPUTF8");
  if (capabilities.dsn && parameters.ret !== undefined) written.push(`RET=${parameters.ret}`);
  if (capabilities.dsn && parameters.envid !== undefined) written.push(`ENVID=${parameters.envid}`);
  return written.join(" ");
}

export function rcptCommand(recipient: EnvelopeRecipient, capabilities: HopCapabilities): string {
  const written = [`RCPT TO:<${recipient.address}>`];
  if (capabilities.dsn && recipient.notify !== undefined) written.push(`NOTIFY=${recipient.notify}`);
  if (capabilities.dsn && recipient.orcpt !== undefined) written.push(`ORCPT=${recipient.orcpt}`);
  return written.join(" ");
}

/** The refusal for an envelope that this server cannot be given, null when it can. */
export function refuseBeforehand(
  envelope: {
    readonly mailFrom: string | null;
    readonly mailParameters: MailParameters;
    readonly recipients: readonly EnvelopeRecipient[];
  },
  capabilities: HopCapabilities,
): HopReply | null {
  const addresses = [envelope.mailFrom ?? "", ...envelope.recipients.map((recipient) => recipient.address)];
  const values = [envelope.mailParameters.envid, ...envelope.recipients.flatMap(({ notify, orcpt }) => [notify, orcpt])];
  if (!addresses.every(isWritable)) return { code: 553, enhanced: "5.1.3", text: "An address cannot be written in a command" };
  if (!values.every((value) => value === undefined || VALUE.test(value))) {
    return { code: 501, enhanced: "5.5.4", text: "A parameter cannot be written in a command" };
  }
  const needsUtf8 = envelope.mailParameters.smtputf8 === true;
  if ((needsUtf8 || !addresses.every((address) => ASCII.test(address))) && !(needsUtf8 && capabilities.smtputf8)) {
    // RFC 6531 section 3.5
    return { code: 550, enhanced: "5.6.7", text: "The next hop does not take internationalized mail (SMTPUTF8)" };
  }
  return null;
}

function isWritable(address: string): boolean {
  return ADDRESS.test(address) && (BARE_ADDRESS.test(address) || QUOTED_ADDRESS.test(address));
}
