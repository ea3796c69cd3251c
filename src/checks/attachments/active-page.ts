/**
 * Web pages and drawings as attachments that do something when opened: run script, ask for a password, send the reader on, unpack a file
 * ("HTML smuggling"). Looks at the first 256 KB of each.
 */
import { z } from "zod";
import type { Attachment } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";

const READ = 262_144;
const SMUGGLES = /\b(?:atob\s{0,5}\(|createObjectURL|msSaveOrOpenBlob|msSaveBlob|new\s{1,5}Blob\s{0,5}\(|fromCharCode|unescape\s{0,5}\()/;
const REDIRECTS =
  /\b(?:window\.|document\.|top\.|self\.)?location(?:\.href|\.replace|\.assign)?\s{0,5}[=(]|http-equiv\s{0,5}=\s{0,5}["']?refresh/i;
const SCRIPT = /<script[\s>/]|\bon(?:load|error|click|mouseover|begin)\s{0,5}=|javascript:/i;
const PASSWORD = /type\s{0,5}=\s{0,5}["']?password/i;

export const activePage = defineCheck({
  id: "attachments/active-page",
  title: "An attached page or drawing runs script or asks for a password",
  why: "An attached page opens in the browser, from the disk, past every look at links.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({}),
  findings: {
    ATTACHED_PAGE_SMUGGLES: { score: 6, leaning: "malware", meaning: "An attached page puts a file together with script." },
    ATTACHED_PAGE_PASSWORD: { score: 6, leaning: "phish", meaning: "An attached page asks for a password." },
    ATTACHED_PAGE_REDIRECTS: { score: 4.5, leaning: "phish", meaning: "An attached page sends its reader elsewhere by itself." },
    ATTACHED_PAGE_SCRIPT: { score: 3.5, leaning: "phish", meaning: "An attached page runs script." },
    ATTACHED_DRAWING_SCRIPT: { score: 5.5, leaning: "malware", meaning: "An attached drawing runs script." },
  },
  run({ message }, found) {
    for (const attachment of message.attachments) {
      if (!isPage(attachment)) continue;
      const name = attachment.filename ?? attachment.part.type;
      const page = attachment.part.content().toString("latin1", 0, READ);
      const runs = SCRIPT.test(page);
      if (attachment.kind === "svg" && runs) found("ATTACHED_DRAWING_SCRIPT", name);
      else if (runs && SMUGGLES.test(page)) found("ATTACHED_PAGE_SMUGGLES", name);
      else if (PASSWORD.test(page)) found("ATTACHED_PAGE_PASSWORD", name);
      else if (REDIRECTS.test(page)) found("ATTACHED_PAGE_REDIRECTS", name);
      else if (runs) found("ATTACHED_PAGE_SCRIPT", name);
    }
  },
});

function isPage({ kind, extension }: Attachment): boolean {
  return kind === "html" || kind === "svg" || ["htm", "html", "xhtml", "shtml", "mht", "svg"].includes(extension);
}
