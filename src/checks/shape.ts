/**
 * What many checks ask of a message, found once: the links that a reader follows, whether it went through a list, whether it answers,
 * and the domains that its header names beside the author. Remembered for the message while it is examined.
 */
import { registrableDomain } from "../mail/address.ts";
import type { Link, Message } from "../mail/message.ts";
import { brandOf, ofOneHouse } from "./brands.ts";

export interface Shape {
  /** Links that a reader follows; pictures, forms and attachments are not. */
  readonly clicks: readonly Link[];
  /** Their different hosts. */
  readonly hosts: readonly string[];
  /** The first author's domain, "" when there is none. */
  readonly author: string;
  /** At least half of the links lead to the author's own organization, as those of newsletters do. */
  readonly ownLinks: boolean;
  /** A well-known company writes, and every link, form and code leads to its own domains: even a forger gains nothing by a click. */
  readonly atHome: boolean;
  /** A discussion list passed it on: those change From, Reply-To, Return-Path and signatures. */
  readonly discussion: boolean;
  /** It offers a way to unsubscribe in its header. */
  readonly unsubscribes: boolean;
  /** It refers to an earlier message. */
  readonly answers: boolean;
  /** Domains that have signed it (DKIM d=); whether they really did is not looked at. */
  readonly signers: readonly string[];
  /** Domain of the reverse-path as the last server wrote it down; null when nobody did, "" for the empty one. */
  readonly returnDomain: string | null;
}

const LINKS_READ = 500;
/** Where a click leads away from the message. */
const FOLLOWED: ReadonlySet<Link["where"]> = new Set(["html", "text", "form", "code", "attachment"]);
const SIGNATURES_READ = 10;
const remembered = new WeakMap<Message, Shape>();

export function shapeOf(message: Message): Shape {
  let shape = remembered.get(message);
  if (shape === undefined) {
    shape = look(message);
    remembered.set(message, shape);
  }
  return shape;
}

function look(message: Message): Shape {
  const { headers } = message;
  const clicks = message.links.slice(0, LINKS_READ).filter(({ where, host }) => host !== "" && (where === "html" || where === "text"));
  const author = message.from.find(({ domain }) => domain !== "")?.domain ?? "";
  return {
    clicks,
    hosts: [...new Set(clicks.map(({ host }) => host))],
    author,
    ownLinks: leadHome(clicks, author),
    atHome: isAtHome(message, author),
    discussion: isDiscussion(message),
    unsubscribes: headers.has("List-Unsubscribe"),
    answers: headers.has("In-Reply-To") || headers.has("References"),
    signers: headers.has("DKIM-Signature") ? signersOf(headers.all("DKIM-Signature").slice(0, SIGNATURES_READ)) : [],
    returnDomain: returnDomainOf(headers.first("Return-Path")),
  };
}

/** RFC 2369: a way to post means people write there; older lists are known by their habits. */
function isDiscussion({ headers }: Message): boolean {
  const post = headers.first("List-Post");
  if (post !== null) return !/^no\b/i.test(post);
  if (headers.has("X-Mailing-List") || headers.has("X-BeenThere") || headers.has("Mailing-List")) return true;
  return /^list$/i.test(headers.first("Precedence") ?? "") || (headers.has("List-Id") && !headers.has("List-Unsubscribe"));
}

function leadHome(clicks: readonly Link[], author: string): boolean {
  if (author === "" || clicks.length === 0) return false;
  const organization = registrableDomain(author) ?? author;
  return (
    clicks.filter(({ host, domain }) => domain === organization || host === author || ofOneHouse(host, author)).length * 2 >= clicks.length
  );
}

function isAtHome({ links, replyTo }: Message, author: string): boolean {
  if (brandOf(author) === null || replyTo.some(({ domain }) => !ofOneHouse(domain, author))) return false;
  if (links.length > LINKS_READ) return false; // the one that matters may be the last
  const followed = links.filter(({ where, host }) => host !== "" && FOLLOWED.has(where));
  return followed.length > 0 && followed.every(({ host }) => ofOneHouse(host, author));
}

function signersOf(signatures: readonly string[]): readonly string[] {
  return signatures.flatMap((signature) => /(?:^|[;\s])d\s{0,5}=\s{0,5}([a-z0-9.-]{1,255})/i.exec(signature)?.[1]?.toLowerCase() ?? []);
}

function returnDomainOf(path: string | null): string | null {
  if (path === null) return null;
  if (/^<\s{0,5}>$/.test(path)) return "";
  return /@([a-z0-9.-]{1,255})>?\s{0,5}$/i.exec(path)?.[1]?.toLowerCase() ?? null;
}

/** Does any of the domains belong to the organization of `domain`? */
export function relates(domain: string, others: readonly (string | null)[]): boolean {
  const organization = registrableDomain(domain) ?? domain;
  const below = `.${organization}`;
  return others.some((other) => other !== null && (other === organization || other.endsWith(below)));
}
