/**
 * Mail to many subscribers that says so. It is a kind of mail and no accusation: the findings weigh nothing and give the class "bulk".
 * Discussion lists name a way to post (RFC 2369) and are left out, and so are answers, because people write them to people.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { massMailerOf } from "../mass-mailers.ts";
import { relates, shapeOf } from "../shape.ts";

export const newsletter = defineCheck({
  id: "bulk/newsletter",
  title: "The message says that it goes to many subscribers",
  why: "Newsletters, receipts and offers are wanted by some; policies treat them apart from personal mail.",
  references: ["RFC 2369", "RFC 2919", "RFC 8058"],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({}),
  findings: {
    BULK_LIST_UNSUBSCRIBE: { score: 0, leaning: "bulk", meaning: "The header offers a way to unsubscribe." },
    BULK_ONE_CLICK_SIGNED: {
      score: 0,
      leaning: "bulk",
      meaning: "The header offers to unsubscribe with one click, under a signature in the name of the author's own domain.",
    },
    BULK_MASS_MAILER: {
      score: 0,
      leaning: "bulk",
      meaning: "A service that sends newsletters and receipts for its customers carried the message.",
    },
    BULK_PROVEN_SENDER: {
      score: -1,
      leaning: "clean",
      meaning: "Such a service carried it under a signature of the author's own domain, with a way to unsubscribe.",
    },
    BULK_PRECEDENCE: { score: 0, leaning: "bulk", meaning: "The header calls itself bulk mail." },
    BULK_NEWSLETTER_ADDRESS: { score: 0, leaning: "bulk", meaning: "The author's address calls itself a newsletter." },
  },
  run({ message, arrival }, found) {
    const { headers } = message;
    const post = headers.first("List-Post");
    if ((post !== null && !/^no\b/i.test(post)) || headers.has("In-Reply-To")) return;
    const unsubscribe = headers.first("List-Unsubscribe");
    if (unsubscribe !== null) found("BULK_LIST_UNSUBSCRIBE", targetOf(unsubscribe));
    if (unsubscribe !== null && headers.has("List-Unsubscribe-Post")) {
      const { author, signers } = shapeOf(message);
      // RFC 8058 section 4: the signature must cover both fields; whether it is valid is not looked at, so it speaks of the kind of mail only
      const covered = headers.all("DKIM-Signature").some((signature) => /list-unsubscribe-post/i.test(signature));
      if (covered && author !== "" && relates(author, signers)) found("BULK_ONE_CLICK_SIGNED", author);
    }
    const mailer = massMailerOf(message, arrival);
    if (mailer !== null) {
      const { author, signers } = shapeOf(message);
      found("BULK_MASS_MAILER", mailer);
      if (unsubscribe !== null && author !== "" && relates(author, signers)) found("BULK_PROVEN_SENDER", `${author} through ${mailer}`);
    }
    const address = message.from[0]?.address ?? "";
    if (NEWSLETTER.test(address)) found("BULK_NEWSLETTER_ADDRESS", address);
    const precedence = headers.first("Precedence");
    if (precedence !== null && /^bulk$/i.test(precedence)) found("BULK_PRECEDENCE", precedence);
  },
});

/** The local part, or a label of the domain in front of the last two. */
const NEWSLETTER = /(?:^|[@.])(?:news-?letters?|nieuwsbrief|rundbrief|mailings?|boletin)(?:@|(?:\.[a-z0-9-]{1,63}){2})/i;

/** Where to unsubscribe, short enough to read: the host or mail domain of the first target, else nothing. */
function targetOf(unsubscribe: string): string {
  return /<(?:https?:\/\/|mailto:[^@<>]{1,500}@)([a-z0-9.-]{1,255})/i.exec(unsubscribe)?.[1]?.toLowerCase() ?? "";
}
