/** Where the links of a message come from, in order: texts, invitations, pages, codes, carriers, attached texts and messages, pages inside links. */
import { TEXT_CHARACTERS } from "../platform/limits.ts";
import { isHtml } from "./body.ts";
import type { Calendar } from "./calendar.ts";
import type { OpenedCarrier } from "./carriers/open.ts";
import type { Note } from "./defects.ts";
import type { HtmlScan } from "./html/scan.ts";
import type { PageScanner } from "./html-view.ts";
import { LinkCollector } from "./links.ts";
import type { Code, Link } from "./message.ts";
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
  return links.all();
}
