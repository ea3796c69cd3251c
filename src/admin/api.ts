/** How routes are typed and checked: each names zod schemas of contract.ts for what comes in and what goes out. */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import { z } from "zod";
import type { Viewer } from "./sessions.ts";

export interface ZodProvider extends FastifyTypeProvider {
  readonly validator: this["schema"] extends z.ZodType ? z.output<this["schema"]> : unknown;
  readonly serializer: this["schema"] extends z.ZodType ? z.input<this["schema"]> : unknown;
}

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodProvider
>;

declare module "fastify" {
  interface FastifyRequest {
    /** Who is signed in; null on open routes without a session. */
    viewer: Viewer | null;
  }
  interface FastifyContextConfig {
    /** Needs no session. */
    open?: boolean;
  }
}

/** Requests and replies pass through the schemas: unknown keys are dropped in both directions. */
export function useSchemas(api: Api): void {
  api.setValidatorCompiler<z.ZodType>(({ schema }) => (data: unknown) => {
    const result = schema.safeParse(data);
    return result.success ? { value: result.data } : { error: result.error };
  });
  api.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (data: unknown) =>
        JSON.stringify(schema.parse(data)),
  );
}

/** For replies without content. */
export const nothing = z.undefined();
