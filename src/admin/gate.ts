/**
 * What every request passes before its route: a Host of ours; for changes a page of ours; for all but open routes a session, and
 * for changes under a session its token against cross-site requests.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Origins } from "./origins.ts";
import { sendProblem } from "./problems.ts";
import { type NewSession, type Sessions, sameSecret } from "./sessions.ts";

const SAFE = new Set(["GET", "HEAD"]);
const CSRF_HEADER = "x-csrf-token";

export interface Gate {
  checkHost(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  checkViewer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  setCookie(reply: FastifyReply, session: NewSession): void;
  clearCookie(reply: FastifyReply): void;
  readonly cookie: string;
}

export function toGate(origins: Origins, sessions: Sessions, secure: boolean): Gate {
  // the prefix makes browsers refuse the cookie unless it is Secure, for this host and for the whole site
  const cookie = secure ? "__Host-postern" : "postern";
  const attributes = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  return {
    cookie,
    setCookie: (reply, session) => void reply.setCookie(cookie, session.token, attributes),
    clearCookie: (reply) => void reply.clearCookie(cookie, attributes),
    async checkHost(request, reply) {
      if (origins.isOurHost(request.headers.host)) return undefined;
      const detail = "This address is not one of the console's. Set console.publicUrl to the address that browsers use.";
      return sendProblem(reply, 421, "host/unknown", detail);
    },
    async checkViewer(request, reply) {
      const unsafe = !SAFE.has(request.method);
      if (unsafe && !isOwnPage(origins, request)) {
        return sendProblem(reply, 403, "request/cross-site", "Only the console's own pages may do this.");
      }
      const open = request.routeOptions.config.open === true;
      request.viewer = await sessions.find(request.cookies[cookie], !open);
      if (request.viewer === null) return open ? undefined : sendProblem(reply, 401, "session/none", "Please sign in.");
      if (!unsafe || open) return undefined;
      const token = request.headers[CSRF_HEADER];
      if (typeof token === "string" && sameSecret(token, request.viewer.csrf)) return undefined;
      return sendProblem(reply, 403, "session/token", `The header ${CSRF_HEADER} of this session is missing or wrong.`);
    },
  };
}

function isOwnPage(origins: Origins, { headers }: FastifyRequest): boolean {
  const fetchSite = headers["sec-fetch-site"];
  return origins.isOwnPage({
    host: headers.host,
    origin: headers.origin,
    fetchSite: typeof fetchSite === "string" ? fetchSite : undefined,
  });
}
