/**
 * How links are written when they should not be read: generated or numeric host names, many labels, ports, encoded hosts, the reader's
 * address after "#", a lure's words in the host, a way through somebody's open redirect. Click counters of mass mailers write generated
 * names too, so mail that offers to unsubscribe is looked at for the rest only.
 */
import { z } from "zod";
import { registrableDomain, sameOrganization } from "../../mail/address.ts";
import type { Link, Message } from "../../mail/message.ts";
import { ofOneHouse } from "../brands.ts";
import { type ArrivalView, defineCheck } from "../check.ts";
import { countsForCarrier } from "../mass-mailers.ts";
import { routeOf } from "../route.ts";
import { relates, shapeOf } from "../shape.ts";
import { looksGenerated } from "../words/random.ts";

const CLICKS_READ = 60;
const URL_READ = 2_000;
const MANY_LABELS = 6;
/** Four numbers of an address inside a name, as providers call their customers' hosts. */
const NUMBERS = /(?:^|[.-])(?:\d{1,3}[-.]){3}\d{1,3}(?=[.-])/;
const LURE =
  /(?:^|[.-])(?:secure?|log-?in|log-?on|sign-?in|verify|verification|webmail|account|konto|wallet|airdrop|claim|unlock|restore|update|billing|refund)(?=[.-])/;
/** What pages that take passwords are called, as a whole part of a path. */
const LURE_PATH =
  /[/.-](?:log-?in|log-?on|sign-?in|verify|verification|webmail|owa|auth(?:enticate)?|unlock|re-?activate|password|passwort|update-?account|account-?update|confirm(?:ation)?|wallet|connect-wallet)(?=[/.?#-]|$)/i;
/** Honest letters to strangers link to one or two organizations. */
const MANY_HOSTS = 8;
const PRIVATE =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:localhost|router|fritz\.box|speedport\.ip|tplinkwifi\.net|routerlogin\.net)$/;

export const linkTricks = defineCheck({
  id: "links/tricks",
  title: "A link is written so that it cannot be read",
  why: "Honest links are meant to be recognised; these have names made by a program, hide where they lead or carry the reader's address.",
  references: ["RFC 3986 section 7.6"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    LINK_GENERATED_HOST: { score: 1.2, leaning: "phish", meaning: "A link's host has a name that a program made up." },
    LINK_NUMBERED_HOST: { score: 2, leaning: "phish", meaning: "A link leads to a provider's numbered host without a name of its own." },
    LINK_DEEP_HOST: { score: 1.2, leaning: "phish", meaning: "A link's host has so many parts that the real name is out of sight." },
    LINK_LURE_HOST: {
      score: 1.2,
      leaning: "phish",
      meaning: "A link's host promises a sign-in, an account or a wallet, and is not the author's.",
    },
    LINK_LURE_PATH: {
      score: 0.8,
      leaning: "phish",
      meaning: "A link leads to a page for passwords that is not the author's.",
    },
    LINKS_MANY_HOSTS: { score: 0.2, meaning: "A designed page from a stranger links to many different organizations." },
    LINK_PORT: { score: 1, leaning: "phish", meaning: "A link leads to an unusual port." },
    LINK_CARRIES_READER: {
      score: 1.6,
      leaning: "phish",
      meaning: "A link carries the reader's mail address to a host that is not the author's.",
    },
    LINK_THROUGH_REDIRECT: { score: 1.2, leaning: "phish", meaning: "A link goes through another site's redirect to somewhere else." },
    LINK_TO_PRIVATE: { score: 1.5, leaning: "phish", meaning: "A link leads into the reader's own network." },
  },
  run({ message, arrival, options }, found) {
    const { clicks, author, discussion, unsubscribes, ownLinks, answers } = shapeOf(message);
    const newsletter = unsubscribes || ownLinks;
    const isStrange = !newsletter && !discussion && !answers;
    if (isStrange && message.html.present) {
      const domains = new Set(clicks.slice(0, CLICKS_READ).map(({ host, domain }) => domain ?? host));
      if (domains.size >= MANY_HOSTS) found("LINKS_MANY_HOSTS", `${domains.size} organizations`);
    }
    const readers = readersOf(message, arrival);
    for (const link of clicks.slice(0, CLICKS_READ)) {
      const { host } = link;
      if (options.ignoredDomains.includes(link.domain ?? host)) continue;
      if (PRIVATE.test(host)) found("LINK_TO_PRIVATE", link.url);
      if (NUMBERS.test(host)) found("LINK_NUMBERED_HOST", host);
      if (/^https?:\/\/[^/?#]{1,260}:(?!80(?:[/?#]|$)|443(?:[/?#]|$))\d{2,5}(?:[/?#]|$)/.test(link.url)) found("LINK_PORT", link.url);
      if (discussion || sameOrganization(host, author) || ofOneHouse(host, author)) continue;
      if (!newsletter && LURE.test(host)) found("LINK_LURE_HOST", host);
      // who sent the message knows the reader already
      if (carriesReader(link, readers, newsletter) && !relates(host, routeOf(message, arrival))) found("LINK_CARRIES_READER", host);
      if (newsletter || countsForCarrier(host, message, arrival)) continue;
      if (isStrange && LURE_PATH.test(pathOf(link.url))) found("LINK_LURE_PATH", link.url);
      if (isGenerated(link)) found("LINK_GENERATED_HOST", host);
      if (host.split(".").length >= MANY_LABELS) found("LINK_DEEP_HOST", host);
      if (link.via !== undefined && link.via !== "defanged" && !sameOrganization(link.via, author))
        found("LINK_THROUGH_REDIRECT", `${link.via} to ${host}`);
    }
  },
});

/** From the first "/" behind the host; queries are full of words. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  return start < 0 ? "" : url.slice(start, start + URL_READ).split("?", 1)[0]!; // split gives at least one
}

function isGenerated({ host, domain }: Link): boolean {
  const registered = domain ?? registrableDomain(host) ?? host;
  const own = registered.slice(0, Math.max(0, registered.indexOf(".")));
  const below = host.length > registered.length ? host.slice(0, host.length - registered.length - 1) : "";
  return looksGenerated(own) || below.split(".").some((label) => !label.startsWith("xn--") && looksGenerated(label.replaceAll("-", "")));
}

interface Reader {
  readonly plain: string;
  readonly base64: string;
  readonly hex: string;
}

/** At most three recipients, as a link could carry them. */
function readersOf(message: Message, { envelope }: ArrivalView): readonly Reader[] {
  const author = message.from[0]?.address.toLowerCase();
  const listed = envelope.rcptTo.length > 0 ? envelope.rcptTo : message.to;
  return listed
    .slice(0, 3)
    .map(({ address }) => address.toLowerCase())
    .filter((address) => address.includes("@") && address !== author && address.length >= 8 && address.length < 200)
    .map((plain) => ({
      plain,
      base64: Buffer.from(plain).toString("base64").replace(/=+$/, "").slice(0, -1),
      hex: Buffer.from(plain).toString("hex"),
    }));
}

/** Newsletters carry it in their way to unsubscribe, so theirs count only after "#", which no server sees. */
function carriesReader({ url }: Link, readers: readonly Reader[], newsletter: boolean): boolean {
  const all = url.slice(0, URL_READ);
  const mark = all.indexOf("#");
  const part = newsletter ? (mark < 0 ? "" : all.slice(mark)) : all;
  if (part === "") return false;
  const lower = part.toLowerCase().replaceAll("%40", "@");
  return readers.some(({ plain, base64, hex }) => lower.includes(plain) || part.includes(base64) || lower.includes(hex));
}
