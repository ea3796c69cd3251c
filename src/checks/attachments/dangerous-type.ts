/**
 * Attachments that run when opened, by name and by content; names inside archives count as attachments.
 * The kinds come from the message reader, which looks at magic bytes first. Zip archives inside archives are looked into.
 */
import { z } from "zod";
import type { Attachment } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";

const RUNS_WHEN_OPENED = new Set(
  (
    "exe com scr pif cpl msi msp mst dll jar jse js vbs vbe wsf wsh hta bat cmd ps1 psm1 lnk url scf reg inf chm hlp msc gadget application " +
    "appref-ms settingcontent-ms library-ms search-ms iqy slk xll wll img iso vhd vhdx vhdm ace appx msix appinstaller command apk"
  ).split(" "),
);
/** What people take a file for when only the part before the last extension is looked at. */
const HARMLESS_LOOKING = new Set("pdf doc docx xls xlsx ppt pptx txt rtf odt ods jpg jpeg png gif mp3 mp4 csv htm html zip".split(" "));

export const dangerousType = defineCheck({
  id: "attachments/dangerous-type",
  title: "An attachment runs when it is opened",
  why: "Programs, scripts, shortcuts and disk images are how mail installs malware; people hardly ever mail them for other reasons.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: [],
  options: z.object({ allowedExtensions: z.array(z.string()).default([]) }),
  findings: {
    ATTACHED_PROGRAM: { score: 6, leaning: "dangerous-attachment", meaning: "An attachment is a program, script, shortcut or disk image." },
    ATTACHED_DISGUISED: { score: 4, leaning: "malware", meaning: "An attachment hides that it is a program behind a harmless name." },
    ATTACHED_PROGRAM_IN_ARCHIVE: { score: 5.5, leaning: "dangerous-attachment", meaning: "An attached archive holds a program or script." },
    ATTACHED_MACROS: { score: 3.5, leaning: "dangerous-attachment", meaning: "An attached document carries macros." },
  },
  run({ message, options }, found) {
    for (const attachment of message.attachments) {
      if (options.allowedExtensions.includes(attachment.extension)) continue;
      const shown = attachment.filename ?? attachment.part.type;
      if (isProgram(attachment)) {
        found("ATTACHED_PROGRAM", shown);
        if (isDisguised(attachment)) found("ATTACHED_DISGUISED", shown);
      }
      if (attachment.kind === "office-macro") found("ATTACHED_MACROS", shown);
      const program = programIn(attachment);
      if (program !== undefined) found("ATTACHED_PROGRAM_IN_ARCHIVE", `${program} in ${shown}`);
    }
    for (const { file, path } of message.carriers) {
      const program = path.includes("/") ? programIn(file) : undefined;
      if (program !== undefined) found("ATTACHED_PROGRAM_IN_ARCHIVE", `${program} in ${path}`);
    }
  },
});

function programIn({ kind, members }: Attachment): string | undefined {
  const inside = kind === "archive" || kind === "encrypted-archive" ? members : [];
  return inside.find((member) => RUNS_WHEN_OPENED.has(extensionOf(member.name)))?.name;
}

function isProgram({ kind, extension }: Attachment): boolean {
  // Scripts of other systems (shell, Python) are mailed as source and do not run on a click, so of scripts only the extension counts.
  return kind === "executable" || kind === "shortcut" || kind === "disk-image" || RUNS_WHEN_OPENED.has(extension);
}

/** A second, harmless extension before the last, room between them, a direction override, or a harmless name on a program's bytes. */
function isDisguised({ filename, extension, kind }: Attachment): boolean {
  if (filename === null) return false;
  if (/[\u202a-\u202e\u2066-\u2069]/.test(filename)) return true;
  if (kind === "executable" && HARMLESS_LOOKING.has(extension)) return true;
  return HARMLESS_LOOKING.has(extensionOf(filename.slice(0, -(extension.length + 1)).trimEnd()));
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0
    ? ""
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}
