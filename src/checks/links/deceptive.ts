/**
 * Links that show one address and lead to another, or lead to a bare number. Click counters of mass mailers rewrite links too, so mail that
 * offers to unsubscribe, and hosts that many links of one message lead to, are only looked at for numbers and disguises.
 */
import { z } from "zod";
import { registrableDomain, sameOrganization } from "../../mail/address.ts";
import type { Link } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { countsForCarrier } from "../mass-mailers.ts";
import { relates } from "../shape.ts";

/** Phishing needs one or two links; a counter has them all. */
const USED_BY_COUNTER = 6;
const SHOWS_HOST = /^\s{0,20}(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?=[/:?#\s]|$)/i;

export const deceptiveLinks = defineCheck({
  id: "links/deceptive",
  title: "A link shows one address and leads to another",
  why: "People look at what a link shows; phishing shows the bank and leads elsewhere.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    LINK_SHOWS_OTHER_HOST: { score: 2.3, leaning: "phish", meaning: "A link shows one host and leads to another." },
    LINK_TO_NUMBER: { score: 2.8, leaning: "phish", meaning: "A link leads to a bare IP address." },
    LINK_USER_PART: { score: 3, leaning: "phish", meaning: "A link hides its host behind a name before an @." },
  },
  run({ message, arrival, options }, found) {
    const counted = message.headers.has("List-Unsubscribe") || message.headers.has("List-Id");
    const counters = clickCounters(message.links);
    const author = message.from[0]?.domain ?? "";
    // a mass mailer counts the clicks on its customer's own address
    const isOwnThroughCounter = (shown: string, host: string): boolean =>
      author !== "" && relates(author, [shown]) && countsForCarrier(host, message, arrival);
    for (const link of message.links) {
      if (link.host === "" || link.where === "image" || link.where === "attachment") continue;
      if (isNumeric(link.host)) found("LINK_TO_NUMBER", link.url);
      if (/^https?:\/\/[^/?#]{1,200}\.[^/?#]{1,200}@/.test(link.url)) found("LINK_USER_PART", link.url);
      const shown = counted ? null : shownHost(link);
      if (shown === null || counters.has(link.host) || options.ignoredDomains.includes(link.domain ?? link.host)) continue;
      if (isOwnThroughCounter(shown, link.host)) continue;
      if (!sameOrganization(shown, link.host)) found("LINK_SHOWS_OTHER_HOST", `${shown} shown, ${link.host} real`);
    }
  },
});

/** Hosts that most links of a long message lead to: click counters, which rewrite every link alike. */
function clickCounters(links: readonly Link[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { host, where } of links) if (where === "html") seen.set(host, (seen.get(host) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count >= USED_BY_COUNTER).map(([host]) => host));
}

function isNumeric(host: string): boolean {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host) && !/^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host);
}

function shownHost({ shown }: Link): string | null {
  if (shown === null || shown.length > 300) return null;
  const host = SHOWS_HOST.exec(shown)?.[1]?.toLowerCase();
  return host !== undefined && registrableDomain(host) !== null ? host : null;
}
