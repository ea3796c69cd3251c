/**
 * Labels from the console: what the learner sees of the kept bytes is taught, and the event log hears of it, which tells the campaign.
 * How sure the evidence was is reckoned from what was recorded, without what was learned here, so that a poisoned model does not vouch for
 * its poisoner.
 */
import type { MessageIntended, MessageLabelled } from "../events/event.ts";
import { type Features, Model } from "../learning/model.ts";
import type { Clock } from "../ports/clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Labels, Said } from "../ports/labels.ts";
import type { MessageStore } from "../ports/message-store.ts";
import { logOddsOf, toProbability } from "../verdict/log-odds.ts";
import type { Weights } from "../verdict/weights.ts";
import type { OpenLearner } from "./learning.ts";

export interface LabellingParts {
  readonly learner: OpenLearner;
  readonly events: Pick<EventLog, "append">;
  readonly messages: Pick<MessageStore, "open">;
  readonly featuresOf: (raw: Buffer) => Promise<Features>;
  readonly weights: () => Weights;
  readonly clock: Clock;
}

export function toLabels(parts: LabellingParts): Labels {
  const { learner, events, clock } = parts;
  const record = ({ arrival, sha256 }: MessageIntended, label: MessageLabelled["label"], by: string): Promise<unknown> =>
    events.append({ type: "message.labelled", version: 1, at: clock.now(), arrival, sha256, label, by });
  return {
    of: (sha256) => learner.teacher.labelOf(sha256),
    give: async (said) => {
      const { message, label, by, sure } = said;
      const raw = await parts.messages.open(message.sha256);
      if (raw === null) return { kind: "gone" };
      const features = await parts.featuresOf(raw);
      const lesson = {
        features,
        spam: label === "spam",
        sha256: message.sha256,
        probability: evidenceOf(parts, said, features),
        calledUnwanted: calledUnwanted(message),
      };
      const taught = await learner.teacher.teach([lesson], { by, byHand: true, sure });
      if (taught.kind === "doubted") return taught;
      await record(message, label, by);
      return { kind: "learned" };
    },
    takeBack: async (message, by) => {
      const label = await learner.teacher.labelOf(message.sha256);
      if (label === null || !(await learner.teacher.undo(label.number, by))) return false;
      await record(message, null, by);
      return true;
    },
  };
}

function calledUnwanted({ class: name }: MessageIntended): boolean | null {
  return name === "unscannable" ? null : name !== "clean" && name !== "bulk";
}

/** P(unwanted) by checks and base; null when nothing could be examined. What people said of copies is no evidence of its own here. */
function evidenceOf({ learner, weights }: LabellingParts, { message }: Said, features: Features): number | null {
  if (message.class === "unscannable") return null;
  const found = message.findings.filter(({ check }) => check !== "learning/words" && check !== "bulk/campaign");
  const { base } = new Model(learner.model).score(features);
  return toProbability(logOddsOf(weights(), found, { base, local: { grams: 0, words: 0 }, labels: { spam: 0, ham: 0 } }));
}
