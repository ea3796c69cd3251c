/**
 * The thresholds in force elsewhere (outbound.md section 1), each as published, on the same stream. A verdict "spam" is that of our own
 * filter (P >= 0.5) for all of them, so that what is compared is the way of deciding. Not here, because no number of theirs is published
 * or none is on by default: cPanel, A&A, MailChannels, Google, Postfix, Proxmox, Stalwart, mailcow, Rspamd; weakforced and postfwd count
 * addresses of sign-ins (more than 5, more than 20 in an hour) and none of the takeovers here uses so many.
 */
import type { RecipientReply, Submission } from "../../../observed/observed.ts";

export interface Rival {
  readonly name: string;
  readonly rule: string;
  start(): { submitted(event: Submission, isKnown: (address: string) => boolean): boolean; replied(event: RecipientReply): boolean };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPAM = 0.5;

/** How many in the last `length`; the window slides. */
class Window {
  readonly #length: number;
  readonly #times: number[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  add(at: number, count: number): number {
    for (let i = 0; i < count; i++) this.#times.push(at);
    while ((this.#times[0] ?? at) <= at - this.#length) this.#times.shift();
    return this.#times.length;
  }
}

type Counted = (event: Submission, isKnown: (address: string) => boolean) => number;

const outside: Counted = ({ recipients, ours }) => recipients.length - ours.length;
const each: Counted = () => 1;
const spam: Counted = ({ content }) => ((content?.probability ?? 0) >= SPAM ? 1 : 0);
const surelySpam: Counted = ({ content }) => ((content?.probability ?? 0) >= 0.95 ? 1 : 0);
const strangers: Counted = ({ recipients }, isKnown) => recipients.filter((address) => !isKnown(address)).length;

type Limit = readonly [count: Counted, most: number, within: number];

function limits(
  name: string,
  rule: string,
  list: readonly Limit[],
  refusals: readonly (readonly [most: number, within: number])[] = [],
): Rival {
  return {
    name,
    rule,
    start() {
      const windows = list.map(([, , within]) => new Window(within));
      const refused = refusals.map(([, within]) => new Window(within));
      return {
        submitted: (event, isKnown) =>
          list.map(([count, most], i) => windows[i]!.add(event.at, count(event, isKnown)) > most).some(Boolean),
        replied: (event) => refusals.map(([most], i) => refused[i]!.add(event.at, event.result === "refused" ? 1 : 0) > most).some(Boolean),
      };
    },
  };
}

/** SPOT with the paper's parameters: theta 0.2 and 0.9, alpha and beta 0.01 (Duan and others, INFOCOM 2009). */
const spot: Rival = {
  name: "SPOT",
  rule: "sequential test, 0.2 against 0.9, errors 0.01",
  start() {
    let x = 0;
    const most = Math.log(0.99 / 0.01);
    return {
      submitted(event) {
        x += spam(event, () => true) === 1 ? Math.log(0.9 / 0.2) : Math.log(0.1 / 0.8);
        if (x <= -most) x = 0;
        return x >= most;
      },
      replied: () => false,
    };
  },
};

const percentage: Rival = {
  name: "percentage",
  rule: "more than half of the last 20 are spam",
  start() {
    const last: number[] = [];
    return {
      submitted(event) {
        last.push(spam(event, () => true));
        if (last.length > 20) last.shift();
        return last.length === 20 && last.reduce((sum, one) => sum + one, 0) > 10;
      },
      replied: () => false,
    };
  },
};

const bounceRate: Rival = {
  name: "coss.com",
  rule: "bounces 8 % of 200 recipients or more in 7 days",
  start() {
    const [all, bad] = [new Window(7 * DAY), new Window(7 * DAY)];
    return {
      submitted: () => false,
      replied(event) {
        const answered = all.add(event.at, 1);
        const refused = bad.add(event.at, event.result === "refused" ? 1 : 0);
        return answered >= 200 && refused / answered >= 0.08;
      },
    };
  },
};

// a rule of "n messages" acts at the n-th: the limit is what is let through before
export const rivals: readonly Rival[] = [
  limits("Sophos Email", "5 spam in 10 min", [[spam, 4, 10 * MINUTE]]),
  limits("Microsoft 365", "500 external recipients/h, 1,000/day", [
    [outside, 500, HOUR],
    [outside, 1_000, DAY],
  ]),
  limits("Barracuda", "150 recipients/30 min (defers)", [[outside, 150, 30 * MINUTE]]),
  limits("Proofpoint Essentials", "100 in 10 min, 500/day", [
    [each, 100, 10 * MINUTE],
    [each, 500, DAY],
  ]),
  limits("DuoCircle", "50 spam/8 h, 100 failed/h (defers)", [[spam, 50, 8 * HOUR]], [[100, HOUR]]),
  limits("Halon sample", "100 spam/8 h, 1,000 failed/h (defers)", [[spam, 100, 8 * HOUR]], [[1_000, HOUR]]),
  limits("mox", "1,000 messages and 200 first-time recipients/24 h", [
    [each, 1_000, DAY],
    [strangers, 200, DAY],
  ]),
  limits(
    "UwUMail",
    "3 sure spam, 500 rcpt/h, 25 unknown/h",
    [
      [surelySpam, 2, DAY],
      [outside, 500, HOUR],
    ],
    [[24, HOUR]],
  ),
  limits("WildDuck", "2,000 recipients/day", [[outside, 2_000, DAY]]),
  bounceRate,
  limits("count", "100 messages/h", [[each, 100, HOUR]]),
  percentage,
  spot,
];
