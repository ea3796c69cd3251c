/**
 * The domain lists in lists/ as sets that checks ask, read once when the program starts. Questions are about domains, never patterns:
 * "a.b.example" is asked as itself, then "b.example", and so on.
 */
import { readFileSync } from "node:fs";
import { registrableDomain } from "../mail/address.ts";

const FOLDER = new URL("../../lists/", import.meta.url);

/** Lines of a list, without comments and empty lines. */
export function readList(file: string): readonly string[] {
  return readFileSync(new URL(file, FOLDER), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const freeMail = new Set(readList("free-mail.txt"));
const freeHosting = new Set(readList("free-hosting.txt"));
const shorteners = new Set(readList("link-shorteners.txt"));
const cheapSuffixes = new Set(readList("cheap-domains.txt"));

function holdsDomainOrParent(list: ReadonlySet<string>, host: string): boolean {
  for (let rest = host; rest !== ""; ) {
    if (list.has(rest)) return true;
    const dot = rest.indexOf(".");
    if (dot < 0) return false;
    rest = rest.slice(dot + 1);
  }
  return false;
}

/** A provider where anybody opens an address without a name. */
export function isFreeMail(domain: string): boolean {
  if (holdsDomainOrParent(freeMail, domain)) return true;
  const registered = registrableDomain(domain);
  return registered !== null && freeMail.has(`${registered.slice(0, registered.indexOf("."))}.*`);
}

/** A host where anybody publishes a page within minutes. */
export function isFreeHosting(host: string): boolean {
  return holdsDomainOrParent(freeHosting, host);
}

export function isShortener(host: string): boolean {
  return shorteners.has(host) || shorteners.has(registrableDomain(host) ?? "");
}

/** A suffix under which names are registered for next to nothing and thrown away. */
export function hasCheapSuffix(domain: string): boolean {
  const dot = domain.lastIndexOf(".");
  if (dot < 0) return false;
  const second = domain.lastIndexOf(".", dot - 1);
  return cheapSuffixes.has(domain.slice(dot + 1)) || cheapSuffixes.has(domain.slice(second + 1));
}
