/** The built console: hashed files for ever, and its one page for every other address that a browser asks to see. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Api } from "../api.ts";
import { consolePage } from "../headers.ts";
import type { AdminHouse } from "../house.ts";
import { sendProblem } from "../problems.ts";

/** Stands in console/index.html where the nonce of each reply goes. */
const NONCE_MARK = /POSTERN_NONCE/g;
const YEAR_SECONDS = 31_536_000;

export async function pageRoutes(app: Api, { options }: AdminHouse): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(options.consoleFolder, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header("cache-control", `public, max-age=${YEAR_SECONDS}, immutable`),
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) return sendProblem(reply, 404, "route/unknown", "There is nothing at this address.");
    return sendPage(reply, options.consoleFolder);
  });
}

async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const page = await readFile(join(folder, "index.html"), "utf8").catch(() => null);
  if (page === null) return sendProblem(reply, 503, "console/not-built", "The console is not built. Starting with npm start builds it.");
  const nonce = randomBytes(18).toString("base64");
  return reply.header("content-security-policy", consolePage(nonce)).type("text/html; charset=utf-8").send(page.replace(NONCE_MARK, nonce));
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const isApi = url.startsWith("/api/") || url.startsWith("/assets/");
  return (method === "GET" || method === "HEAD") && !isApi && (headers.accept ?? "").includes("text/html");
}
