/**
 * Addresses of next hops as an operator writes them: smtp://host[:port], smtps://host[:port] (implicit TLS, RFC 8314) and
 * maildir:FOLDER. Credentials have no place in them: URLs are printed, logged and shown.
 * Parsing yields the value or one sentence that says what is wrong.
 */
import { isIPv6 } from "node:net";

export type HopUrl =
  | { readonly kind: "smtp"; readonly host: string; readonly port: number; readonly implicitTls: boolean }
  | { readonly kind: "maildir"; readonly folder: string };

export type ParsedHopUrl = { readonly url: HopUrl } | { readonly mistake: string };

const DEFAULT_PORTS = { smtp: 25, smtps: 465 } as const;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*\.?$/i;
const EXPECTED = "expected smtp://host[:port], smtps://host[:port] or maildir:FOLDER";

/** A relative Maildir folder stays relative; whoever read it from a file knows what it is relative to. */
export function parseHopUrl(text: string): ParsedHopUrl {
  const colon = text.indexOf(":");
  const scheme = colon < 0 ? "" : text.slice(0, colon).toLowerCase();
  const rest = text.slice(colon + 1);
  if (scheme === "maildir") return parseMaildir(rest);
  if (scheme !== "smtp" && scheme !== "smtps") return { mistake: `${EXPECTED}, found ${JSON.stringify(text)}` };
  if (!rest.startsWith("//")) return { mistake: `expected // after ${scheme}:, found ${JSON.stringify(text)}` };
  return parseAuthority(rest.slice(2).replace(/\/$/, ""), scheme);
}

/** The form shown in events, health and logs. */
export function formatHopUrl(url: HopUrl): string {
  if (url.kind === "maildir") return `maildir:${url.folder}`;
  const host = url.host.includes(":") ? `[${url.host}]` : url.host;
  return `${url.implicitTls ? "smtps" : "smtp"}://${host}:${url.port}`;
}

function parseMaildir(rest: string): ParsedHopUrl {
  const folder = rest.startsWith("///") ? rest.slice(2) : rest;
  if (folder.startsWith("//")) return { mistake: "expected maildir:FOLDER with a local folder, found a host after maildir:" };
  if (folder === "") return { mistake: "expected a folder after maildir:, found nothing" };
  if (folder.includes("\0")) return { mistake: "expected a folder after maildir:, found a NUL character" };
  return { url: { kind: "maildir", folder } };
}

function parseAuthority(authority: string, scheme: "smtp" | "smtps"): ParsedHopUrl {
  // the text is not quoted back: what stands before the @ may be a password
  if (authority.includes("@")) return { mistake: "expected a URL without credentials; give user and passwordFile beside it" };
  const shape = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([^:]*))?$/.exec(authority);
  if (shape === null) return { mistake: `expected host or host:port (IPv6 in brackets), found ${JSON.stringify(authority)}` };
  const [, bracketed, plain = "", portText] = shape;
  if (bracketed !== undefined && !isIPv6(bracketed)) return { mistake: `expected an IPv6 address in brackets, found [${bracketed}]` };
  if (bracketed === undefined && !HOST_NAME.test(plain))
    return { mistake: `expected a host name or address, found ${JSON.stringify(plain)}` };
  const port = portText === undefined ? DEFAULT_PORTS[scheme] : toPort(portText);
  if (port === null) return { mistake: `expected a port from 1 to 65535, found ${JSON.stringify(portText)}` };
  const host = bracketed ?? plain.replace(/\.$/, "").toLowerCase();
  return { url: { kind: "smtp", host, port, implicitTls: scheme === "smtps" } };
}

function toPort(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : null;
}
