/**
 * `npm run bench:detect [-- --most N]`: how well Postern detects, beside Rspamd, SpamAssassin and bogofilter on the same messages. Prints a
 * report in Markdown. Untrained rows leave one source out: neither base model nor weights have seen anything of the source that is tested,
 * nor a text like one of its own. At most N messages (300) of each kind of a source go to the untrained peers, which take 0.1 s a message.
 */
import { parseArgs } from "node:util";
import { UNWANTED } from "../src/verdict/judge.ts";
import { logit } from "../src/verdict/log-odds.ts";
import { defaultWeights, toWeights } from "../src/verdict/weights.ts";
import { train, trainWithout } from "./detect/folds.ts";
import { FREE_SOURCES, type Mail, readSources, TEST_SOURCES } from "./detect/mail.ts";
import { calibrationTables, calledTable, caughtTable, curveTable, missesText, type ReportedRow } from "./detect/markdown.ts";
import { missesOf } from "./detect/misses.ts";
import { inFolder, type PeerScores, trainedPeers, untrainedPeers } from "./detect/peers.ts";
import { type JudgedMail, judgeOnline, judgeSplit, judgeUntrained, type Outside, pick, UNTRAINED } from "./detect/rows.ts";
import { halves, periods, type Split } from "./detect/trained.ts";

const { values } = parseArgs({ options: { most: { type: "string", default: "300" } } });
const most = Number(values.most);
if (!Number.isInteger(most) || most < 1) throw new Error(`--most ${values.most}: expected a whole number above 0`);

const TARGETS: Readonly<Record<string, string>> = {
  "untrained, mail of 2002, 0.1 %": ">= 90 %",
  "untrained, modern phishing, 0.5 %": ">= 95 %",
  "untrained, mailbox spam, 0.5 %": ">= 90 %",
  "untrained, list spam, 0.5 %": ">= 80 %",
};
const KINDS_OF_HAM: Readonly<Record<string, (judged: JudgedMail) => boolean>> = {
  "newsletters, receipts, offers 2025-26 (target <= 1 %)": ({ mail }) => mail.source === "foff",
  "mailing lists 2019-24": ({ mail }) => mail.source === "list-ham",
  "easy ham 2002": ({ mail }) => mail.label === "ham-easy",
  "hard ham 2002 (newsletters)": ({ mail }) => mail.label === "ham-hard",
};

const say = (text: string): void => void process.stdout.write(`${text}\n\n`);
const progress = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const asCame = await readAll(false);
  progress("the same mail without the header fields of its collectors");
  const stripped = judgeAll(await readAll(true));
  const judged = judgeAll(asCame);
  const sample = sampled([...asCame.free, ...asCame.others].filter(({ source }) => source !== "own"));
  progress(`${sample.length} messages to Rspamd and SpamAssassin`);
  await inFolder(async (folder) => {
    reportUntrained(judged, stripped, await untrainedPeers(sample, folder), new Set(sample));
    await reportTrained(asCame.free, folder);
  });
}

interface AllMail {
  readonly free: readonly Mail[];
  readonly others: readonly Mail[];
}

async function readAll(strip: boolean): Promise<AllMail> {
  return { free: await readSources(FREE_SOURCES, strip), others: await readSources(TEST_SOURCES, strip) };
}

function judgeAll({ free, others }: AllMail): readonly JudgedMail[] {
  return judgeUntrained(free, others, train(free));
}

/** The first of each kind by digest, so that the same messages are drawn at every run. */
function sampled(mail: readonly Mail[]): readonly Mail[] {
  const kinds = Map.groupBy(mail, ({ source, label }) => `${source} ${label}`);
  return [...kinds.values()].flatMap((each) => each.toSorted((a, b) => (a.digest < b.digest ? -1 : 1)).slice(0, most));
}

function reportUntrained(
  judged: readonly JudgedMail[],
  stripped: readonly JudgedMail[],
  peers: readonly PeerScores[],
  sample: ReadonlySet<Mail>,
): void {
  const same = judged.filter(({ mail }) => sample.has(mail));
  const byPeers = peers.map((peer) => ({ ...peer, judged: judgedBy(peer, same) }));
  const rowsOf = (filters: readonly { readonly name: string; readonly judged: readonly JudgedMail[] }[]): readonly ReportedRow[] =>
    UNTRAINED.map(({ name, at, picks }) => ({
      ...{ name, at, target: TARGETS[name] ?? "" },
      columns: filters.map(({ name: filter, judged: by }) => ({ name: filter, judged: pick(by, picks) })),
    }));
  say("### All messages");
  say(
    caughtTable(
      rowsOf([
        { name: "Postern", judged },
        { name: "Postern, collectors' fields stripped", judged: stripped },
      ]),
    ),
  );
  say(`### The same messages through all filters (at most ${most} of each kind)`);
  const together = rowsOf([{ name: "Postern", judged: same }, ...byPeers]);
  say(caughtTable(together));
  say("### Trade-off: spam caught (%) at a share of ham lost");
  say(curveTable(together));
  say("### Ham called unwanted at each filter's own threshold");
  say(calledTable(KINDS_OF_HAM, [{ name: "Postern", threshold: logit(UNWANTED), judged: same }, ...byPeers]));
  say(calledTable(KINDS_OF_HAM, [{ name: "Postern, all messages", threshold: logit(UNWANTED), judged }]));
  say("### Calibration (untrained, all sources, out of source)");
  say(calibrationTables(judged, defaultWeights.assumedShare));
  say("### What was missed, at the ham loss of the row");
  for (const { name, at, picks } of UNTRAINED) say(missesText(name, missesOf(pick(judged, picks), at)));
}

function judgedBy({ scores }: PeerScores, judged: readonly JudgedMail[]): readonly JudgedMail[] {
  return judged.map((each) => ({ ...each, logOdds: scores.get(each.mail)! })); // every message of the sample was scored
}

async function reportTrained(free: readonly Mail[], folder: string): Promise<void> {
  const mail = free.filter(({ source }) => source === "spamassassin");
  const without = trainWithout(free, "spamassassin", train(free).line);
  const { local, kept, findings } = defaultWeights.learner;
  const learner = { ...without.table.learner, local, kept, findings };
  const outside: Outside = { ...without, weights: toWeights({ ...without.table, learner }) };
  const rows: ReportedRow[] = [];
  const splits = [
    { split: halves(mail)[0]!, name: "trained, split half, 0.1 %", target: ">= 98.5 %" }, // there are eight
    { split: periods(mail), name: "trained on easy-ham-1 and spam-1, tested on the rest, 0.1 %", target: ">= 75 %" },
  ];
  for (const [index, { split, name, target }] of splits.entries()) {
    progress(`${name}: ${split.training.length} messages to learn, ${split.tested.length} to judge`);
    rows.push({
      name,
      target,
      at: 0.001,
      columns: await columnsOf(split, outside, { own: `${folder}/${index}`, compiled: `${folder}/compiled` }),
    });
  }
  const online = { name: "online, in order of date, from an empty model", at: 0.001, target: "" };
  rows.push({ ...online, columns: [{ name: "Postern", judged: judgeOnline(mail, outside.weights) }] });
  say("### Trained on part of the mail of 2002");
  say(caughtTable(rows));
  say(curveTable(rows));
}

interface PeerFolders {
  readonly own: string;
  readonly compiled: string;
}

async function columnsOf(split: Split, outside: Outside, { own, compiled }: PeerFolders): Promise<ReportedRow["columns"]> {
  const ours = judgeSplit(split, outside);
  const peers = await trainedPeers(split, own, compiled);
  return [{ name: "Postern", judged: ours }, ...peers.map((peer) => ({ name: peer.name, judged: judgedBy(peer, ours) }))];
}

await main();
