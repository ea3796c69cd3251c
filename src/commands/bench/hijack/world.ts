/**
 * The world of the benchmark: authors of list mail with their real messages, hours and mail programs as accounts of one house, and the
 * campaigns that are transplanted into them. Authors and campaigns are split in two halves: numbers were set on the first, and everything
 * that is printed comes from the second. Networks, devices and address books are synthetic, as the corpora have none.
 */
import { createHash } from "node:crypto";
import { hashOf } from "../../../detectors/outbound/familiar.ts";
import { isNear } from "../../../mail/sketch.ts";
import type { Clues, Content, Submission } from "../../../observed/observed.ts";
import { Dice } from "./dice.ts";
import type { ScoredMail } from "./mail.ts";

export interface Author {
  readonly address: string;
  readonly identity: string;
  readonly clues: Clues;
  /** In the order of time. The first `learned` are history, the rest goes on during and after the attack. */
  readonly mail: readonly Submission[];
  readonly learned: number;
  /** Whom they wrote to, and who is on the same lists. */
  readonly book: readonly string[];
}

export interface Campaign {
  readonly corpus: string;
  readonly mail: readonly ScoredMail[];
}

export interface World {
  readonly authors: readonly Author[];
  readonly campaigns: readonly Campaign[];
}

/** Authors with fewer messages have no habits. */
const LEAST_MAIL = 6;
const LEARNED_SHARE = 0.6;
const MOST_RECIPIENTS = 10;
const ATTACK_CORPORA = ["mail-list-spam", "mail-spam-glitchy", "mail-spamassassin", "mail-phishing-pot"];

/** True for the half that results come from. */
function isTest(name: string): boolean {
  return (createHash("sha1").update(name).digest()[19] ?? 0) % 2 === 1;
}

export function toWorld(mail: readonly ScoredMail[], half: "tuning" | "test"): World {
  const wanted = (name: string): boolean => isTest(name) === (half === "test");
  return {
    authors: toAuthors(mail).filter(({ address }) => wanted(address)),
    campaigns: toCampaigns(mail).filter((each) => wanted(nameOf(each))),
  };
}

function nameOf({ mail: [first] }: Campaign): string {
  return `${first?.from} ${first?.traits.template}`;
}

function toAuthors(mail: readonly ScoredMail[]): readonly Author[] {
  const byAuthor = Map.groupBy(
    mail.filter((each) => each.corpus === "mail-list-ham" && each.from !== null && each.at > 0),
    ({ from }) => from!,
  );
  return [...byAuthor].filter(([, own]) => own.length >= LEAST_MAIL).map(([address, own]) => toAuthor(address, own));
}

function toAuthor(address: string, own: readonly ScoredMail[]): Author {
  const dice = new Dice(hashOf(address));
  const [home, office] = [privateNetwork(dice), privateNetwork(dice)];
  const program = own.find(({ traits }) => traits.mailClient !== null)?.traits.mailClient ?? null;
  const sorted = own.toSorted((a, b) => a.at - b.at);
  const submissions = sorted.map((each, i): Submission => {
    const client = dice.next() < 0.7 ? office : home;
    return {
      kind: "submission",
      at: each.at,
      message: `${each.name}.${i}`,
      by: { submitter: address, client, mailClient: each.traits.mailClient ?? program, author: address },
      mailFrom: address,
      recipients: each.recipients.slice(0, MOST_RECIPIENTS),
      ours: [],
      content: contentOf(each),
      bytes: each.bytes,
    };
  });
  const book = [...new Set(submissions.flatMap(({ recipients }) => recipients))];
  const clues: Clues = { submitter: address, client: office, mailClient: program, author: address };
  return { address, identity: `user:${address}`, clues, mail: submissions, learned: Math.ceil(sorted.length * LEARNED_SHARE), book };
}

export function contentOf({ probability, traits }: ScoredMail): Content {
  const { template, style, links, isReply, isAutomatic } = traits;
  return { probability, template, style, links, isReply, isAutomatic };
}

/** A /24 of documentation and test space: synthetic. */
function privateNetwork(dice: Dice): string {
  return `198.${18 + dice.below(2)}.${dice.below(256)}.${1 + dice.below(250)}`;
}

/** Spam by campaign: near-identical texts, or one author with one subject's worth of text. */
function toCampaigns(mail: readonly ScoredMail[]): readonly Campaign[] {
  const campaigns: { corpus: string; mail: ScoredMail[] }[] = [];
  const byAuthor = new Map<string, { corpus: string; mail: ScoredMail[] }>();
  for (const each of mail) {
    if (!ATTACK_CORPORA.includes(each.corpus) || each.label.startsWith("ham")) continue;
    const near = (other: ScoredMail): boolean =>
      each.traits.template !== null && other.traits.template !== null && isNear(each.traits.template, other.traits.template);
    const mine =
      byAuthor.get(`${each.corpus} ${each.from}`) ??
      campaigns.find(({ corpus, mail: others }) => corpus === each.corpus && others.some(near));
    if (mine !== undefined) {
      mine.mail.push(each);
      continue;
    }
    const campaign = { corpus: each.corpus, mail: [each] };
    campaigns.push(campaign);
    byAuthor.set(`${each.corpus} ${each.from}`, campaign);
  }
  return campaigns;
}
