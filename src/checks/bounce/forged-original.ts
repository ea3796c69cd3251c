/**
 * Delivery reports, notices and auto-replies (RFC 3464, RFC 3834) to mail that we did not send. The returned header tells: it claims one of
 * our domains as author, and neither its Message-ID nor any host it passed is ours.
 * Gap: reports that return no header cannot be told apart; organizations that send through others list those in `sendsThrough`.
 */
import { z } from "zod";
import { mailboxesIn, sameOrganization } from "../../mail/address.ts";
import type { Message } from "../../mail/message.ts";
import { reportsIn, returnedWith } from "../../mail/report.ts";
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
    const returned = returnedWith(message);
    if (returned === null || returned.from === null || returned.messageId === null) return;
    const author = mailboxesIn(returned.from)[0];
    if (author === undefined || !arrival.ourDomains.some((own) => sameOrganization(own, author.domain))) return;
    const hops = returned.headers.all("received");
    if (hops.length === 0) return;
    const path = `${hops.join(" ")} ${returned.messageId}`.toLowerCase();
    const known = [...arrival.ourDomains, ...options.sendsThrough].some((domain) => path.includes(domain.toLowerCase()));
    if (!known) found("BOUNCE_NOT_OURS", `${author.address}, ${returned.messageId}`);
  },
});

/** A report by its machine-readable part, whatever the container calls itself; or an automatic answer. */
function isReport(message: Message): boolean {
  const auto = message.headers.first("Auto-Submitted");
  if (message.root.type === "multipart/report" || message.headers.has("X-Failed-Recipients")) return true;
  return (auto !== null && !/^no\b/i.test(auto)) || reportsIn(message).some((report) => report.kind === "delivery-status");
}
