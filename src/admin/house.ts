/** What the routes share: the given deps and the parts of the server made from them. */
import type { FastifyRequest } from "fastify";
import type { Showroom } from "../pipeline/show/show.ts";
import type { Attempts } from "./attempts.ts";
import type { Gate } from "./gate.ts";
import type { AdminDeps, AdminOptions } from "./options.ts";
import type { Origins } from "./origins.ts";
import type { PasswordWork } from "./passwords.ts";
import { ProblemError } from "./problems.ts";
import type { SampleRun } from "./sample-run.ts";
import type { Sessions, Viewer } from "./sessions.ts";

export interface AdminHouse {
  readonly options: AdminOptions;
  readonly deps: AdminDeps;
  readonly gate: Gate;
  readonly origins: Origins;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly passwords: PasswordWork;
  readonly showroom: Showroom;
  readonly sampleRun: SampleRun;
  readonly secure: boolean;
}

/** Who asks; routes that are not open always have a viewer. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (request.viewer === null) throw new ProblemError(401, "session/none", "Please sign in.");
  return request.viewer;
}
