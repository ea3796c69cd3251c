/** Ordinary mail of an account, for tests: what its owner does every day, and messages that differ from it in what a test says. */

import { sketchOf } from "../../mail/sketch.ts";
import type { Content, Observed, Submission } from "../../observed/observed.ts";

export const MONDAY = Date.UTC(2026, 0, 5, 8);
const HOUR = 3_600_000;
const FRIENDS = ["bo@friends.example", "cy@friends.example", "di@partner.example", "ed@partner.example", "fy@other.example"];

export type Change = Partial<Omit<Submission, "content">> & { readonly content?: Partial<Content> | null; readonly text?: string };

/** A message of Anna's, `changed`. */
export function message(at: number, changed: Change = {}): Submission {
  const { content, text, ...rest } = changed;
  const usual: Content = {
    probability: 0.01,
    template: text === undefined ? null : sketchOf(text),
    style: null,
    links: [],
    isReply: false,
    isAutomatic: false,
  };
  return {
    kind: "submission",
    at,
    message: `m${at}`,
    by: { submitter: "anna@example.org", client: "192.0.2.7", mailClient: "Thunderbird", author: "anna@example.org" },
    mailFrom: "anna@example.org",
    recipients: [FRIENDS[0]!],
    ours: [],
    bytes: 2_000,
    ...rest,
    content: content === null ? null : { ...usual, ...content },
  };
}

/** Working days of ordinary mail, eight messages a day, up to `until`. */
export function ordinary(days: number, until = MONDAY, by: Submission["by"] = message(0).by): readonly Observed[] {
  const events: Observed[] = [];
  for (let day = days; day > 0; day--) {
    for (let n = 0; n < 8; n++) {
      const at = until - day * 24 * HOUR + n * HOUR + ((n * 37) % 50) * 60_000;
      events.push(message(at, { by, mailFrom: by.submitter ?? null, recipients: [FRIENDS[(n * 3 + day) % FRIENDS.length]!] }));
    }
  }
  return events;
}
