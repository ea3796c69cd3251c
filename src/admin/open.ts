/**
 * The console's server: its API, its pages and the addresses for machines, on one listener. Rejects with one sentence when the address
 * cannot be used. Requests are bounded in size and time; a fault in one is that request's problem reply.
 */
import type { AddressInfo } from "node:net";
import cookie from "@fastify/cookie";
import fastify from "fastify";
import { Showroom } from "../pipeline/show/show.ts";
import { OperatorError } from "../platform/errors.ts";
import { type Api, useSchemas, type ZodProvider } from "./api.ts";
import { Attempts } from "./attempts.ts";
import { toGate } from "./gate.ts";
import { setHeaders } from "./headers.ts";
import type { AdminHouse } from "./house.ts";
import { describeApi } from "./openapi.ts";
import type { AdminDeps, AdminOptions, AdminServer } from "./options.ts";
import { toOrigins } from "./origins.ts";
import { PasswordWork } from "./passwords.ts";
import { toProblemHandler } from "./problems.ts";
import { bodyRoutes } from "./routes/body.ts";
import { healthRoutes } from "./routes/health.ts";
import { identityRoutes } from "./routes/identities.ts";
import { labelRoutes } from "./routes/labels.ts";
import { type Live, liveRoutes } from "./routes/live.ts";
import { messageRoutes } from "./routes/messages.ts";
import { overviewRoutes } from "./routes/overview.ts";
import { pageRoutes } from "./routes/pages.ts";
import { quarantineRoutes } from "./routes/quarantine.ts";
import { sessionRoutes } from "./routes/session.ts";
import { statementRoutes } from "./routes/statement.ts";
import { SampleRun } from "./sample-run.ts";
import { hashOf, newSecret, Sessions } from "./sessions.ts";

const BODY_BYTES = 65_536;
const HEADER_BYTES = 16_384;
const REQUEST_MILLISECONDS = 30_000;
const CONNECTIONS = 500;
const LINK_LASTS = 24 * 3_600_000;

export async function openAdmin(options: AdminOptions, deps: AdminDeps): Promise<AdminServer> {
  const { host, port } = splitListen(options.listen);
  const house = toHouse(options, deps, host);
  const app: Api = fastify({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    forceCloseConnections: true,
    http: { maxHeaderSize: HEADER_BYTES },
  }).withTypeProvider<ZodProvider>();
  app.server.maxConnections = CONNECTIONS;
  const live = await build(app, house);
  try {
    await app.listen({ host, port });
  } catch (fault) {
    throw new OperatorError("console/listen", `the console cannot listen on ${options.listen}: ${reasonOf(fault)}`, fault);
  }
  // a TCP server that listens has this form of address
  const bound = app.server.address() as AddressInfo;
  const url = options.publicUrl?.replace(/\/+$/, "") ?? `http://${toUrlHost(bound)}:${bound.port}`;
  return {
    url,
    address: { host: bound.address, port: bound.port },
    createSetupLink: () => createSetupLink(deps, url),
    close: async () => {
      live.close();
      await app.close();
    },
  };
}

function toHouse(options: AdminOptions, deps: AdminDeps, host: string): AdminHouse {
  const origins = toOrigins(host, options.publicUrl);
  const sessions = new Sessions(deps.accounts, deps.clock);
  const secure = options.publicUrl?.startsWith("https://") ?? false;
  return {
    options,
    deps,
    origins,
    sessions,
    secure,
    gate: toGate(origins, sessions, secure),
    attempts: new Attempts(deps.clock),
    passwords: new PasswordWork(),
    showroom: new Showroom(),
    sampleRun: new SampleRun(deps.sendSamples, deps.log),
  };
}

async function build(app: Api, house: AdminHouse): Promise<Live> {
  const { gate, deps, options } = house;
  const live: Live[] = [];
  app.decorateRequest("viewer", null);
  app.addHook("onSend", async (_request, reply) => setHeaders(reply, house.secure));
  app.setErrorHandler(toProblemHandler(deps.log));
  await app.register(cookie);
  // a load balancer asks by address: these say nothing that a stranger could use
  await app.register(async (machines: Api) => healthRoutes(machines, house));
  await app.register(
    async (api: Api) => {
      api.addHook("onRequest", gate.checkHost);
      api.addHook("onRequest", gate.checkViewer);
      useSchemas(api);
      await describeApi(api, options.release);
      sessionRoutes(api, house);
      messageRoutes(api, deps);
      labelRoutes(api, deps);
      bodyRoutes(api, house);
      quarantineRoutes(api, deps);
      identityRoutes(api, deps);
      statementRoutes(api, deps);
      overviewRoutes(api, house);
      live.push(liveRoutes(api, house));
      api.get("/openapi.json", { config: { open: true }, schema: { hide: true } }, async () => api.swagger());
    },
    { prefix: "/api/v1" },
  );
  await app.register(async (pages: Api) => {
    pages.addHook("onRequest", gate.checkHost);
    await pageRoutes(pages, house);
  });
  await app.ready();
  return { close: () => live.forEach((one) => void one.close()) };
}

async function createSetupLink(deps: AdminDeps, url: string): Promise<string | null> {
  if ((await deps.accounts.count()) > 0) return null;
  const token = newSecret();
  const createdAt = deps.clock.now();
  await deps.accounts.setSetupLink({ tokenHash: hashOf(token), createdAt, expiresAt: createdAt + LINK_LASTS });
  // behind the # so that it never stands in a log of a proxy
  return `${url}/setup#${token}`;
}

function splitListen(listen: string): { readonly host: string; readonly port: number } {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(listen);
  if (match === null) throw new OperatorError("console/listen", `the console cannot listen on "${listen}": expected host:port`);
  return { host: match[1] ?? match[2] ?? "", port: Number(match[3]) };
}

function toUrlHost({ address, family }: AddressInfo): string {
  if (address === "0.0.0.0" || address === "::") return "localhost";
  return family === "IPv6" ? `[${address}]` : address;
}

function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && "code" in fault ? fault.code : null;
  if (code === "EADDRINUSE") return "another program uses this port";
  if (code === "EACCES") return "ports below 1024 need a privilege";
  if (code === "EADDRNOTAVAIL") return "this machine has no such address";
  return fault instanceof Error ? fault.message : String(fault);
}
