/**
 * Lists of addresses as rules write them: `user@example.org`, `user@` (at any domain), `example.org` (exactly), `.example.org`
 * (every domain below it), `<>` (the null reverse-path), `*` (anything, but not nothing), `groups/NAME` (a list of these).
 * Everything is compared without case; domains as A-labels, label by label and never by patterns.
 */
import { domainToASCII } from "node:url";
import { domainOf, localPartOf } from "../mail/envelope.ts";

/** A prepared list: one set look-up per label, however long the list is. */
export interface AddressList {
  /** Null stands for the null reverse-path or a missing identity. */
  has(address: string | null): boolean;
}

const GROUP = "groups/";

/** Groups do not nest: a group name inside a group stands for nothing. */
export function addressList(entries: readonly string[], groups: Readonly<Record<string, readonly string[]>>): AddressList {
  const exact = new Set<string>();
  const locals = new Set<string>();
  const domains = new Set<string>();
  const suffixes = new Set<string>();
  let anything = false;
  for (const entry of entries.flatMap((written) => expand(written, groups))) {
    if (entry === "*") anything = true;
    else if (entry === "<>") exact.add("<>");
    else if (entry.startsWith(".")) suffixes.add(toDomain(entry.slice(1)));
    else if (entry.endsWith("@")) locals.add(entry.slice(0, -1).toLowerCase());
    else if (entry.includes("@")) exact.add(toAddress(entry));
    else domains.add(toDomain(entry));
  }
  return {
    has(address) {
      if (address === null || address === "") return exact.has("<>");
      if (anything || exact.has(toAddress(address)) || locals.has(localPartOf(address).toLowerCase())) return true;
      const domain = toDomain(domainOf(address) ?? "");
      return domain !== "" && (domains.has(domain) || isBelow(domain, suffixes));
    },
  };
}

function expand(entry: string, groups: Readonly<Record<string, readonly string[]>>): readonly string[] {
  if (!entry.startsWith(GROUP)) return [entry];
  const name = entry.slice(GROUP.length);
  const members = Object.hasOwn(groups, name) ? groups[name] : undefined;
  return (members ?? []).filter((member) => !member.startsWith(GROUP));
}

function isBelow(domain: string, suffixes: ReadonlySet<string>): boolean {
  if (suffixes.size === 0) return false;
  for (let dot = domain.indexOf("."); dot >= 0; dot = domain.indexOf(".", dot + 1)) {
    if (suffixes.has(domain.slice(dot + 1))) return true;
  }
  return false;
}

function toAddress(address: string): string {
  const domain = domainOf(address);
  return domain === null ? address.toLowerCase() : `${localPartOf(address).toLowerCase()}@${toDomain(domain)}`;
}

/** Lower case, A-labels, no final dot. What is no domain (an address literal) is compared as written. */
function toDomain(domain: string): string {
  const plain = domain.endsWith(".") ? domain.slice(0, -1) : domain;
  // nearly every domain is in this form already, and every list of every rule asks
  if (/^[a-z0-9._-]+$/.test(plain)) return plain;
  const ascii = domainToASCII(plain);
  return ascii === "" ? plain.toLowerCase() : ascii;
}
