/** The OpenAPI 3.1 document at /api/v1/openapi.json, generated from the routes' own schemas. */
import swagger from "@fastify/swagger";
import type { FastifySchema } from "fastify";
import { z } from "zod";
import { type Api, nothing } from "./api.ts";

export async function describeApi(api: Api, release: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Postern", version: release, description: "The console's API. Errors are RFC 9457 problem details." },
    },
    transform: ({ schema, url }) => ({ schema: toJsonSchemas(schema), url }),
  });
}

function toJsonSchemas(schema: FastifySchema): FastifySchema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key !== "response") return [key, value instanceof z.ZodType ? toJsonSchema(value) : value];
      return [
        key,
        Object.fromEntries(Object.entries(value as Record<string, z.ZodType>).map(([status, reply]) => [status, toReply(reply)])),
      ];
    }),
  );
}

function toReply(schema: z.ZodType): unknown {
  return schema === nothing ? { type: "null", description: "Done" } : { description: "Done", ...toJsonSchema(schema) };
}

/** What a program reads or writes on the wire; coerced query values are described as what they become. */
function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: "output" });
  return rest;
}
