/**
 * What the ledger of outgoing mail wants to know of a message beyond its summary: what it says (as a sketch), where it links to,
 * which program and script wrote it. Plain data, bounded, no text of the message.
 */
import type { Message } from "./message.ts";
import { sketchOf } from "./sketch.ts";
import { styleOf } from "./style.ts";

export interface MessageTraits {
  readonly template: string | null;
  /** How it is written (style.ts); null when too little is. */
  readonly style: string | null;
  /** Registrable domains, else hosts, each once. */
  readonly links: readonly string[];
  readonly isReply: boolean;
  readonly isAutomatic: boolean;
  readonly mailClient: string | null;
  readonly script: string | null;
}

const LINKS = 20;
const SCRIPT_HEADERS = ["X-PHP-Originating-Script", "X-PHP-Script", "X-Source-Args", "X-Authenticated-Script"];

export function traitsOf(message: Message): MessageTraits {
  const { headers } = message;
  const domains = new Set<string>();
  for (const { domain, host } of message.links) {
    if (host !== "") domains.add(domain ?? host);
    if (domains.size >= LINKS) break;
  }
  return {
    template: sketchOf(message.text),
    style: styleOf(message, isReply(message)),
    links: [...domains],
    isReply: isReply(message),
    isAutomatic: isAutomatic(message),
    mailClient: short(headers.first("User-Agent") ?? headers.first("X-Mailer")),
    script: short(SCRIPT_HEADERS.map((name) => headers.first(name)).find((value) => value !== null) ?? null),
  };
}

/** It answers an earlier message (RFC 5322 section 3.6.4). */
export function isReply({ headers }: Message): boolean {
  return headers.has("In-Reply-To") || headers.has("References");
}

/** It says of itself that a program sent it (RFC 3834 section 5, RFC 2919, the old Precedence). */
function isAutomatic({ headers }: Message): boolean {
  const submitted = headers.first("Auto-Submitted");
  if (submitted !== null && submitted.toLowerCase() !== "no") return true;
  return headers.has("List-Id") || headers.has("List-Unsubscribe") || /^(?:bulk|list|junk)\b/i.test(headers.first("Precedence") ?? "");
}

function short(value: string | null): string | null {
  return value === null ? null : value.slice(0, 320);
}
