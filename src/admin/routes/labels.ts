/** What people say of a message: spam or wanted, and taking it back. A label that is doubted is not learned until somebody is sure. */
import type { MessageIntended } from "../../events/event.ts";
import { unreachable } from "../../platform/unreachable.ts";
import type { Labels } from "../../ports/labels.ts";
import type { Api } from "../api.ts";
import { labelGiven, labelResult, receiptParams } from "../contract.ts";
import { viewerOf } from "../house.ts";
import type { AdminDeps } from "../options.ts";
import { ProblemError } from "../problems.ts";
import { eventsOf, judgedOf } from "./messages.ts";

const tags = ["messages"];

export function labelRoutes(api: Api, deps: AdminDeps): void {
  const judged = async (arrival: string): Promise<MessageIntended> => {
    const message = judgedOf(await eventsOf(deps, arrival));
    if (message === null) throw new ProblemError(404, "labels/not-judged", "This message was not judged, so there is nothing to correct.");
    return message;
  };
  api.put(
    "/messages/:arrival/label",
    {
      schema: {
        tags,
        summary: "Say that a message is spam or wanted",
        params: receiptParams,
        body: labelGiven,
        response: { 200: labelResult },
      },
    },
    async (request) => {
      const labels = labelsOf(deps);
      const { label, sure } = request.body;
      const given = await labels.give({ message: await judged(request.params.arrival), label, sure, by: viewerOf(request).account });
      switch (given.kind) {
        case "learned":
          return { state: "learned" as const };
        case "doubted":
          return { state: "doubted" as const, why: given.why };
        case "gone":
          throw new ProblemError(404, "body/gone", "The body of this message is not kept (any more), so nothing can be learned from it.");
        default:
          return unreachable(given);
      }
    },
  );
  api.delete(
    "/messages/:arrival/label",
    { schema: { tags, summary: "Take back what was said of a message", params: receiptParams, response: { 200: labelResult } } },
    async (request) => {
      const taken = await labelsOf(deps).takeBack(await judged(request.params.arrival), viewerOf(request).account);
      if (!taken) throw new ProblemError(404, "labels/none", "Nothing has been said of this message.");
      return { state: "learned" as const };
    },
  );
}

function labelsOf({ labels }: AdminDeps): Labels {
  if (labels === null) throw new ProblemError(409, "labels/off", "The learner is off (learning.enabled in the settings).");
  return labels;
}
