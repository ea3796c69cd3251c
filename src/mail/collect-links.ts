/**
 * Where the links of a message come from, in order: texts, invitations, pages, codes, carriers, attached texts and messages, pages inside
 * links, header, and what the texts name without a scheme.
 */
import { TEXT_CHARACTERS, URL_CHARACTERS } from "../platform/limits.ts";
import { isHtml } from "./body.ts";
import type { Calendar } from "./calendar.ts";
import type { OpenedCarrier } from "./carriers/open.ts";
import type { Note } from "./defects.ts";
import type { HtmlScan } from "./html/scan.ts";
import type { PageScanner } from "./html-view.ts";
import { LinkCollector } from "./links.ts";
import type { Code, Headers, Link } from "./message.ts";
import type { BodyPart } from "./mime-part.ts";

export interface LinkSources {
  readonly texts: readonly string[];
  readonly calendars: readonly Calendar[];
  readonly pages: readonly HtmlScan[];
  readonly codes: readonly Code[];
  readonly carriers: readonly OpenedCarrier[];
  /** Parts that are no body. */
  readonly others: readonly BodyPart[];
  readonly scanner: PageScanner;
  readonly headers: Headers;
}

/** Fields whose addresses mail programs offer as buttons and menus (RFC 2369, RFC 8058, RFC 5064). */
const LIST_FIELDS = ["list-unsubscribe", "list-subscribe", "list-post", "list-help", "list-owner", "list-archive", "archived-at"];
const IN_ANGLES = /<([^<>]{1,8192})>/g;
const LIST_URLS = 50;

/** White space between angle brackets means nothing (RFC 2369 section 2). */
function listUrls(headers: Headers): readonly string[] {
  const values = LIST_FIELDS.flatMap((name) => headers.all(name));
  const urls = values.flatMap((value) =>
    Array.from(value.slice(0, URL_CHARACTERS).matchAll(IN_ANGLES), ([, url = ""]) => url.replace(/\s+/g, "")),
  );
  return urls.slice(0, LIST_URLS);
}

/** Characters of a carrier's path that stand in a link's `via`. */
const VIA = 120;

export function collectLinks(from: LinkSources, note: Note): readonly Link[] {
  const links = new LinkCollector(note);
  const addPage = (html: string, via?: string): void => {
    for (const page of from.scanner.scan(html)) {
      links.addReferences(page.references, page.base, "attachment", via);
      links.addText(page.looseText, "attachment", via);
    }
  };
  for (const text of from.texts) links.addText(text, "text");
  for (const { texts, urls, pages } of from.calendars) {
    for (const text of [...texts, ...urls]) links.addText(text, "text");
    for (const page of pages) addPage(page);
  }
  for (const page of from.pages) {
    links.addReferences(page.references, page.base);
    links.addText(page.looseText, "text");
  }
  for (const code of from.codes) links.addCode(code.text);
  for (const { path, opened } of from.carriers) {
    const via = path.slice(0, VIA);
    for (const page of opened.pages ?? []) addPage(page, via);
    for (const text of opened.texts ?? []) links.addText(text, "attachment", via);
    for (const url of opened.urls ?? []) links.addUrl(url, "attachment", via);
  }
  const opened = new Set(from.carriers.map(({ file }) => file.part));
  for (const part of from.others) {
    if (isHtml(part) || part.type === "image/svg+xml") {
      if (!opened.has(part)) addPage(isHtml(part) ? part.text() : part.content().toString("latin1", 0, TEXT_CHARACTERS));
    } else if (part.type === "text/plain" || part.type === "message/partial") links.addText(part.text(), "attachment");
    else if (part.type === "message/external-body") links.addText(part.parameters.get("url") ?? "", "attachment"); // RFC 2017
  }
  for (const page of links.pages.slice()) addPage(page);
  links.addText(from.headers.decoded("subject") ?? "", "header");
  for (const url of listUrls(from.headers)) links.addUrl(url, "header");
  for (const text of [...from.texts, ...from.pages.map(({ looseText }) => looseText)]) links.addMentions(text);
  return links.all();
}
