/**
 * Headers that every reply carries, and the two content security policies: the console's own pages run only their own files;
 * the page of a stranger's message runs and loads nothing at all (and lies in a sandbox by its policy, not only by the frame around it).
 */
import type { FastifyReply } from "fastify";

const EVERYWHERE: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "x-robots-tag": "noindex",
};
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
export const MESSAGE_PAGE = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** `nonce` lets the console's own script add its computed styles; inline script is never allowed. */
export function consolePage(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What a raw reply that fastify does not send must carry too. */
export function headersFor(secure: boolean): Readonly<Record<string, string>> {
  const transport = secure ? { "strict-transport-security": "max-age=31536000" } : {};
  return { ...EVERYWHERE, ...transport, "cache-control": "no-store", "content-security-policy": NO_PAGE, "x-frame-options": "DENY" };
}

/** Sets what the route has not set itself. */
export function setHeaders(reply: FastifyReply, secure: boolean): void {
  for (const [name, value] of Object.entries(headersFor(secure))) if (!reply.hasHeader(name)) reply.header(name, value);
}
