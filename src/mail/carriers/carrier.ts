/**
 * Files that carry something past a look at the message: pages, drawings, shortcuts, documents, archives. What one can do when it is opened
 * is an ability; what it leads to becomes links of the message, what lies in it is opened in turn.
 */
import type { Attachment } from "../message.ts";

/** Stable dotted names; the checks in src/checks/attachments give them meaning. */
export type AbilityName =
  | "page.script"
  | "page.password"
  | "page.form"
  | "page.redirect"
  | "page.frame"
  | "page.download"
  | "page.obfuscated"
  | "page.foreign-page"
  | "page.link"
  | "document.script"
  | "document.auto-script"
  | "document.launch"
  | "document.submit"
  | "document.encrypted"
  | "document.program"
  | "document.picture-link"
  | "document.remote-template"
  | "document.remote-object"
  | "document.dde"
  | "document.object"
  | "document.equation"
  | "document.macro-sheet"
  | "shortcut.address"
  | "shortcut.command";

export interface Ability {
  readonly name: AbilityName;
  /** A short quotation of what shows it. */
  readonly evidence: string;
}

export interface Carrier {
  /** An attachment, or a file inside one: then its part is that of the attachment. */
  readonly file: Attachment;
  /** Names from the attachment inwards: "order.zip/order.html". */
  readonly path: string;
  readonly abilities: readonly Ability[];
}

/** What an opener found in one file. */
export interface Opened {
  readonly abilities?: readonly Ability[];
  /** HTML to be read for links. */
  readonly pages?: readonly string[];
  /** Text that may hold addresses. */
  readonly texts?: readonly string[];
  /** Addresses by themselves. */
  readonly urls?: readonly string[];
  /** Files in it. */
  readonly files?: readonly InnerFile[];
}

export interface InnerFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const EVIDENCE = 160;

export function ability(name: AbilityName, evidence: string): Ability {
  return { name, evidence: evidence.replace(/\s+/g, " ").slice(0, EVIDENCE) };
}
