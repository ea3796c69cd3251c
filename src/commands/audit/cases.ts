/**
 * What the ledger says of each identity over the whole period: the worst state it would have had, when its evidence began and when it crossed
 * into a state that keeps mail from leaving, the rows that led there, and how much it sent from then on. Bounded by the number of suspects.
 */
import type { Row } from "../../detectors/outbound/evidence.ts";
import { type Assessment, Ledger } from "../../detectors/outbound/ledger.ts";
import { STATES, type State } from "../../detectors/outbound/standing.ts";
import type { Identity } from "../../observed/identity.ts";
import type { Observed } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";

export interface Case {
  readonly identity: Identity;
  worst: State;
  firstEvidence: Instant;
  /** When it was first held or worse; null: it never was. */
  crossedAt: Instant | null;
  /** Messages and recipients since the first evidence. */
  messages: number;
  recipients: number;
  rows: Row[];
}

export interface Totals {
  readonly messages: number;
  readonly recipients: number;
  readonly judged: number;
  /** Judged messages that look more unwanted than not. */
  readonly unwanted: number;
  readonly answered: number;
  readonly unknownUsers: number;
  readonly acceptedOutside: number;
  readonly identities: number;
}

const CASES = 20_000;
const ROWS = 60;
/** Identities in memory: an audit has no store to put them away to. */
const HOT = 200_000;
const HELD = STATES.indexOf("held");
const THROTTLED = STATES.indexOf("throttled");

export class CaseBook {
  private readonly ledger: Ledger;
  private readonly cases = new Map<Identity, Case>();
  private readonly since: Instant;
  private readonly until: Instant;
  private cooled = 0;
  private dropped = false;
  readonly totals = { messages: 0, recipients: 0, judged: 0, unwanted: 0, answered: 0, unknownUsers: 0, acceptedOutside: 0, identities: 0 };
  /** Day → recipients outside that took mail; to compare with what others counted. */
  readonly acceptedByDay = new Map<number, number>();
  first: Instant | null = null;
  last: Instant | null = null;

  constructor(options: { readonly mailHosts: ReadonlySet<string>; readonly since: Instant; readonly until: Instant }) {
    this.ledger = new Ledger({ mailHosts: options.mailHosts, hot: HOT, onCold: () => void this.cooled++ });
    this.since = options.since;
    this.until = options.until;
  }

  /** What came before the period teaches habits, and is not judged. */
  take(event: Observed): void {
    if (event.at > this.until) return;
    const assessment = this.ledger.take(event);
    if (event.at < this.since) return;
    this.first ??= event.at;
    this.last = event.at;
    this.count(event);
    if (assessment !== null) this.note(event, assessment);
  }

  /** Identities with a state that is worth a word, worst first. */
  list(): readonly Case[] {
    return [...this.cases.values()]
      .filter(({ worst }) => STATES.indexOf(worst) >= HELD)
      .sort((one, other) => STATES.indexOf(other.worst) - STATES.indexOf(one.worst) || other.recipients - one.recipients);
  }

  /** True from `throttled` on: evidence that this sends spam, not merely that somebody should look. */
  static isGuilty({ worst }: Case): boolean {
    return STATES.indexOf(worst) >= THROTTLED;
  }

  limitations(): readonly string[] {
    const sentences: string[] = [];
    if (this.cooled > 0) sentences.push(`more than ${HOT} identities: the habits of ${this.cooled} that were idle longest were forgotten`);
    if (this.dropped) sentences.push(`more than ${CASES} identities under suspicion: further ones were not followed`);
    return sentences;
  }

  private count(event: Observed): void {
    const { totals } = this;
    if (event.kind === "submission") {
      totals.messages++;
      totals.recipients += event.recipients.length;
      const probability = event.content?.probability ?? null;
      if (probability === null) return;
      totals.judged++;
      if (probability > 0.5) totals.unwanted++;
    } else if (event.kind === "reply") {
      if (event.result !== "deferred") totals.answered++;
      if (event.result === "refused" && (event.enhanced?.startsWith("5.1.") ?? false)) totals.unknownUsers++;
      if (event.result !== "accepted") return;
      totals.acceptedOutside++;
      const day = Math.floor(event.at / 86_400_000);
      this.acceptedByDay.set(day, (this.acceptedByDay.get(day) ?? 0) + 1);
    }
  }

  private note(event: Observed, { identity, at, standing, rows }: Assessment): void {
    const known = this.cases.get(identity);
    if (known === undefined) {
      if (rows.length === 0) return;
      if (this.cases.size >= CASES && !this.makeRoom()) return;
    }
    const one = known ?? { identity, worst: "normal", firstEvidence: at, crossedAt: null, messages: 0, recipients: 0, rows: [] };
    this.cases.set(identity, one);
    if (standing.state === "normal" && one.crossedAt === null && rows.length > 0 && one.rows.length > 0) startAgain(one, at);
    if (event.kind === "submission") {
      one.messages++;
      one.recipients += event.recipients.length;
    }
    if (one.rows.length < ROWS) one.rows.push(...rows.slice(0, ROWS - one.rows.length));
    if (STATES.indexOf(standing.state) > STATES.indexOf(one.worst)) one.worst = standing.state;
    if (STATES.indexOf(standing.state) >= HELD) one.crossedAt ??= at;
  }

  /** Forgets those who never came near a state. */
  private makeRoom(): boolean {
    for (const [identity, { worst }] of this.cases) if (worst === "normal") this.cases.delete(identity);
    if (this.cases.size < CASES) return true;
    this.dropped = true;
    return false;
  }
}

/** Evidence that faded away belongs to nothing: what is told is the run that led to a state. */
function startAgain(one: Case, at: Instant): void {
  const last = one.rows.at(-1)?.at ?? at;
  if (at - last < 86_400_000) return;
  one.rows = [];
  one.firstEvidence = at;
  one.messages = 0;
  one.recipients = 0;
}
