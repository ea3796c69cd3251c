/**
 * A display name that says it is a well-known company, from a domain that is not the company's (lists/brands.txt).
 * Comparison is by words after folding, so decorated letters do not help. Gap: brands that are not in the list; lures in the subject alone.
 */
import { z } from "zod";
import { registrableDomain } from "../../mail/address.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, readList } from "../lists.ts";
import { fold } from "../words/fold.ts";

interface Brand {
  readonly name: string;
  readonly words: readonly string[];
  readonly squeezed: string;
  /** Also an ordinary word: counts only with nothing but the words of an office beside it. */
  readonly ordinary: boolean;
  readonly domains: readonly string[];
}

const WORD = /[\p{L}\p{N}]{1,40}/gu;
/** What stands beside a company's name when an office of it writes. */
const OFFICE_WORDS = new Set(
  (
    "team support service services security alert alerts customer care account accounts notification notifications notice update updates info " +
    "rewards reward survey member members membership department center centre bank card cards online billing payment payments order orders the " +
    "com delivery parcel package express shipping gift giftcard program kundenservice kunden paket gutschein no reply noreply mail"
  ).split(" "),
);

/** Mass mailers that lend their own domain as author to any customer: the domain says nothing about the name. */
const SHARED_SENDERS = new Set(
  "ccsend.com sparkpostmail.com mailchimpapp.com shopifyemail.com sendgrid.net mailgun.org klaviyomail.com eventbrite.com squarespace-mail.com".split(
    " ",
  ),
);

const brands = new Map<string, Brand[]>();
for (const line of readList("brands.txt")) {
  const [name = "", domains = ""] = line.replace(/^=/, "").split("|");
  const words = fold(name).match(WORD) ?? [];
  const brand: Brand = {
    name: name.trim(),
    words,
    squeezed: words.join(""),
    ordinary: line.startsWith("="),
    domains: domains.split(" ").filter((domain) => domain !== ""),
  };
  index(words[0] ?? "", brand);
  if (words.length > 1) index(brand.squeezed, { ...brand, words: [brand.squeezed] });
}

function index(firstWord: string, brand: Brand): void {
  brands.set(firstWord, [...(brands.get(firstWord) ?? []), brand]);
}

export const borrowedBrand = defineCheck({
  id: "sender/borrowed-brand",
  title: "The display name is a well-known company's, the domain is not",
  why: "Phishing lives from names that people trust; the company itself mails from its own domain.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    FROM_BORROWED_BRAND: { score: 4.3, leaning: "phish", meaning: "The display name is a well-known company's, the domain is not." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    for (const author of message.from) {
      // Commas and stray signs break a field into several authors, of which the first may be a name without an address.
      const name = author.name ?? (author.domain === "" ? author.address : null);
      const domain = author.domain || (message.from.find((other) => other.domain !== "")?.domain ?? "");
      if (name === null || options.ignoredDomains.includes(domain) || arrival.ourDomains.includes(domain)) continue;
      const brand = brandIn(name) ?? brandIn(name.replace(/(?<=[a-z])I|I(?=[a-z]{3})/g, "l"));
      if (brand !== null && !belongsTo(domain, brand)) found("FROM_BORROWED_BRAND", `${brand.name}: ${name} <${author.address}>`);
    }
  },
});

function brandIn(name: string): Brand | null {
  const words = fold(name.slice(0, 200)).match(WORD) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    for (const brand of brands.get(words[at] ?? "") ?? []) {
      if (!brand.words.every((word, index) => words[at + index] === word)) continue;
      const beside = [...words.slice(0, at), ...words.slice(at + brand.words.length)];
      if (!brand.ordinary || beside.every((word) => OFFICE_WORDS.has(word) || /\d/.test(word))) return brand;
    }
  }
  return null;
}

function belongsTo(domain: string, brand: Brand): boolean {
  const registered = registrableDomain(domain) ?? domain;
  if (SHARED_SENDERS.has(registered)) return true;
  if (brand.domains.some((own) => registered === own || domain === own || domain.endsWith(`.${own}`))) return true;
  const label = registered.slice(0, registered.indexOf(".")).replaceAll("-", "");
  if (hasCheapSuffix(registered) || registered.endsWith(".onmicrosoft.com")) return false;
  return label === brand.squeezed || label === brand.words[0] || label === `${brand.squeezed}mail` || label === `${brand.squeezed}email`;
}
