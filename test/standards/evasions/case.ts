/** The shape of one evasion: a message made to be read differently by filters and by mail programs, and what a reader sees of it. */
export interface Evasion {
  readonly name: string;
  /** How we know what a reader sees: shown here in Chromium, a standard or source, or assumed. */
  readonly known: "chromium" | "assumed" | { readonly source: string };
  readonly message: string;
  readonly sees: Sight;
}

export interface Sight {
  /** A piece of what the reader reads. */
  readonly text?: string;
  /** Not shown to a reader, so it must not pass for visible text. */
  readonly unseen?: string;
  /** Where a link leads. */
  readonly host?: string;
  /** Name of an attachment, and what it is. */
  readonly attachment?: readonly [filename: string, kind: string];
}

/** A message of one HTML page. */
export function page(html: string): string {
  return `From: a@a.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
}

/** A message of the given lines. */
export function lines(...given: readonly string[]): string {
  return given.join("\r\n");
}

export const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
