/**
 * Transplants a campaign into an account: the stream of one takeover, as the ledger and its rivals see it. Recipients, networks and
 * devices are synthetic and labelled so; texts, their scores and the owner's own mail are real.
 */
import { hashOf } from "../../../detectors/outbound/familiar.ts";
import type { Observed, Submission } from "../../../observed/observed.ts";
import { Dice } from "./dice.ts";
import { type Author, type Campaign, contentOf } from "./world.ts";

export const RATES = { "1/s": 1_000, "1/min": 60_000, "1/10 min": 600_000 } as const;
export const MIXES = [100, 50, 20, 5] as const;
export const RECIPIENTS = ["new", "address book", "30 % dead"] as const;
export const LOGINS = ["new network", "same network", "stolen session"] as const;

export interface Cell {
  readonly rate: keyof typeof RATES;
  /** Share of the attacker's messages, percent; the rest is the owner's. */
  readonly mix: (typeof MIXES)[number];
  readonly recipients: (typeof RECIPIENTS)[number];
  readonly login: (typeof LOGINS)[number];
}

export const CELLS: readonly Cell[] = Object.keys(RATES).flatMap((rate) =>
  MIXES.flatMap((mix) =>
    RECIPIENTS.flatMap((recipients) => LOGINS.map((login): Cell => ({ rate: rate as Cell["rate"], mix, recipients, login }))),
  ),
);

/** One event of a takeover; `attack` numbers the attacker's messages from 1, the owner's and all other events have 0. */
export interface Step {
  readonly event: Observed;
  readonly attack: number;
}

export interface Limits {
  readonly attack: number;
  readonly all: number;
}

/** `rate` is that of all messages of the account: the owner's are put between the attacker's. */
export function* takeover(author: Author, campaign: Campaign, cell: Cell, begins: number, limits: Limits): Generator<Step> {
  const dice = new Dice(hashOf(`${author.address} ${campaign.mail[0]?.name} ${JSON.stringify(cell)}`));
  const by = cluesOf(author, campaign, cell, dice);
  const owners = author.mail.slice(author.learned);
  let at = begins;
  if (cell.login !== "stolen session") {
    const device = `${by.mailClient} as of the attack`;
    yield {
      attack: 0,
      event: { kind: "sign-in", at, user: author.address, client: by.client ?? null, service: "smtp", result: "ok", place: null, device },
    };
    at += 180_000; // Bursztein 2014: about three minutes to look round
  }
  let attack = 0;
  for (let all = 0; attack < limits.attack && all < limits.all; all++) {
    at += RATES[cell.rate];
    if (all > 0 && dice.next() * 100 >= cell.mix && owners.length > 0) {
      const own = owners[all % owners.length]!;
      yield { attack: 0, event: { ...own, at, message: `${own.message}/${all}` } };
      continue;
    }
    attack++;
    const message = `attack${attack}`;
    const recipient = recipientOf(author, cell, attack, dice);
    const event: Submission = {
      ...{ kind: "submission", at, message, by, mailFrom: author.address, recipients: [recipient], ours: [] },
      ...{ content: contentOf(dice.one(campaign.mail)), bytes: 3_000 },
    };
    yield { attack, event };
    yield* replies(event, cell, dice);
  }
}

function cluesOf(author: Author, campaign: Campaign, cell: Cell, dice: Dice): Submission["by"] {
  if (cell.login === "stolen session") return author.clues;
  const mailClient = campaign.mail[0]?.traits.mailClient ?? null;
  const client = cell.login === "new network" ? `203.0.${dice.below(256)}.${1 + dice.below(250)}` : (author.clues.client ?? null);
  return { ...author.clues, client, mailClient: mailClient ?? "unnamed" };
}

function recipientOf(author: Author, { recipients }: Cell, attack: number, dice: Dice): string {
  if (recipients === "address book" && author.book.length > 0) return author.book[(attack * 7 + 3) % author.book.length]!;
  return `${dice.below(1e9).toString(36)}@${dice.below(5_000).toString(36)}.harvested.example`;
}

/** What receivers say a second later. No receiver recognises the spam here: that would only be to our good. */
function* replies(event: Submission, { recipients }: Cell, dice: Dice): Generator<Step> {
  const isDead = dice.next() < (recipients === "30 % dead" ? 0.3 : 0.02);
  for (const recipient of event.recipients) {
    const answer = isDead
      ? ({ result: "refused", enhanced: "5.1.1", text: "User unknown" } as const)
      : ({ result: "accepted", enhanced: "2.0.0", text: "Ok" } as const);
    yield {
      attack: 0,
      event: { kind: "reply", at: event.at + 500, message: event.message, by: event.by, recipient, via: "smtp", ...answer },
    };
  }
}
