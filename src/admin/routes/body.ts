/**
 * Kept bodies: as text, as a page without anything that loads or runs, and as the raw file. Reading one is recorded before it is shown
 * (product.md 2.6); opening text and page of one message within a minute is one reading.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ShownMessage } from "../../pipeline/show/shown.ts";
import type { Api } from "../api.ts";
import { messageBody, receiptParams } from "../contract.ts";
import { MESSAGE_PAGE } from "../headers.ts";
import { type AdminHouse, viewerOf } from "../house.ts";
import { ProblemError } from "../problems.ts";
import { eventsOf, judgedOf } from "./messages.ts";

const tags = ["messages"];
const ONE_READING = 60_000;
const REMEMBERED = 1_000;
/** For the document only: a page or a file is not passed through a schema. */
const bytes = z.string();

export function bodyRoutes(api: Api, house: AdminHouse): void {
  const readings = new Readings(house);
  const open = async (request: FastifyRequest, arrival: string): Promise<Buffer> => {
    const raw = await rawOf(house, arrival);
    await readings.record(viewerOf(request).account, arrival);
    return raw;
  };
  const shown = async (request: FastifyRequest, arrival: string): Promise<ShownMessage> => {
    const showing = await house.showroom.show(await open(request, arrival));
    if (showing.kind === "shown") return showing.message;
    throw new ProblemError(503, "body/not-shown", showing.why);
  };
  api.get(
    "/messages/:arrival/body",
    { schema: { tags, summary: "Headers and text of a kept body", params: receiptParams, response: { 200: messageBody } } },
    async (request) => {
      const { headers, text, html, cut } = await shown(request, request.params.arrival);
      return { headers: [...headers], text, hasHtml: html !== null, cut };
    },
  );
  api.get(
    "/messages/:arrival/body.html",
    { schema: { tags, summary: "The HTML body, made harmless", params: receiptParams, produces: ["text/html"], response: { 200: bytes } } },
    async (request, reply) => {
      const { html } = await shown(request, request.params.arrival);
      if (html === null) throw new ProblemError(404, "body/no-html", "This message has no HTML body.");
      return sendAs(reply, "text/html; charset=utf-8", html)
        .header("x-frame-options", "SAMEORIGIN")
        .header("content-security-policy", MESSAGE_PAGE);
    },
  );
  api.get(
    "/messages/:arrival/raw",
    {
      schema: {
        tags,
        summary: "The file as received",
        params: receiptParams,
        produces: ["application/octet-stream"],
        response: { 200: bytes },
      },
    },
    async (request, reply) => {
      const { arrival } = request.params;
      const raw = await open(request, arrival);
      return sendAs(reply, "application/octet-stream", raw).header("content-disposition", `attachment; filename="${arrival}.eml"`);
    },
  );
}

function sendAs(reply: FastifyReply, type: string, content: string | Buffer): FastifyReply {
  return reply.type(type).send(content);
}

async function rawOf({ deps }: AdminHouse, arrival: string): Promise<Buffer> {
  const judged = judgedOf(await eventsOf(deps, arrival));
  const raw = judged === null ? null : await deps.messages.open(judged.sha256);
  if (raw === null) throw new ProblemError(404, "body/gone", "The body of this message is not kept (any more).");
  return raw;
}

class Readings {
  readonly #house: AdminHouse;
  readonly #recent = new Map<string, number>();
  constructor(house: AdminHouse) {
    this.#house = house;
  }

  async record(by: string, arrival: string): Promise<void> {
    const { events, clock } = this.#house.deps;
    const at = clock.now();
    const key = `${arrival} ${by}`;
    const before = this.#recent.get(key);
    if (before !== undefined && at - before < ONE_READING) return;
    await events.append({ type: "body.read", version: 1, at, arrival, by });
    this.#recent.delete(key);
    this.#recent.set(key, at);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > REMEMBERED && oldest !== undefined) this.#recent.delete(oldest);
  }
}
