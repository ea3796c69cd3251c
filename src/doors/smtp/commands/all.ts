/** Every command by its verb. BDAT, XCLIENT and LHLO would be further files beside these and further lines here. */
import type { Command } from "../state.ts";
import { auth } from "./auth.ts";
import { data } from "./data.ts";
import { ehlo } from "./ehlo.ts";
import { helo } from "./helo.ts";
import { helpFor } from "./help.ts";
import { mail } from "./mail.ts";
import { noop } from "./noop.ts";
import { quit } from "./quit.ts";
import { rcpt } from "./rcpt.ts";
import { rset } from "./rset.ts";
import { starttls } from "./starttls.ts";
import { vrfy } from "./vrfy.ts";

const listed: readonly Command[] = [ehlo, helo, mail, rcpt, data, rset, noop, vrfy, quit, starttls, auth];

export const commands: ReadonlyMap<string, Command> = new Map(
  [...listed, helpFor(listed)].map((command) => [command.verb, command] as const),
);

/** Verbs of SMTP that are known and not served here (RFC 5321 4.2.4: 502, not 500). */
export const notServed: ReadonlySet<string> = new Set([
  "EXPN",
  "SEND",
  "SOML",
  "SAML",
  "TURN",
  "ETRN",
  "ATRN",
  "BDAT",
  "BURL",
  "XCLIENT",
  "XFORWARD",
  "LHLO",
]);

/** First words of other protocols: whoever sends them is a browser or a scanner that was led here, and is shown out at once. */
export const foreign: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT", "DELETE", "PATCH", "PRI"]);
