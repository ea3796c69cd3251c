/**
 * Shortcuts: .url and .website (INI text), .webloc (property list), .desktop, and Windows shell links (MS-SHLLINK): where they lead and what
 * they run. Of a shell link the strings are read, not the structures: any of them may be what runs.
 */
import { decodeUtf16 } from "../charset.ts";
import type { Attachment } from "../message.ts";
import { ability, type Opened } from "./carrier.ts";

const READ = 65_536;
const ADDRESS = /^\s{0,20}(?:URL|BASEURL)\s{0,9}=\s{0,9}(\S{3,2000})/gim;
const COMMAND = /^\s{0,20}Exec\s{0,9}=\s{0,9}(.{1,500})/im;
const PLIST = /<string>([^<]{3,2000})<\/string>/gi;
/** Programs that shell links in mail start. */
const RUNNERS =
  /\b(?:powershell|pwsh|cmd|mshta|wscript|cscript|rundll32|regsvr32|curl|certutil|bitsadmin|msiexec|forfiles|conhost|ssh|explorer|schtasks|node|python)(?:\.exe)?\b[^\0]{0,200}/i;
const SHELL_LINK = "application/x-ms-shortcut";

export function openShortcut(file: Attachment): Opened {
  const bytes = file.content().subarray(0, READ);
  if (file.sniffed === SHELL_LINK) return openShellLink(bytes);
  const text = bytes.toString("utf8");
  const urls = [...text.matchAll(ADDRESS), ...(file.extension === "webloc" ? text.matchAll(PLIST) : [])].map(([, url = ""]) => url);
  const command = COMMAND.exec(text)?.[1];
  return {
    urls,
    abilities: [
      ...urls.slice(0, 1).map((url) => ability("shortcut.address", url)),
      ...(command === undefined ? [] : [ability("shortcut.command", command)]),
    ],
  };
}

function openShellLink(bytes: Buffer): Opened {
  const aligned = decodeUtf16(bytes.subarray(0, bytes.length & ~1));
  const shifted = decodeUtf16(bytes.subarray(1, (bytes.length & 1) === 1 ? bytes.length : bytes.length - 1));
  const texts = [bytes.toString("latin1"), aligned, shifted];
  const seen = texts.map((text) => RUNNERS.exec(text)?.[0]).find((match) => match !== undefined);
  return { texts, abilities: [ability("shortcut.command", seen ?? "a Windows shell link")] };
}
