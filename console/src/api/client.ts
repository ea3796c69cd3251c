/**
 * Speaks to the API: JSON in and out, the session's token on every change, problems (RFC 9457) as errors with a sentence.
 * Types come from the server's own contract; nothing of it is copied here.
 */
import type { Problem } from "../../../src/admin/contract.ts";

const BASE = "/api/v1";
let csrfToken = "";

/** Called with the session's token after signing in or asking who is signed in. */
export function rememberToken(token: string): void {
  csrfToken = token;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The reply is what the contract says: the server passes it through the same schema. */
export async function read<Reply>(path: string, query: Query = {}): Promise<Reply> {
  return (await send("GET", path + toSearch(query))) as Reply;
}

export async function change<Reply = void>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Reply> {
  return (await send(method, path, body)) as Reply;
}

/** The address of a part of the API that the browser itself opens (downloads, frames, live updates). */
export function addressOf(path: string): string {
  return BASE + path;
}

/** The sentence to show for whatever went wrong. */
export function sentenceOf(fault: unknown): string {
  return fault instanceof ApiProblem ? fault.message : "The gateway does not answer.";
}

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (method !== "GET") headers["x-csrf-token"] = csrfToken;
  if (body !== undefined) headers["content-type"] = "application/json";
  const reply = await fetch(BASE + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  if (reply.status === 204) return undefined;
  if (reply.ok) return reply.json();
  const problem = (await reply.json().catch(() => null)) as Problem | null;
  throw new ApiProblem(reply.status, problem?.code ?? "unknown", problem?.detail ?? `The gateway answered with status ${reply.status}.`);
}

function toSearch(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
