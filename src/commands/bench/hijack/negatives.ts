/**
 * Nine honest patterns that look like a takeover (outbound.md section 8). All synthetic and labelled so: each account has two months of
 * habits, then does what is honest and unusual. None may be suspended; a hold costs minutes and is counted.
 */
import { hashOf } from "../../../detectors/outbound/familiar.ts";
import { STYLE_CLASSES, STYLE_TRAITS } from "../../../mail/style.ts";
import type { Observed, RecipientReply, SignIn, Submission } from "../../../observed/observed.ts";
import { Dice } from "./dice.ts";

export interface Negative {
  readonly name: string;
  readonly identity: string;
  /** In the order of time: habits first. */
  readonly events: readonly Observed[];
  /** From here on it is looked at: the habits too, which were honest as well. */
  readonly begins: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 6, 1, 8);

interface Habits {
  readonly account: string;
  readonly perDay: number;
  readonly days: number;
  readonly contacts: number;
  readonly isAutomatic?: boolean;
  readonly template?: boolean;
  readonly links?: readonly string[];
  /** Share of messages that forward spam. */
  readonly spam?: number;
}

/** Honest text as the filter scores it: mostly low, now and then odd. */
function probability(dice: Dice): number {
  return dice.next() < 0.02 ? 0.1 + dice.next() * 0.3 : dice.next() * 0.06;
}

const hex = (dice: Dice): string =>
  Array.from({ length: 8 }, () =>
    dice
      .below(2 ** 32)
      .toString(36)
      .padStart(7, "0"),
  ).join(" ");

/** How the account writes: a habit of its own in each trait, kept four times of five. */
function styleOf(account: string, dice: Dice): string {
  return STYLE_TRAITS.map((trait) => (dice.next() < 0.8 ? hashOf(`${account} ${trait}`) % 3 : dice.below(STYLE_CLASSES))).join("");
}

/** Nobody's own words: HTML, no answer, no greeting by name, much for the reader, as announcements of all kinds are and most spam is. */
const ANNOUNCEMENT = "2000033323003122121";

/** It came in before, as spam does, and is passed on. */
function passedOn(sent: Submission): readonly Observed[] {
  const template = sent.content?.template ?? null;
  return [{ kind: "received", at: sent.at - MINUTE, from: null, to: [sent.by.submitter ?? ""], template, isReply: false }, sent];
}

function message(
  account: string,
  at: number,
  recipients: readonly string[],
  dice: Dice,
  more: Partial<NonNullable<Submission["content"]>> = {},
): Submission {
  return {
    ...{ kind: "submission", at, message: `${account} ${at} ${dice.below(1e9)}`, mailFrom: account, recipients, ours: [], bytes: 4_000 },
    by: { submitter: account, client: "198.18.7.20", mailClient: "Mozilla Thunderbird", author: account },
    content: {
      probability: probability(dice),
      template: null,
      style: styleOf(account, dice),
      links: [],
      isReply: false,
      ...more,
      isAutomatic: more.isAutomatic === true,
    },
  };
}

function answer(of: Submission, recipient: string, isRefused: boolean): RecipientReply {
  const said = isRefused
    ? ({ result: "refused", enhanced: "5.1.1", text: "User unknown" } as const)
    : ({ result: "accepted", enhanced: "2.0.0", text: "Ok" } as const);
  return { kind: "reply", at: of.at + 500, message: of.message, by: of.by, recipient, via: "smtp", ...said };
}

function history(
  { account, perDay, days, contacts, isAutomatic = false, template = false, links = [], spam = 0 }: Habits,
  dice: Dice,
): Observed[] {
  const sketch = template ? hex(dice) : null;
  const events: Observed[] = [];
  for (let day = 0; day < days; day++) {
    for (let i = 0; i < perDay; i++) {
      const at = START + day * DAY + Math.floor(dice.next() * 9 * 60) * MINUTE + i;
      const isSpam = dice.next() < spam;
      const one = message(account, at, [`c${dice.below(contacts)}@partner${dice.below(contacts === 1 ? 1 : 12)}.example`], dice, {
        ...{ isReply: !isAutomatic && dice.next() < 0.6, isAutomatic, template: sketch, links },
        ...(isSpam ? { probability: 0.8 + dice.next() * 0.19, template: hex(dice), style: ANNOUNCEMENT } : {}),
      });
      events.push(...(isSpam ? passedOn(one) : [one]), answer(one, one.recipients[0]!, dice.next() < 0.004));
    }
  }
  return events.sort((a, b) => a.at - b.at);
}

function burst(count: number, pause: number, dice: Dice, one: (i: number, at: number) => Submission, refused = 0.01): Observed[] {
  return Array.from({ length: count }, (_, i) => {
    const sent = one(i, beginsAt + 10 * MINUTE + i * pause);
    return [
      ...(sent.content?.style === ANNOUNCEMENT && (sent.content.probability ?? 0) >= 0.8 ? passedOn(sent) : [sent]),
      ...sent.recipients.map((recipient) => answer(sent, recipient, dice.next() < refused)),
    ];
  }).flat();
}

const DAYS = 60;
const beginsAt = START + DAYS * DAY;

type Pattern = readonly [
  name: string,
  habits: Omit<Habits, "account" | "days">,
  after: (account: string, dice: Dice) => readonly Observed[],
];

const OFFICE = { perDay: 8, contacts: 40 };

const PATTERNS: readonly Pattern[] = [
  [
    "monthly billing",
    { perDay: 3, contacts: 400, isAutomatic: true, template: true, links: ["shop.example"] },
    (account, dice) => {
      const copies = { template: hex(dice), probability: probability(dice), style: ANNOUNCEMENT };
      return burst(
        400,
        2_000,
        dice,
        (i, at) =>
          message(account, at, [`c${dice.below(300)}@partner${i % 12}.example`], dice, {
            ...copies,
            links: ["shop.example"],
            isAutomatic: true,
          }),
        0.02,
      );
    },
  ],
  [
    "event invitation",
    OFFICE,
    (account, dice) => {
      const copies = { template: hex(dice), probability: probability(dice), style: ANNOUNCEMENT };
      return burst(
        80,
        20_000,
        dice,
        (_, at) =>
          message(account, at, [`guest${dice.below(1e6)}@house${dice.below(30)}.example`], dice, { ...copies, links: ["event.example"] }),
        0.04,
      );
    },
  ],
  [
    "new employee",
    { perDay: 0, contacts: 1 },
    (account, dice) =>
      burst(
        40,
        15 * MINUTE,
        dice,
        (i, at) => message(account, at, [`new${dice.below(1e6)}@partner${dice.below(20)}.example`], dice, { isReply: i % 3 === 0 }),
        0.02,
      ),
  ],
  [
    "owner of a mailing list",
    { perDay: 10, contacts: 300, isAutomatic: true },
    (account, dice) => {
      const copies = { template: hex(dice), probability: probability(dice), style: ANNOUNCEMENT };
      return burst(
        300,
        1_000,
        dice,
        (i, at) => message(account, at, [`c${dice.below(300)}@partner${i % 12}.example`], dice, { ...copies, isAutomatic: true }),
        0.02,
      );
    },
  ],
  [
    "storm of out-of-office answers",
    OFFICE,
    (account, dice) => {
      const copies = { template: hex(dice), probability: probability(dice), style: ANNOUNCEMENT };
      return burst(
        150,
        4_000,
        dice,
        (_, at) =>
          message(account, at, [`writer${dice.below(1e6)}@some${dice.below(90)}.example`], dice, {
            ...copies,
            isReply: true,
            isAutomatic: true,
          }),
        0.05,
      );
    },
  ],
  [
    "traveller",
    OFFICE,
    (account, dice) => [
      signIn(account, "203.0.113.77", beginsAt + MINUTE),
      ...burst(25, 20 * MINUTE, dice, (i, at) => ({
        ...message(account, at, [`c${dice.below(40)}@partner${i % 12}.example`], dice, { isReply: i % 2 === 0 }),
        by: { submitter: account, client: "203.0.113.77", mailClient: "Apple Mail", author: account },
      })),
    ],
  ],
  [
    "account that forwards its inbound spam",
    { perDay: 20, contacts: 1, spam: 0.3 },
    (account, dice) =>
      burst(60, 10 * MINUTE, dice, (_, at) =>
        message(account, at, ["c0@partner0.example"], dice, {
          probability: 0.9 + dice.next() * 0.09,
          template: hex(dice),
          style: ANNOUNCEMENT,
        }),
      ),
  ],
  [
    "abuse desk that forwards samples",
    { perDay: 12, contacts: 6, spam: 0.5 },
    (account, dice) =>
      burst(40, 12 * MINUTE, dice, (i, at) =>
        message(account, at, [`c${dice.below(6)}@partner${i % 12}.example`], dice, {
          probability: 0.8 + dice.next() * 0.19,
          template: hex(dice),
          style: ANNOUNCEMENT,
          isReply: true,
        }),
      ),
  ],
  [
    "ticket system",
    { perDay: 30, contacts: 500, isAutomatic: true, template: true },
    (account, dice) =>
      burst(
        200,
        5_000,
        dice,
        (_, at) =>
          message(account, at, [`customer${dice.below(1e6)}@any${dice.below(120)}.example`], dice, { isAutomatic: true, isReply: true }),
        0.03,
      ),
  ],
];

function signIn(user: string, client: string, at: number): SignIn {
  return { kind: "sign-in", at, user, client, service: "smtp", result: "ok", place: null, device: "another device" };
}

export function negatives(): readonly Negative[] {
  return PATTERNS.map(([name, habits, after], number) => {
    const account = `account${number}@example.org`;
    const dice = new Dice(hashOf(name));
    return {
      name,
      identity: `user:${account}`,
      begins: START,
      events: [...history({ ...habits, account, days: DAYS }, dice), ...[...after(account, dice)].sort((a, b) => a.at - b.at)],
    };
  });
}
