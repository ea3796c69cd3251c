/**
 * QR codes, which move a link from the screen that a gateway guards to a phone that nobody does ("quishing"). A code by itself says little:
 * tickets, payment slips and app shops have them. What weighs is where it leads, what stands around it, and how it was drawn.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import { lettersIn } from "../../mail/code-units.ts";
import type { Link, Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, isFreeHosting, isShortener } from "../lists.ts";
import { seen } from "../words/phrases.ts";

/** Less than two sentences: the picture is the message. */
const FEW_LETTERS = 120;
const READ = 2_000;

export const qrCode = defineCheck({
  id: "images/qr-code",
  title: "A QR code leads elsewhere",
  why: "People scan codes with their own phones, past every look at links; the address shows only when they are there.",
  references: ["ISO/IEC 18004"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    QR_LEADS_ELSEWHERE: { score: 1, leaning: "phish", meaning: "A QR code leads to another organization than the author's." },
    QR_LURE: { score: 3.5, leaning: "phish", meaning: "A QR code leads elsewhere, with a lure or hardly a word beside it." },
    QR_POOR_HOST: { score: 2.5, leaning: "phish", meaning: "A QR code leads to a shortener or a host that anybody could have put up." },
    QR_NAMES_RECIPIENT: { score: 2.5, leaning: "phish", meaning: "The address in a QR code carries the recipient's mail address." },
    QR_DRAWN: { score: 3, leaning: "phish", meaning: "A QR code is drawn with characters or table cells, where no picture shows it." },
  },
  run({ message, arrival, facts, options }, found) {
    if (message.codes.length === 0) return;
    const known = facts.correspondence.known && facts.correspondence.value === "mutual";
    const drawn = message.codes.find(({ place }) => place === "drawing");
    if (drawn !== undefined && /^[a-z]{2,9}:/i.test(drawn.text)) found("QR_DRAWN", drawn.text);
    const author = message.from[0]?.domain ?? "";
    const recipients = arrival.envelope.rcptTo.map(({ address }) => address.toLowerCase());
    for (const link of message.links) {
      if (link.where !== "code" || !link.scheme.startsWith("http")) continue;
      if (sameOrganization(link.host, author) || options.ignoredDomains.includes(link.domain ?? link.host)) continue;
      if (recipients.some((address) => carries(link.url, address))) found("QR_NAMES_RECIPIENT", link.url);
      if (isPoor(link)) found("QR_POOR_HOST", link.host);
      if (!known && isLure(message)) found("QR_LURE", link.url);
      else found("QR_LEADS_ELSEWHERE", link.host);
    }
  },
});

function isPoor({ host }: Link): boolean {
  return isFreeHosting(host) || isShortener(host) || hasCheapSuffix(host) || /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host);
}

function isLure(message: Message): boolean {
  if (seen(message, "credentials").size > 0) return true;
  const letters = lettersIn(message.text.slice(0, READ));
  return letters < FEW_LETTERS && !message.headers.has("In-Reply-To");
}

/** In plain letters or in base64, as kits put it behind "#" or "?e=". */
function carries(url: string, address: string): boolean {
  if (address.length < 6) return false;
  const lower = url.toLowerCase();
  if (lower.includes(address) || lower.includes(encodeURIComponent(address))) return true;
  return url.includes(Buffer.from(address).toString("base64").replace(/=+$/, "").slice(0, -1));
}
