/**
 * Answers that go somewhere else than to the author. People set Reply-To to another address of their own, so a similar local part is no
 * finding; mailing lists set it to themselves, so mail of discussion lists and answers to a listed recipient are none either.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import type { Mailbox, Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";

export const replyTo = defineCheck({
  id: "sender/reply-to",
  title: "Answers go to a free mail address that is not the author's",
  why: "Who writes with a hijacked or forged address needs the answers elsewhere, and free mail asks for no name.",
  references: ["RFC 5322 section 3.6.2"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    REPLY_TO_FREE_MAIL: { score: 3.5, leaning: "scam", meaning: "The author's domain is a company's, answers go to a free mail address." },
    REPLY_TO_OTHER_FREE_MAIL: { score: 3.4, leaning: "scam", meaning: "Author and answers are two different free mail addresses." },
    REPLY_TO_OTHER_ORG: { score: 1.3, leaning: "scam", meaning: "Answers go to another organization than the author's." },
  },
  run({ message, arrival }, found) {
    const author = message.from[0];
    if (author === undefined || author.domain === "" || isListMail(message)) return;
    const answers = message.replyTo.filter((mailbox) => mailbox.domain !== "");
    if (answers.length === 0 || answers.some((mailbox) => isAlike(mailbox, author))) return;
    const listed = new Set([...message.to, ...message.cc].map((mailbox) => mailbox.address.toLowerCase()));
    const elsewhere = answers.find((mailbox) => !listed.has(mailbox.address.toLowerCase()) && !arrival.ourDomains.includes(mailbox.domain));
    if (elsewhere === undefined) return;
    const evidence = `${author.address}, answers to ${elsewhere.address}`;
    if (isFreeMail(elsewhere.domain)) found(isFreeMail(author.domain) ? "REPLY_TO_OTHER_FREE_MAIL" : "REPLY_TO_FREE_MAIL", evidence);
    else if (!sameOrganization(elsewhere.domain, author.domain) && !message.headers.has("List-Unsubscribe")) {
      found("REPLY_TO_OTHER_ORG", evidence);
    }
  },
});

function isListMail({ headers }: Message): boolean {
  return headers.has("List-Post");
}

/** Same address, or the same local part apart from dots and tags: one person's addresses. */
function isAlike(a: Mailbox, b: Mailbox): boolean {
  const plain = ({ local }: Mailbox): string => local.toLowerCase().replace(/\+.*$/, "").replace(/[._-]/g, "");
  return plain(a) === plain(b);
}
