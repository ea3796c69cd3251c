/**
 * The figures of the hijack benchmark: every cell for the ledger and for its rivals, false alarms on mail that nobody touched, the nine
 * hard negatives, sign-ins alone, and what each signal is worth.
 */
import { Ledger } from "../../../detectors/outbound/ledger.ts";
import { signalIds } from "../../../detectors/outbound/signals/all.ts";
import { STATES, type State, type Thresholds } from "../../../detectors/outbound/standing.ts";
import { DEFAULT_BUDGET, FIRST_THRESHOLDS, thresholdsOf } from "../../../detectors/outbound/thresholds.ts";
import { CELLS, type Cell, takeover } from "./attack.ts";
import { negatives } from "./negatives.ts";
import { type Rival, rivals } from "./rivals.ts";
import { beginning, LIMITS, runOurs, runRival, type Takeover, trained, withSignIn } from "./run.ts";
import type { Author, Campaign, World } from "./world.ts";

export interface Figures {
  /** Share of takeovers that were acted on within the limits, 0..1. */
  readonly found: number;
  /** Attack messages until then, over those that were found: median and 95th percentile; null when none was. */
  readonly messages: readonly [median: number, p95: number] | null;
  /** All messages of the account until then, its owner's too. */
  readonly all: readonly [median: number, p95: number] | null;
  readonly seconds: number | null;
  /** Recipients reached before, over all takeovers; with the bootstrap interval of the median over authors. */
  readonly reached: readonly [median: number, p95: number];
  readonly interval: readonly [low: number, high: number];
}

export interface CellResult {
  readonly cell: Cell;
  readonly ours: Figures;
  /** Until suspension. */
  readonly suspended: Figures;
  readonly rivals: readonly (readonly [name: string, figures: Figures])[];
}

export interface Alarms {
  readonly authors: number;
  readonly messages: number;
  readonly holds: number;
  readonly suspensions: number;
}

export interface Ablation {
  readonly without: string;
  readonly found: number;
  readonly messages: number | null;
  readonly reached: number;
}

/** A house that has drawn thresholds from its own clean mail: what it finds then, and whom it stops wrongly. */
export interface Mature {
  readonly thresholds: Thresholds;
  readonly found: number;
  /** Cells in which a rival lets fewer recipients be reached. */
  readonly lost: number;
  readonly alarms: Alarms;
  readonly negatives: readonly Negative[];
}

interface Negative {
  readonly name: string;
  readonly worst: State;
  readonly held: number;
  readonly messages: number;
}

export interface HijackResult {
  readonly authors: number;
  readonly campaigns: number;
  readonly takeovers: number;
  readonly cells: readonly CellResult[];
  readonly alarms: Alarms;
  readonly negatives: readonly Negative[];
  readonly mature: Mature;
  /** Takeovers from a new network with a new device that were at least watched before their first message. */
  readonly bySignIn: number;
  readonly ablation: readonly Ablation[];
}

/** Takeovers of each author in each cell, each by another campaign. */
const CAMPAIGNS_EACH = 2;
const ABLATED: readonly Cell[] = [
  { rate: "1/s", mix: 100, recipients: "new", login: "stolen session" },
  { rate: "1/s", mix: 50, recipients: "new", login: "new network" },
  { rate: "1/s", mix: 100, recipients: "address book", login: "stolen session" },
  { rate: "1/10 min", mix: 20, recipients: "30 % dead", login: "same network" },
];

export function measure(world: World, say: (text: string) => void): HijackResult {
  const ledger = trained(world);
  const pairs = pairsOf(world);
  say(`${world.authors.length} authors, ${world.campaigns.length} campaigns, ${pairs.length} takeovers a cell`);
  const cells = CELLS.map((cell, number): CellResult => {
    if (number % 12 === 0) say(`cell ${number + 1} of ${CELLS.length}`);
    const ours = pairs.map(([author, campaign]) => runOurs(ledger, author, campaign, cell));
    return {
      cell,
      ours: figuresOf(ours),
      suspended: figuresOf(ours.map(atSuspension)),
      rivals: rivals.map(
        (rival: Rival) => [rival.name, figuresOf(pairs.map(([author, campaign]) => runRival(rival, author, campaign, cell)))] as const,
      ),
    };
  });
  say("mail that nobody touched, hard negatives, sign-ins, ablation");
  return {
    authors: world.authors.length,
    campaigns: world.campaigns.length,
    takeovers: pairs.length,
    cells,
    alarms: alarmsOf(world, FIRST_THRESHOLDS),
    negatives: negatives().map((one) => runNegative(one, FIRST_THRESHOLDS)),
    mature: measureMature(world, pairs, cells),
    bySignIn: bySignIn(ledger, pairs),
    ablation: ["nothing", ...signalIds].map((without) => ablate(world, pairs, without)),
  };
}

type Pair = readonly [author: Author, campaign: Campaign];

function pairsOf({ authors, campaigns }: World): readonly Pair[] {
  return authors
    .filter(({ mail, learned }) => mail.length > learned)
    .flatMap((author, i) =>
      Array.from({ length: CAMPAIGNS_EACH }, (_, k): Pair => [author, campaigns[(i * 7 + k * 31) % campaigns.length]!]),
    );
}

function atSuspension(one: Takeover): Takeover {
  const { suspend } = one;
  if (suspend === null) return { ...one, messages: null, allMessages: null, seconds: null };
  return { ...one, messages: suspend.messages, allMessages: null, seconds: suspend.seconds, reached: suspend.reached };
}

export function figuresOf(takeovers: readonly Takeover[]): Figures {
  const found = takeovers.filter(({ messages }) => messages !== null);
  const pair = (values: readonly (number | null)[]): readonly [number, number] | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : [quantile(known, 0.5), quantile(known, 0.95)];
  };
  const reached = takeovers.map((one) => one.reached);
  return {
    found: takeovers.length === 0 ? 0 : found.length / takeovers.length,
    messages: pair(found.map(({ messages }) => messages)),
    all: pair(found.map(({ allMessages }) => allMessages)),
    seconds: pair(found.map(({ seconds }) => seconds))?.[0] ?? null,
    reached: [quantile(reached, 0.5), quantile(reached, 0.95)],
    interval: bootstrap(takeovers),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const DRAWN = 200;

/** 95 % of the medians when authors are drawn again (seeded). */
function bootstrap(takeovers: readonly Takeover[]): readonly [number, number] {
  const byAuthor = [...Map.groupBy(takeovers, ({ author }) => author).values()];
  let state = 1;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const medians = Array.from({ length: DRAWN }, () =>
    quantile(
      byAuthor.flatMap(() => (byAuthor[below(byAuthor.length)] ?? []).map(({ reached }) => reached)),
      0.5,
    ),
  );
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

/** The same takeovers before thresholds that are drawn from all clean mail of the world; the rivals as they were in the cells. */
function measureMature(world: World, pairs: readonly Pair[], cells: readonly CellResult[]): Mature {
  const everything = { ...world, authors: world.authors.map((author) => ({ ...author, learned: author.mail.length })) };
  const thresholds = thresholdsOf(trained(everything).memory.history.blocks(new Set()), DEFAULT_BUDGET);
  const ledger = withThresholds(trained(world), thresholds);
  const results = cells.map((each) => ({
    ...each,
    ours: figuresOf(pairs.map(([author, campaign]) => runOurs(ledger, author, campaign, each.cell))),
  }));
  return {
    thresholds,
    found: results.reduce((sum, { ours }) => sum + ours.found, 0) / Math.max(1, results.length),
    lost: results.filter((each) => isLost(each).length > 0).length,
    alarms: alarmsOf(world, thresholds),
    negatives: negatives().map((one) => runNegative(one, thresholds)),
  };
}

/** A rival stops what it counts; a cell is lost to it when it lets fewer recipients be reached, in the median or, level there, in the tail. */
export function isLost({ ours, rivals: others }: CellResult): readonly string[] {
  return others
    .filter(
      ([, theirs]) => theirs.reached[0] < ours.reached[0] || (theirs.reached[0] === ours.reached[0] && theirs.reached[1] < ours.reached[1]),
    )
    .map(([name]) => name);
}

function withThresholds(ledger: Ledger, thresholds: Thresholds): Ledger {
  ledger.recall({ ...ledger.memory, thresholds, computed: Number.POSITIVE_INFINITY });
  return ledger;
}

/** Everybody's later mail, as it was, through a ledger that knows their earlier mail. */
function alarmsOf(world: World, thresholds: Thresholds): Alarms {
  const ledger = withThresholds(trained(world), thresholds);
  const later = world.authors.flatMap(({ mail, learned }) => mail.slice(learned)).toSorted((a, b) => a.at - b.at);
  const events = later.flatMap(withSignIn);
  let [holds, suspensions] = [0, 0];
  for (const event of events) {
    const assessment = ledger.take(event);
    if (assessment === null || event.kind !== "submission") continue;
    const [before, now] = [STATES.indexOf(assessment.before), STATES.indexOf(assessment.standing.state)];
    if (now >= STATES.indexOf("held")) holds++;
    if (before < STATES.indexOf("suspended") && now >= STATES.indexOf("suspended")) suspensions++;
  }
  return { authors: world.authors.length, messages: later.length, holds, suspensions };
}

function runNegative({ name, identity, events, begins }: ReturnType<typeof negatives>[number], thresholds: Thresholds): Negative {
  const ledger = withThresholds(new Ledger(), thresholds);
  let [worst, held, messages] = [0, 0, 0];
  for (const event of events) {
    const assessment = ledger.take(event);
    if (assessment === null || event.at < begins || assessment.identity !== identity) continue;
    const level = STATES.indexOf(assessment.standing.state);
    worst = Math.max(worst, level);
    if (event.kind !== "submission") continue;
    messages++;
    if (level >= STATES.indexOf("held")) held++;
  }
  return { name, worst: STATES[worst] ?? "normal", held, messages };
}

function bySignIn(ledger: Ledger, pairs: readonly Pair[]): number {
  const cell: Cell = { rate: "1/s", mix: 100, recipients: "new", login: "new network" };
  const watched = pairs.filter(([author, campaign]) => {
    const fork = ledger.fork([author.identity]);
    for (const { event } of takeover(author, campaign, cell, beginning(author), LIMITS)) {
      if (event.kind !== "sign-in") return false;
      const assessment = fork.take(event);
      if (assessment !== null && assessment.standing.state !== "normal") return true;
    }
    return false;
  });
  return pairs.length === 0 ? 0 : watched.length / pairs.length;
}

function ablate(world: World, pairs: readonly Pair[], without: string): Ablation {
  const options = { without: new Set([without]) };
  const ledger = trained(world, options);
  const takeovers = ABLATED.flatMap((cell) => pairs.map(([author, campaign]) => runOurs(ledger, author, campaign, cell, options)));
  const { found, messages, reached } = figuresOf(takeovers);
  return { without, found, messages: messages?.[0] ?? null, reached: reached[1] };
}
