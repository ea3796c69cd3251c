/**
 * Every number that the ledger starts with, in one place. `measured` says on what; `assumed` is a judgement that no measurement of ours
 * stands behind yet: docs/benchmarks/hijack.md shows by ablation what each is worth. History of the house replaces the H0 side.
 * H0: mail of the identity itself. H1: mail of somebody who took it over.
 */
export interface Prior {
  readonly h0: readonly number[];
  readonly h1: readonly number[];
  /** How many observations of the identity's own the H0 side is worth. */
  readonly weight: number;
  readonly source: `measured: ${string}` | `assumed: ${string}`;
}

/**
 * Upper ends of the classes of P(unwanted); the last class has none. Moved along with the verdict's calibration (decision 0005: 1.21 times
 * the log-odds, and 0.63), so that what was measured, and what houses have learned of their own mail, stands for the same messages.
 */
export const CONTENT_ENDS = [0.017, 0.05, 0.115, 0.26, 0.65, 0.91, 0.985] as const;
/** Upper ends of the classes of pauses between two messages, ms. */
export const GAP_ENDS = [2_000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000] as const;

export const CONTENT: Prior = {
  h0: [0.7, 0.25, 0.022, 0.012, 0.008, 0.004, 0.002, 0.002],
  h1: [0.01, 0.02, 0.03, 0.065, 0.165, 0.15, 0.16, 0.4],
  weight: 60,
  source:
    "measured: judged as outbound, tails raised (ham: 2,400 messages of lists and 2,065 of mailboxes, spam: 574 campaigns of the tuning half)",
};

/** Classes: all known; some new to the identity; all new to it but known in the house; all new to the house. */
export const RECIPIENTS: Prior = {
  h0: [0.76, 0.08, 0.06, 0.1],
  h1: [0.2, 0.1, 0.1, 0.6],
  weight: 15,
  source: "assumed: outbound.md section 2.2 (H1 about 0.95 of new recipients for blasts, less for stolen address books; H0 0.05 to 0.3)",
};

/** The same for the first messages of an identity, which must meet its correspondents at some time. */
export const RECIPIENTS_AT_FIRST: Prior = { ...RECIPIENTS, h0: [0.35, 0.1, 0.2, 0.35], weight: 5 };

export const GAPS: Prior = {
  h0: [0.012, 0.02, 0.07, 0.2, 0.25, 0.2, 0.15, 0.098],
  h1: [0.25, 0.15, 0.25, 0.25, 0.07, 0.02, 0.005, 0.005],
  weight: 25,
  source:
    "assumed: people seldom send two messages within ten seconds; rates of known incidents (Microsoft case: 396 recipients in 7 minutes)",
};

/** H1 is spread evenly over the week; H0 is what the house does (its own hours, then the identity's). */
export const HOURS = { weight: 40, source: "assumed: somebody elsewhere does not keep our hours" } as const;

/** Answered recipients: known user, unknown user. */
export const UNKNOWN_USERS: Prior = {
  h0: [0.985, 0.015],
  h1: [0.78, 0.22],
  weight: 40,
  source: "assumed: outbound.md section 2.5 (H0 0.5 to 2 %, H1 20 % and more; cPanel, A&A and UwUMail act on the same)",
};

/** P(something never seen of this identity), by what it is: `h0` before history, `h1` under attack. */
export const NOVELTY = {
  network: { h0: 0.06, h1: 0.8, source: "assumed: outbound.md section 4.6; mobile and home networks make H0 large" },
  client: { h0: 0.02, h1: 0.7, source: "assumed: people change their mail program seldom" },
  author: { h0: 0.02, h1: 0.35, source: "assumed: attackers often write their own From; people have few addresses" },
  device: { h0: 0.04, h1: 0.8, source: "assumed: outbound.md section 4.6" },
  link: { h0: 0.25, h1: 0.6, source: "assumed: outbound.md section 2.14" },
} as const;

/** How much of the mail is the attacker's, under H1: the owner goes on sending. See cusum.ts. */
export const ATTACK_SHARE = {
  message: 0.4,
  reply: 0.5,
  source: "assumed: outbound.md section 4.1, the least dilution that is to be caught quickly is 1:1",
} as const;

/** Two identities lead strangers to one new place within an hour. */
export const SHARED_LINK = {
  llr: 1.5,
  source: "assumed: outbound.md section 4.10; less than for one text, as colleagues may announce one new page",
} as const;
