/**
 * Hosts that are made to be taken for one of our own domains: a letter off, look-alike letters, our name joined to something or below
 * another domain, or the same name under another suffix (which may be an honest namesake, so it is told apart).
 */
import { registrableDomain } from "../mail/address.ts";
import { asRead, isOneEdit } from "./edits.ts";

export interface OurImitation {
  /** Ours, as it is imitated. */
  readonly domain: string;
  readonly how: "typed" | "joined" | "elsewhere";
}

/** Of shorter names too many honest ones are a letter off. */
const TYPED_FROM = 5;
const JOINED_FROM = 5;

/** `host` in lower case; `skeleton` is how an internationalized host looks in plain letters. Null also for our own hosts. */
export function oursImitatedBy(host: string, ourDomains: readonly string[], skeleton?: string): OurImitation | null {
  const registered = registrableDomain(host) ?? host;
  if (ourDomains.some((ours) => host === ours || host.endsWith(`.${ours}`) || registered === (registrableDomain(ours) ?? ours)))
    return null;
  const label = labelOf(skeleton === undefined ? registered : (registrableDomain(skeleton) ?? skeleton));
  for (const domain of ourDomains) {
    const own = labelOf(registrableDomain(domain) ?? domain);
    if (own.length < 3) continue;
    if (label === own) return { domain, how: skeleton === undefined ? "elsewhere" : "typed" };
    if (own.length >= TYPED_FROM && (asRead(label) === asRead(own) || isOneEdit(label, own))) return { domain, how: "typed" };
    if (
      own.length >= JOINED_FROM &&
      (tokensOf(withoutSuffix(host, registered)).includes(own) || host.includes(`${domain}.`) || host.includes(domain.replaceAll(".", "-")))
    ) {
      return { domain, how: "joined" };
    }
  }
  return null;
}

function labelOf(registered: string): string {
  return registered.slice(0, Math.max(registered.indexOf("."), 0)) || registered;
}

/** A suffix is nobody's name: with example.org ours, shop.example is no imitation. */
function withoutSuffix(host: string, registered: string): string {
  return host.slice(0, host.length - (registered.length - labelOf(registered).length));
}

function tokensOf(host: string): readonly string[] {
  return host.split(/[.\-_]/);
}
