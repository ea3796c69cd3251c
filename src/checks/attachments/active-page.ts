/**
 * Web pages and drawings as attachments, also inside archives, that do something when opened: run script, ask for a password, send the reader
 * on, put a file together ("HTML smuggling"). What a page can do is told by the reader (mail/carriers/page.ts); here it is weighed.
 */
import { z } from "zod";
import type { Ability, Carrier } from "../../mail/carriers/carrier.ts";
import { defineCheck } from "../check.ts";

export const activePage = defineCheck({
  id: "attachments/active-page",
  title: "An attached page or drawing runs script or asks for a password",
  why: "An attached page opens in the browser, from the disk, past every look at links.",
  references: ["MITRE ATT&CK T1027.006"],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({}),
  findings: {
    ATTACHED_PAGE_SMUGGLES: { score: 6, leaning: "malware", meaning: "An attached page puts a file together with script." },
    ATTACHED_PAGE_PASSWORD: { score: 6, leaning: "phish", meaning: "An attached page asks for a password." },
    ATTACHED_PAGE_OBFUSCATED: { score: 5.5, leaning: "phish", meaning: "An attached page hides what its script does." },
    ATTACHED_PAGE_REDIRECTS: { score: 4.5, leaning: "phish", meaning: "An attached page sends its reader elsewhere by itself." },
    ATTACHED_PAGE_SCRIPT: { score: 3.5, leaning: "phish", meaning: "An attached page runs script." },
    ATTACHED_PAGE_FRAME: { score: 3, leaning: "phish", meaning: "An attached page shows a page of another host inside itself." },
    ATTACHED_PAGE_FORM: { score: 2, leaning: "phish", meaning: "An attached page sends what is typed into it to another host." },
    ATTACHED_DRAWING_SCRIPT: { score: 5.5, leaning: "malware", meaning: "An attached drawing runs script." },
    ATTACHED_DRAWING_PAGE: { score: 3.5, leaning: "phish", meaning: "An attached drawing holds a web page." },
    ATTACHED_DRAWING_LINK: { score: 2, leaning: "phish", meaning: "An attached drawing leads to a web page when it is clicked." },
    ATTACHED_PAGE_IN_ARCHIVE: { score: 2, leaning: "phish", meaning: "A page that does something lies packed in an archive." },
  },
  run({ message }, found) {
    for (const carrier of message.carriers) {
      if (carrier.file.kind !== "html" && carrier.file.kind !== "svg") continue;
      const seen = new Map(carrier.abilities.map((each) => [each.name, each]));
      const name = carrier.file.kind === "svg" ? ofDrawing(seen) : ofPage(seen);
      const frame = seen.get("page.frame");
      const form = seen.get("page.form");
      if (name !== null) found(name, quoted(carrier, seen));
      if (frame !== undefined) found("ATTACHED_PAGE_FRAME", `${carrier.path}: ${frame.evidence}`);
      if (form !== undefined && !seen.has("page.password")) found("ATTACHED_PAGE_FORM", `${carrier.path}: ${form.evidence}`);
      if ((name !== null || frame !== undefined || form !== undefined) && carrier.path.includes(".zip/")) {
        found("ATTACHED_PAGE_IN_ARCHIVE", carrier.path);
      }
    }
  },
});

type Seen = ReadonlyMap<Ability["name"], Ability>;

/** The worst that a page does. */
function ofPage(seen: Seen) {
  const runs = seen.has("page.script");
  if (seen.has("page.download") && (runs || seen.has("page.obfuscated"))) return "ATTACHED_PAGE_SMUGGLES";
  if (seen.has("page.password")) return "ATTACHED_PAGE_PASSWORD";
  if (seen.has("page.obfuscated")) return "ATTACHED_PAGE_OBFUSCATED";
  if (seen.has("page.redirect")) return "ATTACHED_PAGE_REDIRECTS";
  return runs ? "ATTACHED_PAGE_SCRIPT" : null;
}

function ofDrawing(seen: Seen) {
  if (seen.has("page.script") || seen.has("page.redirect")) return "ATTACHED_DRAWING_SCRIPT";
  if (seen.has("page.password")) return "ATTACHED_PAGE_PASSWORD";
  if (seen.has("page.foreign-page")) return "ATTACHED_DRAWING_PAGE";
  return seen.has("page.link") ? "ATTACHED_DRAWING_LINK" : null;
}

function quoted({ path }: Carrier, seen: Seen): string {
  const order = [
    "page.download",
    "page.password",
    "page.obfuscated",
    "page.redirect",
    "page.foreign-page",
    "page.link",
    "page.script",
  ] as const;
  const first = order.map((name) => seen.get(name)).find((each) => each !== undefined);
  return first === undefined ? path : `${path}: ${first.evidence}`;
}
