/**
 * File types by their first bytes (and a few by bytes further in). Null when they say nothing, as for plain text.
 * Polyglots have several answers; the first in this order stands: programs before documents before pictures.
 */
import { decodeUtf16 } from "./charset.ts";

interface Signature {
  readonly type: string;
  readonly at: number;
  readonly bytes: Buffer;
}

function signature(type: string, hex: string, at = 0): Signature {
  return { type, at, bytes: Buffer.from(hex.replaceAll(" ", ""), "hex") };
}

const SIGNATURES: readonly Signature[] = [
  signature("application/x-msdownload", "4d5a"),
  signature("application/x-elf", "7f454c46"),
  signature("application/x-mach-binary", "feedface"),
  signature("application/x-mach-binary", "feedfacf"),
  signature("application/x-mach-binary", "cefaedfe"),
  signature("application/x-mach-binary", "cffaedfe"),
  signature("application/java-vm", "cafebabe"),
  signature("application/x-ms-shortcut", "4c00000001140200"),
  signature("application/vnd.ms-htmlhelp", "49545346"),
  signature("application/x-dosexec-script", "40656368 6f206f6666"), // @echo off
  signature("text/x-shellscript", "2321"),
  signature("application/x-ole-storage", "d0cf11e0a1b11ae1"),
  signature("application/onenote", "e4525c7b8cd8a74daeb15378d02996d3"),
  signature("application/zip", "504b0304"),
  signature("application/zip", "504b0506"),
  signature("application/x-7z-compressed", "377abcaf271c"),
  signature("application/vnd.rar", "526172211a07"),
  signature("application/gzip", "1f8b08"),
  signature("application/x-bzip2", "425a68"),
  signature("application/x-xz", "fd377a585a00"),
  signature("application/zstd", "28b52ffd"),
  signature("application/vnd.ms-cab-compressed", "4d534346"),
  signature("application/x-arj", "60ea"),
  signature("application/x-ace", "2a2a4143452a2a", 7),
  signature("application/x-lzh", "2d6c68", 2),
  signature("application/x-tar", "7573746172", 257),
  signature("application/vnd.efi.iso", "4344303031", 32_769),
  signature("application/x-vhd", "636f6e6563746978"),
  signature("application/x-vhdx", "7668647866696c65"),
  signature("application/rtf", "7b5c7274"),
  signature("application/ms-tnef", "789f3e22"),
  signature("image/png", "89504e470d0a1a0a"),
  signature("image/jpeg", "ffd8ff"),
  signature("image/gif", "47494638"),
  signature("image/bmp", "424d"),
  signature("image/tiff", "49492a00"),
  signature("image/tiff", "4d4d002a"),
  signature("image/vnd.microsoft.icon", "00000100"),
  signature("audio/mpeg", "494433"),
  signature("video/mp4", "66747970", 4),
  signature("application/ogg", "4f676753"),
  signature("font/woff", "774f4646"),
  signature("font/woff2", "774f4632"),
  signature("font/otf", "4f54544f"),
  signature("application/pgp-encrypted", "2d2d2d2d2d424547494e20504750204d455353414745"), // -----BEGIN PGP MESSAGE
];

const PDF = Buffer.from("%PDF-");
/** Readers look for the PDF header within this many bytes. */
const PDF_WINDOW = 1_024;
const MARKUP_WINDOW = 1_024;

export function sniff(content: Buffer): string | null {
  for (const { type, at, bytes } of SIGNATURES) {
    if (content.length >= at + bytes.length && content.compare(bytes, 0, bytes.length, at, at + bytes.length) === 0) return type;
  }
  if (content.subarray(0, PDF_WINDOW).includes(PDF)) return "application/pdf";
  if (content.toString("latin1", 0, 4) === "RIFF") return riffType(content.toString("latin1", 8, 12));
  return sniffMarkup(content);
}

function riffType(form: string): string {
  return form === "WEBP" ? "image/webp" : form === "WAVE" ? "audio/wav" : "video/x-msvideo";
}

/** HTML and SVG have no signature; their first tags tell (WHATWG MIME sniffing, section 7.1). */
function sniffMarkup(content: Buffer): string | null {
  const isWide = content[1] === 0 && content[3] === 0;
  const start = content.subarray(0, MARKUP_WINDOW);
  const head = (isWide ? decodeUtf16(start) : start.toString("latin1")).toLowerCase();
  if (!head.includes("<")) return null;
  if (head.includes("<svg")) return "image/svg+xml";
  return /<(?:!doctype html|html|head|body|script|iframe|table|div|meta|form|a\s)/.test(head) ? "text/html" : null;
}
