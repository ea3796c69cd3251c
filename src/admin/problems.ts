/** Errors as RFC 9457 problem details: a status, a stable code and one sentence. Faults of ours show no inner words to the browser. */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { messageOf, PosternError } from "../platform/errors.ts";
import type { Problem } from "./contract.ts";
import type { AdminLog } from "./options.ts";

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  421: "Misdirected request",
  429: "Too many requests",
  503: "Not available",
};

/** Thrown by routes; the handler below turns it into a reply. */
export class ProblemError extends PosternError {
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  constructor(status: number, code: string, detail: string, retryAfterSeconds: number | null = null) {
    super(code, detail);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function sendProblem(reply: FastifyReply, status: number, code: string, detail: string): FastifyReply {
  const body: Problem = { type: "about:blank", title: TITLES[status] ?? "Error", status, detail, code };
  // a string passes by the route's schema for its good replies
  return reply.code(status).type("application/problem+json").send(JSON.stringify(body));
}

export function toProblemHandler(log: AdminLog) {
  return (fault: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (fault instanceof ProblemError) {
      if (fault.retryAfterSeconds !== null) reply.header("retry-after", String(fault.retryAfterSeconds));
      return sendProblem(reply, fault.status, fault.code, fault.message);
    }
    if (fault instanceof z.ZodError) return sendProblem(reply, 400, "request/invalid", firstIssue(fault));
    const status = "statusCode" in fault ? (fault.statusCode ?? 500) : 500;
    if (status >= 400 && status < 500) return sendProblem(reply, status, "request/invalid", fault.message);
    const code = fault instanceof PosternError ? fault.code : "fault";
    log.error({ route: request.routeOptions.url ?? "unknown", code, fault: messageOf(fault) }, "a request of the console failed");
    const full = code === "store/full";
    const detail = full ? "The disk or its quota is full; nothing was changed." : "A fault stopped this request; the log says more.";
    return sendProblem(reply, full ? 503 : 500, code, detail);
  };
}

function firstIssue(fault: z.ZodError): string {
  const [issue] = fault.issues;
  if (issue === undefined) return "The request is not valid.";
  const where = issue.path.map(String).join(".");
  return where === "" ? `${issue.message}.` : `"${where}": ${issue.message}.`;
}
