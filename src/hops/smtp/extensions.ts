/** What a server offers in its EHLO reply (RFC 5321 section 4.1.1.1): keyword in upper case → its parameters in upper case. */
import type { HopCapabilities } from "../../ports/next-hop.ts";

export type Extensions = ReadonlyMap<string, readonly string[]>;

/** The first line is the server's name and greeting. */
export function parseExtensions(lines: readonly string[]): Extensions {
  const extensions = new Map<string, readonly string[]>();
  for (const line of lines.slice(1)) {
    // "AUTH=PLAIN LOGIN" is the form of servers older than RFC 2554
    const [keyword, ...parameters] = line
      .trim()
      .toUpperCase()
      .replace(/^AUTH=/, "AUTH ")
      .split(/ +/);
    if (keyword === undefined || keyword === "") continue;
    extensions.set(keyword, [...(extensions.get(keyword) ?? []), ...parameters]);
  }
  return extensions;
}

export function toCapabilities(extensions: Extensions): HopCapabilities {
  const eightBitMime = extensions.has("8BITMIME");
  return {
    size: toSize(extensions.get("SIZE")?.[0]),
    eightBitMime,
    smtputf8: extensions.has("SMTPUTF8") && eightBitMime, // RFC 6531 section 3.1 requires both
    dsn: extensions.has("DSN"),
  };
}

/** RFC 1870 section 4: 0 and no number both mean that no limit is stated. */
function toSize(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return null;
  return Number(text) === 0 ? null : Number(text);
}
