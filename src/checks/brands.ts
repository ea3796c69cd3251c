/**
 * The names that impostors borrow (lists/brands.txt): which brand a text names, whether a domain is the brand's own, and which brand's
 * a host only looks like. Words are compared after folding, domains by their labels. Gap: brands that are not in the list.
 */
import { registrableDomain } from "../mail/address.ts";
import { closeLabels } from "./edits.ts";
import { hasCheapSuffix, isFreeHosting, isFreeMail, readList } from "./lists.ts";
import { fold } from "./words/fold.ts";

export interface Brand {
  readonly name: string;
  readonly words: readonly string[];
  readonly squeezed: string;
  /** Also an ordinary word: counts only with nothing but the words of an office beside it. */
  readonly ordinary: boolean;
  readonly domains: readonly string[];
  /** Suffixes under which branches have domains of their own: the name and a place. */
  readonly branches: readonly string[];
}

/** How a host borrows a brand's name; "typed" is a letter off, "joined" the name with something put to it, "below" a name of a subdomain. */
export interface Imitation {
  readonly brand: Brand;
  readonly how: "typed" | "joined" | "below";
}

const WORD = /[\p{L}\p{N}]{1,40}/gu;
const WITHOUT_SPACES = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** What stands beside a company's name when an office of it writes. */
const OFFICE_WORDS = new Set(
  (
    "team support service services security alert alerts customer care account accounts notification notifications notice update updates info " +
    "rewards reward survey member members membership department center centre bank card cards online billing payment payments order orders the " +
    "com delivery parcel package express shipping gift giftcard program kundenservice kunden paket gutschein no reply noreply mail"
  ).split(" "),
);
/** What is put beside a brand's name in the host of a lure. */
const LURE_LABELS =
  /secur|login|logon|signin|verif|account|konto|compte|cuenta|conta|support|service|update|online|client|kunde|mail|bank|pay|app|web|portal|id|auth|help|info|alert|track|deliver|parcel|paket|colis|refund|reward|gift|promo|claim|wallet|official|center|suivi|my/;

/** What stands beside a bank's name where a place would; parts of "id" and "my" are in the names of towns. */
const NO_PLACE =
  /\d|secur|sicher|log-?[io]n|signin|verif|account|konto|support|service|update|aktual|online|client|kunde|mail|bank|portal|auth|help|hilfe|info|alert|legitim|frei|freigabe|tan$|^id$|^my$|^app$|^web$|^mein/;

/** Mass mailers that lend their own domain as author to any customer: the domain says nothing about the name. */
const SHARED_SENDERS = new Set(
  "ccsend.com sparkpostmail.com mailchimpapp.com shopifyemail.com sendgrid.net mailgun.org klaviyomail.com eventbrite.com squarespace-mail.com".split(
    " ",
  ),
);

/** Names that a brand lends to all its customers. */
const LENT = new Set(["onmicrosoft.com", "mailchimpsites.com", "wordpress.com", "myshopify.com", "amazonaws.com", "googleusercontent.com"]);

/** Hosts of well-known companies that show what any customer has put there. */
const OF_CUSTOMERS =
  /(?:^|\.)(?:(?:docs|drive|script|groups|sites)\.google\.com|onedrive\.live\.com|(?:customervoice|sway)\.microsoft\.com|sway\.office\.com|dropbox\.com)$/;

const byFirstWord = new Map<string, Brand[]>();
const bySqueezed = new Map<string, Brand>();
const withoutSpaces: Brand[] = [];
const byDomain = new Map<string, Brand>();
for (const line of readList("brands.txt")) addBrand(line);
/** Long names only: of short ones too many other words are a letter off. */
const closeTo = closeLabels(
  [...bySqueezed.values()].filter((brand) => !brand.ordinary && brand.squeezed.length >= 6).map((b) => b.squeezed),
);
const longNames = [...bySqueezed.values()].filter((brand) => !brand.ordinary && brand.squeezed.length >= 6);

function addBrand(line: string): void {
  const [name = "", domains = ""] = line.replace(/^=/, "").split("|");
  const words = fold(name).match(WORD) ?? [];
  const listed = domains.split(" ").filter((domain) => domain !== "");
  const brand: Brand = {
    name: name.trim(),
    words,
    squeezed: words.join(""),
    ordinary: line.startsWith("="),
    domains: listed.filter((domain) => !domain.startsWith(".")),
    branches: listed.filter((domain) => domain.startsWith(".")).map((suffix) => suffix.slice(1)),
  };
  if (WITHOUT_SPACES.test(name)) withoutSpaces.push(brand);
  else {
    index(words[0] ?? "", brand);
    if (words.length > 1) index(brand.squeezed, { ...brand, words: [brand.squeezed] });
    if (/^[a-z0-9]+$/.test(brand.squeezed) && !bySqueezed.has(brand.squeezed)) bySqueezed.set(brand.squeezed, brand);
  }
  for (const domain of [`${brand.squeezed}.com`, ...brand.domains]) if (!byDomain.has(domain)) byDomain.set(domain, brand);
}

function index(firstWord: string, brand: Brand): void {
  byFirstWord.set(firstWord, [...(byFirstWord.get(firstWord) ?? []), brand]);
}

/** The brand that a short text, such as a display name, names; also with capital I for l. */
export function brandIn(text: string): Brand | null {
  const found = named(text);
  if (found !== null || !text.includes("I")) return found;
  const read = text.replace(/(?<=[a-z])I|I(?=[a-z]{3})/g, "l");
  return read === text ? null : named(read);
}

function named(text: string): Brand | null {
  const folded = fold(text.slice(0, 200));
  const words = folded.match(WORD) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    for (const brand of byFirstWord.get(words[at] ?? "") ?? []) {
      if (!brand.words.every((word, index) => words[at + index] === word)) continue;
      const beside = [...words.slice(0, at), ...words.slice(at + brand.words.length)];
      if (!brand.ordinary || beside.every((word) => OFFICE_WORDS.has(word) || /\d/.test(word))) return brand;
    }
  }
  return WITHOUT_SPACES.test(folded) ? (withoutSpaces.find((brand) => folded.includes(brand.squeezed)) ?? null) : null;
}

/** Is the domain one from which the brand itself writes? */
export function belongsTo(domain: string, brand: Brand): boolean {
  const registered = registrableDomain(domain) ?? domain;
  if (SHARED_SENDERS.has(registered)) return true;
  if (brand.domains.some((own) => registered === own || domain === own || domain.endsWith(`.${own}`))) return true;
  const label = registered.slice(0, registered.indexOf(".")).replaceAll("-", "");
  if (hasCheapSuffix(registered) || registered.endsWith(".onmicrosoft.com")) return false;
  if (label === brand.squeezed || label === brand.words[0] || label === `${brand.squeezed}mail` || label === `${brand.squeezed}email`)
    return true;
  return brand.branches.length > 0 && isBranch(registered, brand);
}

/** "sparkasse-hannover.de", "ostseesparkasse-rostock.de"; not "sparkasse-sicherheit.de", whose other words are those of a lure. */
function isBranch(registered: string, { squeezed, branches }: Brand): boolean {
  const dot = registered.indexOf(".");
  if (!branches.includes(registered.slice(dot + 1))) return false;
  const places = registered.slice(0, dot).replace(squeezed, "-").split("-");
  return registered.includes(squeezed) && places.every((place) => !NO_PLACE.test(place) && !OFFICE_WORDS.has(place));
}

/** The brand whose own domain this is. */
export function brandOf(domain: string): Brand | null {
  const registered = registrableDomain(domain) ?? domain;
  const brand = byDomain.get(registered);
  return brand !== undefined && belongsTo(domain, brand) ? brand : null;
}

/** Are both domains the own ones of one well-known company? Not for pages and addresses that it gives to anybody. */
export function ofOneHouse(host: string, author: string): boolean {
  const brand = brandOf(author);
  return brand !== null && brandOf(host) === brand && !isFreeMail(author) && !isFreeHosting(host) && !OF_CUSTOMERS.test(host);
}

const remembered = new Map<string, Imitation | null>();
const REMEMBERED = 2_000;

/** The brand that a host borrows the name of without being its own. `host` in lower case; `skeleton` is how an internationalized one looks. */
export function imitatedBy(host: string, skeleton?: string): Imitation | null {
  const known = remembered.get(host);
  if (known !== undefined) return known;
  const found = host.length > 120 ? null : imitation(skeleton ?? host, host);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(host, found);
  return found;
}

function imitation(shown: string, host: string): Imitation | null {
  const registered = registrableDomain(host) ?? host;
  if (!host.includes(".") || LENT.has(registered) || LENT.has(registered.slice(registered.indexOf(".") + 1)) || brandOf(host) !== null)
    return null;
  const suffixLabels = registered.split(".").length - 1;
  const labels = shown.split(".").slice(0, -suffixLabels || undefined);
  const registeredLabel = labels.at(-1) ?? "";
  for (const label of labels) {
    const own = label === registeredLabel;
    const tokens = label.split(/[-_]/).filter((token) => token !== "");
    for (const token of tokens) {
      const brand = bySqueezed.get(token);
      if (brand === undefined || belongsTo(host, brand)) continue;
      if (tokens.length === 1 && own && brand.ordinary) continue;
      if (brand.ordinary || token.length < 5) {
        if (tokens.some((other) => other !== token && LURE_LABELS.test(other))) return { brand, how: "joined" };
      } else return { brand, how: own ? "joined" : "below" };
    }
    const plain = label.replaceAll("-", "");
    const inside = longNames.find((brand) => plain.length > brand.squeezed.length && plain.includes(brand.squeezed));
    if (
      inside !== undefined &&
      !belongsTo(host, inside) &&
      (inside.squeezed.length >= 8 || LURE_LABELS.test(plain.replace(inside.squeezed, " ")))
    ) {
      return { brand: inside, how: own ? "joined" : "below" };
    }
    if (own) {
      const close = closeTo(plain);
      const brand = close === null ? undefined : bySqueezed.get(close);
      if (brand !== undefined && !belongsTo(host, brand)) return { brand, how: "typed" };
    }
  }
  return null;
}
