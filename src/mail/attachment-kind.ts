/**
 * What an attachment is, from its name, its declared type and its bytes. Where they disagree the most dangerous answer stands,
 * because the receiving system may follow any of the three.
 * Gap: archives other than zip are not listed; nested archives are not opened; old Office macros are recognized by stream names only.
 */
import { cmsKind } from "./cms.ts";
import type { ArchiveMember, AttachmentKind } from "./message.ts";
import { isPgpEncrypted } from "./pgp.ts";

const EXTENSIONS: readonly (readonly [AttachmentKind, string])[] = [
  [
    "executable",
    "exe scr com pif cpl dll sys msi msp mst msix msixbundle appx appxbundle application appref-ms jar class bin apk ipa deb rpm app pkg run elf ocx drv xll gadget chm hlp",
  ],
  [
    "script",
    "js jse vbs vbe vb wsf wsh wsc ws hta ps1 ps1xml ps2 psc1 psm1 psd1 bat cmd sct sh bash csh zsh py pyc pyw pl rb php reg inf msc mshxml ade adp mde job scf ahk au3 applescript command iqy slk",
  ],
  ["shortcut", "lnk url website webloc desktop library-ms search-ms searchconnector-ms settingcontent-ms theme themepack rdp diagcab"],
  ["disk-image", "iso img vhd vhdx dmg udf vmdk vdi wim nrg mdf cue toast"],
  ["office-macro", "docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm accdb accde accdr mdb"],
  [
    "office",
    "doc docx dot dotx rtf odt ott xls xlsx xlt xltx xlw ods ots csv ppt pptx pps ppsx pot potx odp otp one onepkg pub vsd vsdx mpp wps wpd pages numbers key xps oxps msg-template",
  ],
  ["pdf", "pdf fdf xfdf"],
  ["html", "html htm shtml shtm xhtml xht mht mhtml"],
  ["svg", "svg svgz"],
  ["archive", "zip zipx rar 7z gz tgz bz2 tbz tbz2 xz txz zst lz lzma lzh lha arj ace cab tar z cpio uue alz egg r00 r01 001"],
  ["encrypted", "p7m pgp gpg asc-encrypted axx enc aes"],
  ["calendar", "ics ical ifb vcs"],
  ["contact", "vcf vcard"],
  ["message", "eml msg mbox tnef"],
  ["image", "png jpg jpeg jpe jfif gif bmp dib tif tiff webp ico heic heif avif psd emf wmf"],
  ["media", "mp3 mp4 m4a m4v wav ogg oga ogv opus flac aac wma wmv avi mov mkv webm mpg mpeg 3gp amr mid midi"],
  ["text", "txt text log md diff patch json xml yaml yml ini conf css asc sig"],
  ["font", "ttf otf woff woff2 eot"],
];

const BY_EXTENSION = new Map<string, AttachmentKind>(
  EXTENSIONS.flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
);

const BY_TYPE: readonly (readonly [RegExp, AttachmentKind])[] = [
  [
    /^application\/(?:x-msdownload|x-dosexec|x-msdos-program|x-elf|x-executable|x-mach-binary|java-archive|java-vm|vnd\.ms-htmlhelp|x-msi)$/,
    "executable",
  ],
  [/^(?:text|application)\/(?:x-)?(?:javascript|vbscript|shellscript|sh|dosexec-script|hta|python|perl|php)$/, "script"],
  [/^application\/x-ms-shortcut$/, "shortcut"],
  [/^application\/(?:vnd\.efi\.iso|x-iso9660-image|x-vhdx?|x-apple-diskimage)$/, "disk-image"],
  [/macroenabled/, "office-macro"],
  [
    /^application\/(?:msword|rtf|x-rtf|onenote|x-ole-storage|vnd\.ms-(?:excel|powerpoint|project|works)|vnd\.openxmlformats.*|vnd\.oasis\.opendocument.*|vnd\.visio)$|^text\/(?:rtf|csv)$/,
    "office",
  ],
  [/^application\/pdf$/, "pdf"],
  [/^(?:text\/html|application\/xhtml\+xml|text\/x-amp-html)$/, "html"],
  [/^image\/svg\+xml$/, "svg"],
  [
    /^application\/(?:zip|x-zip-compressed|x-zip|x-7z-compressed|vnd\.rar|x-rar.*|gzip|x-gzip|x-bzip2|x-xz|zstd|vnd\.ms-cab-compressed|x-arj|x-ace|x-lzh|x-tar|x-compress.*)$/,
    "archive",
  ],
  [/^application\/pgp-encrypted$/, "encrypted"],
  [/^(?:text\/calendar|application\/ics)$/, "calendar"],
  [/^text\/(?:x-)?(?:vcard|directory)$/, "contact"],
  [/^(?:message\/(?:rfc822|global|news)|application\/ms-tnef|application\/vnd\.ms-outlook)$/, "message"],
  [/^image\//, "image"],
  [/^(?:audio|video)\/|^application\/ogg$/, "media"],
  [/^font\/|^application\/(?:x-)?font/, "font"],
  [/^text\/|^message\//, "text"],
];

/** Most dangerous first; kinds that are not here give way to the extension, then to the declared type. */
const DANGEROUS: readonly AttachmentKind[] = ["executable", "shortcut", "script", "disk-image", "office-macro", "html", "svg"];

const OLE = "application/x-ole-storage";
const MACRO_MEMBER = /(?:^|\/)vbaproject\.bin$/i;
const OFFICE_MEMBER = /^(?:word|xl|ppt|visio)\/|^\[content_types\]\.xml$/i;

export interface AttachmentEvidence {
  readonly extension: string;
  readonly declared: string;
  readonly sniffed: string | null;
  readonly members: readonly ArchiveMember[];
  readonly content: Buffer;
  /** The smime-type parameter of application/pkcs7-mime (RFC 8551 section 3.2.2). */
  readonly smimeType: string | undefined;
}

export function kindByType(type: string): AttachmentKind | null {
  for (const [pattern, kind] of BY_TYPE) if (pattern.test(type)) return kind;
  return null;
}

export function toKind(evidence: AttachmentEvidence): AttachmentKind {
  const { extension, declared, sniffed } = evidence;
  if (/^application\/(?:x-)?pkcs7-mime$/.test(declared) || extension === "p7m") return smimeKind(evidence);
  if (sniffed === "application/pgp-encrypted" || extension === "pgp" || extension === "gpg") {
    return isPgpEncrypted(evidence.content) === false ? "other" : "encrypted";
  }
  const byContent = sniffed === null ? null : contentKind(sniffed, evidence);
  const byName = BY_EXTENSION.get(extension) ?? null;
  const byDeclared = kindByType(declared);
  for (const kind of DANGEROUS) {
    if (byContent === kind || byName === kind) return kind;
    // a declared type alone makes no page or script of bytes that are something else
    if (byDeclared === kind && byContent === null && byName === null) return kind;
  }
  if (byContent === "archive" && byName !== null && byName !== "office" && byName !== "archive") return byContent;
  if (byContent === "encrypted" || byContent === "encrypted-archive") return byContent;
  return byContent ?? byName ?? byDeclared ?? "other";
}

/** What the container says of itself goes above its label; what cannot be told was not looked into. */
function smimeKind({ content, smimeType }: AttachmentEvidence): AttachmentKind {
  const kind = cmsKind(content) ?? (smimeType === "signed-data" || smimeType === "certs-only" ? "signed" : "encrypted");
  return kind === "signed" ? "other" : kind === "compressed" ? "archive" : "encrypted";
}

function contentKind(sniffed: string, { members, content, extension }: AttachmentEvidence): AttachmentKind | null {
  if (sniffed === OLE) return oleKind(content);
  if (sniffed !== "application/zip") return kindByType(sniffed);
  if (members.some((member) => MACRO_MEMBER.test(member.name))) return "office-macro";
  if (members.some((member) => member.encrypted)) return "encrypted-archive";
  if (members.some((member) => OFFICE_MEMBER.test(member.name))) return "office";
  if (members.some((member) => member.name === "META-INF/MANIFEST.MF")) return "executable";
  return BY_EXTENSION.get(extension) === "office" ? "office" : "archive";
}

const VBA = [Buffer.from("_VBA_PROJECT", "utf16le"), Buffer.from("V\0B\0A\0\0\0", "latin1")];
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");
const OUTLOOK = Buffer.from("__properties_version1.0", "utf16le");
/** MSI databases carry a root class id that begins so (000C1084-…). */
const INSTALLER = Buffer.from("84100c0000000000c000000000000046", "hex");

/** What an OLE2 file holds, by the names in its directory (MS-CFB section 2.6). */
function oleKind(content: Buffer): AttachmentKind {
  if (content.includes(ENCRYPTED_PACKAGE)) return "encrypted";
  if (VBA.some((name) => content.includes(name))) return "office-macro";
  if (content.includes(INSTALLER)) return "executable";
  return content.includes(OUTLOOK) ? "message" : "office";
}
