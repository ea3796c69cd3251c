/**
 * What tells that two messages are copies of one: a sketch of the words that are the message's own, its build, and where it leads. Plain data,
 * small; nothing of the text can be read from it. Null for answers and for what programs send about other mail: bounces, receipts and
 * vacation notes are alike by nature, and say nothing about who sends them.
 */
import { fnv1a } from "./fnv.ts";
import type { Message } from "./message.ts";
import { sketchOf } from "./sketch.ts";

export interface CampaignSignature {
  /** Of the text without quotations, signature and list footer (sketch.ts); null when it is too short. */
  readonly sketch: string | null;
  /** Types of the parts and form of the links, as eight hexadecimal digits. */
  readonly build: string;
  /** Registrable domains that readers are led to, other than the author's own. */
  readonly domains: readonly string[];
}

const DOMAINS = 5;
/** A sketch reads 6,000 characters; quotations among them are left out before. */
const CHARACTERS = 10_000;
const LINKS = 6;
const PARTS = 30;
const LINK_CHARACTERS = 80;
/** Everything behind it belongs to whoever signs or to the list: "-- " (RFC 3676 4.3), a line of underscores, a quoted original. */
const END_OF_OWN = /^(?:-- ?|_{10,}|-{3,} ?(?:Original|Forwarded|Weitergeleitet|Urspr)[^\n]{0,60})\r?$/im;

export function campaignSignature(message: Message): CampaignSignature | null {
  const { headers } = message;
  if (headers.has("In-Reply-To") || headers.has("References")) return null;
  const automatic = headers.first("Auto-Submitted")?.toLowerCase() ?? "no";
  if (automatic.startsWith("auto-replied") || message.root.type === "multipart/report") return null;
  const author = message.from[0]?.domain ?? "";
  const domains = new Set<string>();
  for (const { where, domain } of message.links) {
    if (where !== "image" && domain !== null && !author.endsWith(domain)) domains.add(domain);
    if (domains.size >= DOMAINS) break;
  }
  return { sketch: sketchOf(ownText(message.text.slice(0, CHARACTERS))), build: buildOf(message), domains: [...domains] };
}

function ownText(text: string): string {
  const end = text.search(END_OF_OWN);
  const own = end > 0 ? text.slice(0, end) : text;
  return own.includes("\n>") ? own.replace(/^>[^\n]*$/gm, "") : own;
}

function buildOf(message: Message): string {
  let hash = fnv1a("");
  for (const part of message.parts.slice(0, PARTS)) hash = fnv1a(`${part.type} `, hash);
  for (const { url, where, host } of message.links.slice(0, LINKS)) hash = fnv1a(`${where} ${formOf(url, host)} `, hash);
  return hash.toString(16).padStart(8, "0");
}

/** A link without its host, with its names and numbers by kind: what a kit writes alike in each copy. */
function formOf(url: string, host: string): string {
  const at = host === "" ? 0 : url.indexOf(host) + host.length;
  return url
    .slice(at, at + LINK_CHARACTERS)
    .replace(/[0-9a-f-]{8,}|\d+/gi, "#")
    .replace(/[A-Za-z_]{12,}/g, "w");
}
