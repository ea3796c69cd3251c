/**
 * Collects the links of a message from texts and HTML pages: normalised, with host and registrable domain, each different one once.
 * Bounded in number; past the bound a defect stands and the rest is left out.
 */
import { LINKS } from "../platform/limits.ts";
import { registrableDomain } from "./address.ts";
import type { Note } from "./defects.ts";
import type { Reference } from "./html/page-findings.ts";
import type { Link } from "./message.ts";
import { normalizeUrl, urlsInText } from "./url.ts";

export class LinkCollector {
  readonly #links: Link[] = [];
  readonly #seen = new Set<string>();
  readonly #domains = new Map<string, string | null>();
  readonly #note: Note;

  constructor(note: Note) {
    this.#note = note;
  }

  /** The URLs that stand in a text. */
  addText(text: string, where: Link["where"]): void {
    for (const written of urlsInText(text, LINKS + 1)) this.#add({ written, shown: null, where }, null);
  }

  /** The references of a page. `as` replaces where they stand: all links of an attachment are links of the attachment. */
  addReferences(references: readonly Reference[], base: string | null, as?: Link["where"]): void {
    const absolute = base === null ? null : (URL.parse(base)?.href ?? null);
    for (const reference of references) {
      if (reference.where === "image" && /^\s*data:/i.test(reference.written)) continue;
      this.#add(as === undefined ? reference : { ...reference, where: as }, absolute);
    }
  }

  all(): readonly Link[] {
    return this.#links;
  }

  #add(reference: Reference, base: string | null): void {
    if (this.#links.length >= LINKS) {
      this.#note("link.too-many", `more than ${LINKS}`);
      return;
    }
    const normal = normalizeUrl(reference.written, base, this.#note);
    if (normal === null) return;
    const { shown, where } = reference;
    const key = `${where} ${normal.url} ${shown ?? ""}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#links.push({ ...normal, domain: this.#domainOf(normal.host), shown, where });
  }

  #domainOf(host: string): string | null {
    if (host === "") return null;
    const known = this.#domains.get(host);
    if (known !== undefined) return known;
    const domain = registrableDomain(host);
    this.#domains.set(host, domain);
    return domain;
  }
}
