/**
 * Collects the links of a message from texts and HTML pages: normalised, with host and registrable domain, each different one once.
 * Bounded in number; past the bound a defect stands and the rest is left out.
 */
import { LINKS } from "../platform/limits.ts";
import { registrableDomain } from "./address.ts";
import { pageInDataUrl } from "./data-url.ts";
import type { Note } from "./defects.ts";
import type { Reference } from "./html/page-findings.ts";
import { mentionsIn } from "./mentions.ts";
import type { Link } from "./message.ts";
import { unwrapped } from "./redirectors.ts";
import { skeletonOf } from "./skeleton.ts";
import { type NormalUrl, normalizeUrl, refanged, urlsInText } from "./url.ts";

/** Rewriters around rewriters that are followed: a message that passed three gateways has three. */
const WRAPPERS = 8;

/** Hosts and people named in one text that are listed. */
const MENTIONS = 200;

/** Pages inside links that are read. */
const PAGES_IN_LINKS = 20;

export class LinkCollector {
  /** Pages that references carry in themselves, for the caller to scan. */
  readonly pages: string[] = [];
  readonly #links: Link[] = [];
  readonly #seen = new Set<string>();
  readonly #domains = new Map<string, string | null>();
  readonly #note: Note;

  constructor(note: Note) {
    this.#note = note;
  }

  /** The URLs that stand in a text. */
  addText(text: string, where: Link["where"], via?: string): void {
    for (const written of urlsInText(text, LINKS + 1)) this.addUrl(written, where, via);
  }

  /** What a text names without a scheme. Comes last, so that what is sure to be a link is there before the bound. */
  addMentions(text: string): void {
    const { hosts, defanged, addresses } = mentionsIn(text, MENTIONS);
    for (const written of [...defanged, ...hosts, ...addresses.map((address) => `mailto:${address}`)]) this.addUrl(written, "mention");
  }

  /** An address by itself. */
  addUrl(written: string, where: Link["where"], via?: string): void {
    this.#add({ written, shown: null, where }, null, via);
  }

  /** The references of a page. `as` replaces where they stand: all links of an attachment are links of the attachment. */
  addReferences(references: readonly Reference[], base: string | null, as?: Link["where"], via?: string): void {
    const absolute = base === null ? null : (URL.parse(base)?.href ?? null);
    for (const reference of references) {
      if (/^\s*data:/i.test(reference.written)) {
        if (this.pages.length < PAGES_IN_LINKS) this.#addPage(reference.written);
        if (reference.where === "image") continue;
      }
      this.#add(as === undefined ? reference : { ...reference, where: as }, absolute, via);
    }
  }

  /** What a QR code says: an address, or text with addresses in it (contacts, notes). */
  addCode(text: string): void {
    const written = text.trim();
    const urls = /\s/.test(written) ? urlsInText(written, LINKS + 1) : /[:.]/.test(written) ? [written] : [];
    for (const url of urls) this.addUrl(url, "code", "qr");
  }

  #addPage(written: string): void {
    const page = pageInDataUrl(written);
    if (page !== null) this.pages.push(page);
  }

  all(): readonly Link[] {
    return this.#links;
  }

  #add(reference: Reference, base: string | null, via?: string): void {
    if (this.#links.length >= LINKS) {
      this.#note("link.too-many", `more than ${LINKS}`);
      return;
    }
    const fanged = refanged(reference.written);
    const normal = normalizeUrl(fanged ?? reference.written, base, this.#note);
    if (normal === null || !this.#push(normal, reference, via ?? (fanged === null ? undefined : "defanged"))) return;
    let outer = normal;
    for (let depth = 0; depth < WRAPPERS; depth++) {
      const target = unwrapped(outer.url, outer.host);
      const inner = target === null ? null : normalizeUrl(target, null, this.#note);
      if (inner === null || !this.#push(inner, reference, outer.host)) return;
      outer = inner;
    }
    this.#note("link.wrapped-deeply", outer.url);
  }

  /** False when there is such a link already, or no room. */
  #push(normal: NormalUrl, { shown, where }: Reference, via: string | undefined): boolean {
    const key = `${where} ${normal.url} ${shown ?? ""}`;
    if (this.#seen.has(key) || this.#links.length >= LINKS) return false;
    this.#seen.add(key);
    const skeleton = skeletonOf(normal.host);
    this.#links.push({
      ...normal,
      ...{ domain: this.#domainOf(normal.host), shown, where },
      ...(via === undefined ? {} : { via }),
      ...(skeleton === null ? {} : { skeleton }),
    });
    return true;
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
