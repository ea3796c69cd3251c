/** For machines: /healthz, /readyz and /metrics. Reasons and figures are shown on the machine itself, or to who is signed in. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Api } from "../api.ts";
import type { AdminHouse } from "../house.ts";
import { sendProblem } from "../problems.ts";

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** Not under the schema compilers: these speak plain text, as their readers expect. */
export function healthRoutes(app: Api, house: AdminHouse): void {
  app.get("/healthz", { schema: { hide: true } }, (_request, reply) => reply.type("text/plain").send("ok\n"));
  app.get("/readyz", { schema: { hide: true } }, async (request, reply) => {
    const { ready, reasons } = await house.deps.ready();
    const shown = isNear(house, request) ? reasons : [];
    return reply
      .code(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : `not ready\n${shown.map((reason) => `${reason}\n`).join("")}`);
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply): Promise<FastifyReply> => {
    const viewer = await house.sessions.find(request.cookies[house.gate.cookie], false);
    if (viewer === null && !isNear(house, request)) return sendProblem(reply, 403, "metrics/far", "Ask from this machine, or sign in.");
    return reply.type("text/plain; version=0.0.4; charset=utf-8").send(house.deps.metrics());
  });
}

/** A connection from this machine that asks for this machine: a proxy on the same host passes the public name on. */
function isNear({ origins }: AdminHouse, request: FastifyRequest): boolean {
  return LOOPBACK.test(request.ip) && origins.isLoopbackHost(request.headers.host);
}
