/**
 * Delivery reports, notices and auto-replies (RFC 3464, RFC 3834) to mail that we did not send. The returned header tells: it claims one of
 * our domains as author, and neither its Message-ID nor any host it passed is ours.
 * Gap: reports that return no header cannot be told apart; organizations that send through others list those in `sendsThrough`.
 */
import { z } from "zod";
import { mailboxesIn, sameOrganization } from "../../mail/address.ts";
import type { Message, Part } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";

export const forgedOriginal = defineCheck({
  id: "bounce/forged-original",
  title: "A bounce of mail that was not ours",
  why: "Spam with forged authors comes back to the people whose addresses were borrowed.",
  references: ["RFC 3464", "RFC 3834"],
  phase: "content",
  directions: ["inbound"],
  needs: [],
  options: z.object({ sendsThrough: z.array(z.string()).default([]) }),
  findings: {
    BOUNCE_NOT_OURS: {
      score: 4,
      leaning: "backscatter",
      meaning: "A bounce returns mail that claims to be ours and never passed a host of ours.",
    },
  },
  run({ message, arrival, options }, found) {
    if (!isReport(message)) return;
    const returned = message.parts.find(({ type }) => type === "message/rfc822" || type === "text/rfc822-headers");
    if (returned === undefined) return;
    const header = headerOf(returned);
    const author = mailboxesIn(fieldOf(header, "from"))[0];
    if (author === undefined || !arrival.ourDomains.some((own) => sameOrganization(own, author.domain))) return;
    const path = `${allOf(header, "received")} ${fieldOf(header, "message-id")}`.toLowerCase();
    if (fieldOf(header, "received") === "" || fieldOf(header, "message-id") === "") return;
    const known = [...arrival.ourDomains, ...options.sendsThrough].some((domain) => path.includes(domain.toLowerCase()));
    if (!known) found("BOUNCE_NOT_OURS", `${author.address}, ${fieldOf(header, "message-id")}`);
  },
});

function isReport(message: Message): boolean {
  const auto = message.headers.first("Auto-Submitted");
  return message.root.type === "multipart/report" || (auto !== null && !/^no\b/i.test(auto)) || message.headers.has("X-Failed-Recipients");
}

/** The header that came back, unfolded; bounded. */
function headerOf(returned: Part): string {
  const text = returned.content().toString("latin1", 0, 65_536);
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return text.slice(0, end).replace(/\r?\n[ \t]+/g, " ");
}

function allOf(header: string, name: string): string {
  return header
    .split(/\r?\n/)
    .filter((line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
    .map((line) => line.slice(name.length + 1).trim())
    .join("\n");
}

function fieldOf(header: string, name: string): string {
  return allOf(header, name).split("\n")[0] ?? "";
}
