/** Signing in and out, and the first administrator by a one-time link. Every attempt is recorded; passwords and tokens never are. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { PosternError } from "../../platform/errors.ts";
import { type Api, nothing } from "../api.ts";
import { passwordChange, type Session, session, setup, setupLink, setupLinkState, signIn } from "../contract.ts";
import { type AdminHouse, viewerOf } from "../house.ts";
import { ProblemError } from "../problems.ts";
import { hashOf, type Viewer } from "../sessions.ts";

const tags = ["session"];
const open = { open: true };

export function sessionRoutes(api: Api, house: AdminHouse): void {
  const { gate, sessions, deps } = house;
  api.get("/session", { config: open, schema: { tags, summary: "Who is signed in", response: { 200: session } } }, async (request) =>
    request.viewer === null
      ? { state: "signed-out" as const, needsSetup: (await deps.accounts.count()) === 0 }
      : toSession(house, request.viewer),
  );
  api.post(
    "/session",
    { config: open, schema: { tags, summary: "Sign in", body: signIn, response: { 200: session } } },
    async (request, reply) => {
      const account = accountName(request.body.account);
      const good = await isPassword(house, request, account, request.body.password);
      if (!good) throw new ProblemError(401, "sign-in/refused", "This name and password do not belong together.");
      return signedIn(house, request, reply, account);
    },
  );
  api.delete("/session", { schema: { tags, summary: "Sign out", response: { 204: nothing } } }, async (request, reply) => {
    await sessions.end(viewerOf(request));
    gate.clearCookie(reply);
    return reply.code(204).send();
  });
  api.put(
    "/session/password",
    { schema: { tags, summary: "Change one's password; other sessions end", body: passwordChange, response: { 204: nothing } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const good = await isPassword(house, request, viewer.account, request.body.current);
      if (!good) throw new ProblemError(403, "password/wrong", "The current password is wrong.");
      await deps.accounts.changePassword(viewer.account, await house.passwords.hash(request.body.next));
      await sessions.endOthers(viewer);
      return reply.code(204).send();
    },
  );
  setupRoutes(api, house);
}

function setupRoutes(api: Api, house: AdminHouse): void {
  const { accounts, clock } = house.deps;
  api.post(
    "/setup/check",
    { config: open, schema: { tags, summary: "Whether a set-up link is good", body: setupLink, response: { 200: setupLinkState } } },
    async (request) => ({ valid: await accounts.hasSetupLink(hashOf(request.body.token), clock.now()) }),
  );
  api.post(
    "/setup",
    { config: open, schema: { tags, summary: "Create the administrator and sign in", body: setup, response: { 200: session } } },
    async (request, reply) => {
      const link = hashOf(request.body.token);
      const invalid = new ProblemError(403, "setup/link-invalid", "This link was used already or has ended.");
      // before the dear hash, which strangers must not be able to ask for
      if (!(await accounts.hasSetupLink(link, clock.now()))) throw invalid;
      const name = accountName(request.body.account);
      const password = await house.passwords.hash(request.body.password);
      const now = clock.now();
      const made = await accounts.createBySetupLink(link, { name, password, role: "administrator", createdAt: now }, now).catch(nameTaken);
      if (made === "link-invalid") throw invalid;
      return signedIn(house, request, reply, name);
    },
  );
}

async function isPassword(house: AdminHouse, request: FastifyRequest, name: string, password: string): Promise<boolean> {
  const { deps, attempts } = house;
  const wait = attempts.begin(request.ip, name);
  if (wait !== null) {
    const seconds = Math.ceil(wait / 1_000);
    throw new ProblemError(429, "sign-in/too-many", `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`, seconds);
  }
  const account = await deps.accounts.find(name);
  const good = (await house.passwords.verify(password, account?.password ?? null)) && account !== null;
  if (good) attempts.succeeded(request.ip, name);
  else {
    // an unknown name may be a password typed into the wrong field: not recorded
    const recorded = account === null ? "(no such account)" : name;
    const why = account === null ? "no such account" : "wrong password";
    deps.events.note({ type: "console.refused", version: 1, at: deps.clock.now(), account: recorded, clientAddress: request.ip, why });
  }
  return good;
}

async function signedIn(house: AdminHouse, request: FastifyRequest, reply: FastifyReply, account: string): Promise<Session> {
  const { deps, sessions, gate } = house;
  if (request.viewer !== null) await sessions.end(request.viewer);
  const opened = await sessions.open(account);
  await deps.events.append({ type: "console.signed-in", version: 1, at: deps.clock.now(), account, clientAddress: request.ip });
  gate.setCookie(reply, opened);
  return toSession(house, opened);
}

function toSession(house: AdminHouse, viewer: Viewer): Session {
  return { state: "signed-in", account: viewer.account, csrf: viewer.csrf, release: house.options.release };
}

/** Names are compared without case, so that nobody has to remember how theirs was written. */
function accountName(written: string): string {
  return written.normalize("NFC").toLowerCase();
}

function nameTaken(fault: unknown): never {
  if (fault instanceof PosternError && fault.code === "accounts/exists") {
    throw new ProblemError(409, "accounts/exists", "An account with this name exists already.");
  }
  throw fault;
}
