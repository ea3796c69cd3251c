/**
 * Documents that run, fetch or hold something: PDF, Office, RTF, OneNote, also inside archives and inside each other. What a document can do
 * is told by the reader (mail/carriers); here it is weighed. Forms with script and documents with objects are ordinary in many offices.
 */
import { z } from "zod";
import type { Ability, AbilityName } from "../../mail/carriers/carrier.ts";
import { defineCheck } from "../check.ts";

const MEANINGS = {
  DOCUMENT_LAUNCHES: { score: 5, leaning: "malware", meaning: "A document starts a program." },
  DOCUMENT_DDE: { score: 5, leaning: "malware", meaning: "A field or cell of a document calls a program." },
  DOCUMENT_REMOTE_TEMPLATE: { score: 5, leaning: "malware", meaning: "A document loads its template from elsewhere when it is opened." },
  DOCUMENT_HOLDS_PROGRAM: { score: 5, leaning: "dangerous-attachment", meaning: "A document holds a file that runs when it is opened." },
  DOCUMENT_MACRO_SHEET: { score: 4, leaning: "dangerous-attachment", meaning: "A workbook has an Excel 4.0 macro sheet." },
  DOCUMENT_REMOTE_OBJECT: { score: 3, leaning: "malware", meaning: "A document loads an object from elsewhere when it is opened." },
  DOCUMENT_EQUATION: {
    score: 1.5,
    leaning: "malware",
    meaning: "A document holds an object of the old equation editor, which runs what it is given.",
  },
  DOCUMENT_AUTO_SCRIPT: { score: 2, leaning: "malware", meaning: "A PDF runs script when it is opened." },
  DOCUMENT_SCRIPT: { score: 0.6, leaning: "malware", meaning: "A PDF holds script." },
  DOCUMENT_SUBMITS: { score: 1, leaning: "phish", meaning: "A PDF sends what is typed into it to a host." },
  DOCUMENT_PICTURE_LINK: { score: 2, leaning: "phish", meaning: "A PDF is a picture with a link and no text." },
  DOCUMENT_OBJECT: { score: 0.6, leaning: "dangerous-attachment", meaning: "A document holds a packaged file." },
} as const;

const FINDINGS: Partial<Readonly<Record<AbilityName, keyof typeof MEANINGS>>> = {
  "document.launch": "DOCUMENT_LAUNCHES",
  "document.dde": "DOCUMENT_DDE",
  "document.remote-template": "DOCUMENT_REMOTE_TEMPLATE",
  "document.program": "DOCUMENT_HOLDS_PROGRAM",
  "document.macro-sheet": "DOCUMENT_MACRO_SHEET",
  "document.remote-object": "DOCUMENT_REMOTE_OBJECT",
  "document.equation": "DOCUMENT_EQUATION",
  "document.auto-script": "DOCUMENT_AUTO_SCRIPT",
  "document.script": "DOCUMENT_SCRIPT",
  "document.submit": "DOCUMENT_SUBMITS",
  "document.picture-link": "DOCUMENT_PICTURE_LINK",
  "document.object": "DOCUMENT_OBJECT",
};

export const activeDocument = defineCheck({
  id: "attachments/active-document",
  title: "An attached document runs, fetches or holds something",
  why: "Documents are opened without a thought; those of attackers start programs, fetch templates or carry files under their pages.",
  references: ["ISO 32000-2 section 12.6", "ECMA-376 part 2", "MITRE ATT&CK T1221", "MITRE ATT&CK T1559.002"],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({}),
  findings: MEANINGS,
  run({ message }, found) {
    for (const { file, path, abilities } of message.carriers) {
      for (const ability of abilities) {
        const name = FINDINGS[ability.name];
        if (name !== undefined) found(name, quoted(path, ability));
      }
      // a file without a name of its own, by what it is: what OneNote and PDF hold
      const isHeld = path.includes("/") && /\/file-\d{1,2}$/.test(path);
      if (isHeld && (file.kind === "executable" || file.kind === "script" || file.kind === "shortcut" || file.kind === "html")) {
        found("DOCUMENT_HOLDS_PROGRAM", `${path}: ${file.kind}`);
      }
    }
  },
});

function quoted(path: string, { evidence }: Ability): string {
  return `${path}: ${evidence}`;
}
