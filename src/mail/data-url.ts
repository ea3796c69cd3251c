/**
 * Pages that a link carries in itself (RFC 2397): data:text/html and data:image/svg+xml are decoded, so that what they show and lead to is
 * read like an attached page. Bounded. Gap: blob: URLs exist only inside a running page.
 */
import { decodeBase64Text } from "./transfer-encoding.ts";

const CHARACTERS = 262_144;

/** The page in a data: URL, null when there is none. */
export function pageInDataUrl(written: string): string | null {
  const text = written.slice(0, CHARACTERS).replace(/[\t\r\n]/g, "");
  const head = /^\s*data:\s{0,9}(text\/html|image\/svg\+xml|application\/xhtml\+xml|text\/xml)([^,]{0,200}),/i.exec(text);
  if (head === null) return null;
  const body = percentDecoded(text.slice(head[0].length));
  return /;\s{0,9}base64\s{0,9}$/i.test(head[2]!) ? decodeBase64Text(body).toString("utf8") : Buffer.from(body, "latin1").toString("utf8");
}

/** One character a byte. */
function percentDecoded(text: string): string {
  const bytes = Buffer.from(text, "utf8").toString("latin1");
  return bytes.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
