/**
 * The ledger of evidence: one profile an identity, every observed event weighed by the signals, the sum decided upon. A pure function of
 * the events in their order: the same events always give the same decisions, and the only clock is theirs. Bounded whatever comes:
 * profiles beyond `hot` leave through `onCold`, so that a store can keep them; without one the idlest are forgotten.
 */
import { enclosingOf, type Identity, identityOf, kindOf } from "../../observed/identity.ts";
import type { Flow, Observed, Received, RecipientReply, Report, SignIn, Submission, Word } from "../../observed/observed.ts";
import { type Instant, toMilliseconds } from "../../platform/time.ts";
import { unreachable } from "../../platform/unreachable.ts";
import { apply, forgive, mostRows } from "./acts.ts";
import { damped, type Found, llrOf, step } from "./cusum.ts";
import type { Row } from "./evidence.ts";
import { hashOf } from "./familiar.ts";
import { HouseMemory } from "./house-memory.ts";
import { learnReply, learnSignIn, learnSubmission, noteFailure, noteSubmission } from "./learn.ts";
import type { LedgerMemory } from "./memory.ts";
import { ORIGIN_CREDIT, withOrigin } from "./origin-sum.ts";
import { ATTACK_SHARE } from "./priors.ts";
import { Profile } from "./profile.ts";
import { fromBytes, toBytes } from "./profile-bytes.ts";
import { toSending } from "./sending.ts";
import { signals } from "./signals/all.ts";
import { STATES, type Standing, type State, type Thresholds } from "./standing.ts";
import { standingOf } from "./standing-of.ts";
import { StepHistory } from "./step-history.ts";
import { type Budget, DEFAULT_BUDGET, FIRST_THRESHOLDS, thresholdsFrom } from "./thresholds.ts";
import { RECEIVERS, touchedBy } from "./touched.ts";
import { isFirst, rowsOf, WORTH_A_ROW, weigh } from "./weigh.ts";

export interface LedgerOptions {
  readonly budget?: Budget;
  /** Hosts that may talk to the world on port 25. */
  readonly mailHosts?: ReadonlySet<string>;
  /** Signals that say nothing; for ablation. */
  readonly without?: ReadonlySet<string>;
  /** Profiles in memory at most. */
  readonly hot?: number;
  /** Takes a profile that leaves memory. */
  readonly onCold?: (profile: Profile) => void;
}

/** What one event did to its identity. */
export interface Assessment {
  readonly identity: Identity;
  readonly at: Instant;
  readonly before: State;
  readonly standing: Standing;
  /** Evidence after the event, in nats. */
  readonly evidence: number;
  /** What the event added. */
  readonly step: number;
  /** What this event showed, strongest first; empty when it says little. */
  readonly rows: readonly Row[];
}

const HOT = 10_000;
/** Mail that looks at least this much like an attack teaches no habits, in nats. */
const LEARN_BELOW = 1.2;
/** The sum does not rise far above suspension, so that an identity which was undone is not convicted for ever. */
const MOST_EVIDENCE = 25;
const THRESHOLDS_EVERY = toMilliseconds("24h");

export class Ledger {
  house: HouseMemory;
  readonly #options: LedgerOptions;
  /** In the order of their last event. */
  readonly #profiles = new Map<Identity, Profile>();
  /** The last of them. */
  #latest: Profile | null = null;
  #history = new StepHistory();
  #guilty = new Set<number>();
  #thresholds: Thresholds = FIRST_THRESHOLDS;
  #computed: Instant = 0;

  constructor(options: LedgerOptions = {}) {
    this.#options = options;
    this.house = new HouseMemory(options.mailHosts);
  }

  get thresholds(): Thresholds {
    return this.#thresholds;
  }

  /** An independent ledger that knows the house and some of its identities: for asking what would happen. */
  fork(identities: readonly Identity[], options: LedgerOptions = this.#options): Ledger {
    const fork = new Ledger({ ...options, onCold: () => {} });
    fork.house = this.house.clone();
    fork.#thresholds = this.#thresholds;
    fork.#computed = Number.POSITIVE_INFINITY;
    for (const identity of identities) {
      const profile = this.#profiles.get(identity);
      if (profile !== undefined) fork.restore(fromBytes(identity, toBytes(profile)));
    }
    return fork;
  }

  /** Identities in memory, in the order of their last event. */
  profiles(): Iterable<Profile> {
    return this.#profiles.values();
  }

  find(identity: Identity): Profile | null {
    return this.#profiles.get(identity) ?? null;
  }

  /** Puts a profile into memory that was kept elsewhere; one that is there becomes the latest. */
  restore(profile: Profile): void {
    this.#profiles.delete(profile.identity);
    this.#profiles.set(profile.identity, profile);
    this.#latest = profile;
  }

  /** The identities whose profiles an event touches; they must be in memory when it is taken. */
  touches(event: Observed): readonly Identity[] {
    return touchedBy(event, (about) => this.#senderOf(about));
  }

  /** Weighs an event. Null when it is about nobody. */
  take(event: Observed): Assessment | null {
    if (event.at - this.#computed >= THRESHOLDS_EVERY) this.#compute(event.at);
    switch (event.kind) {
      case "submission":
        return this.#submitted(event);
      case "reply":
        return this.#replied(event);
      case "sign-in":
        return this.#signedIn(event);
      case "report":
        return this.#added(event, this.#senderOf(event));
      case "flow":
        this.#notePeer(event);
        return this.#added(event, identityOf({ client: event.from, lease: event.lease }));
      case "received":
        this.#received(event);
        return null;
      case "word":
        return this.#heard(event);
      default:
        return unreachable(event);
    }
  }

  /** The state at a time without an event: what ended by itself has ended. Writes nothing. Null for an identity that is not in memory. */
  standingAt(identity: Identity, now: Instant): Standing | null {
    const profile = this.#profiles.get(identity);
    return profile === undefined ? null : standingOf(profile, this.#thresholds, now);
  }

  /** Everything that is remembered but the profiles; what it names goes on changing with the ledger. */
  get memory(): LedgerMemory {
    return { house: this.house, history: this.#history, guilty: this.#guilty, thresholds: this.#thresholds, computed: this.#computed };
  }

  /** Goes on from what another ledger remembered. */
  recall({ house, history, guilty, thresholds, computed }: LedgerMemory): void {
    this.house = house;
    this.#history = history;
    this.#guilty = new Set(guilty);
    this.#thresholds = thresholds;
    this.#computed = computed;
  }

  #submitted(event: Submission): Assessment {
    // what is around a script first: bringing the script in must not push it out of memory
    const around = enclosingOf(event.by);
    if (around !== null) this.#profile(around);
    const profile = this.#profile(identityOf(event.by));
    const { house } = this;
    const sending = toSending(event, profile, house);
    const found = weigh(signals.submission, { event, profile, house, sending }, this.#options.without);
    const messages = found.filter(({ signal }) => signal.group !== "origin");
    const { llr, byGroup } = llrOf(messages);
    const content = sending.copyOf?.content ?? byGroup.get("content") ?? 0;
    const gain = damped(step(llr, ATTACK_SHARE.message), sending.copyOf?.copies ?? 0, content);
    const before = profile.standing.state;
    profile.fast.add(gain, event.at);
    if (gain < 0) profile.slow.add(gain * ORIGIN_CREDIT, event.at);
    this.#addOrigin(profile, found, event.at);
    const harm = (byGroup.get("content") ?? 0) > 0 ? Math.min(gain, byGroup.get("content") ?? 0) : 0;
    if (harm > 0) profile.harm.add(harm, event.at);
    noteSubmission(event, profile, house, sending, sending.copyOf === null ? (byGroup.get("content") ?? 0) : content);
    house.senders.set(event.message, profile.identity, event.at);
    const isOrdinary = gain < LEARN_BELOW && (before === "normal" || before === "watch");
    if (isOrdinary || event.at < profile.trustedUntil) learnSubmission(event, profile, house, sending);
    const text = event.content?.template ? hashOf(profile.templates[0]?.sketch ?? "") : 0;
    this.#history.add({ identity: hashOf(profile.identity), text, step: gain, at: event.at, kind: "message" });
    const assessment = this.#assess(profile, event, before, gain, found);
    return this.#stricter(assessment, event, { gain: harm > 0 ? gain : 0, harm, found });
  }

  /**
   * What scripts do is charged to the account or host around them as well once several of them do harm on one day: one bad script leaves its
   * neighbours alone, but names made up anew hide nobody. The answer is the stricter of both standings: who is suspended does not send
   * by another name.
   */
  #stricter(
    ofScript: Assessment,
    event: Submission | RecipientReply,
    { gain, harm, found }: { readonly gain: number; readonly harm: number; readonly found: readonly Found[] },
  ): Assessment {
    const around = enclosingOf(event.by);
    if (around === null || around === ofScript.identity) return ofScript;
    const profile = this.#profile(around);
    const before = profile.standing.state;
    if (gain > 0 && isFirst(profile, "bad-script", hashOf(ofScript.identity), event.at)) profile.badScripts.add(1, event.at);
    const several = kindOf(around) === "host" ? SEVERAL_OF_A_HOST : SEVERAL_OF_AN_ACCOUNT;
    const answers = gain > 0 && profile.badScripts.now(event.at) >= several;
    if (answers) {
      profile.fast.add(gain, event.at);
      profile.harm.add(harm, event.at);
    }
    const ofAround = this.#assess(profile, event, before, answers ? gain : 0, answers ? found : []);
    return STATES.indexOf(ofAround.standing.state) > STATES.indexOf(ofScript.standing.state) ? ofAround : ofScript;
  }

  #replied(event: RecipientReply): Assessment | null {
    const around = enclosingOf(event.by);
    if (around !== null) this.#profile(around);
    const profile = this.#profile(this.#senderOf(event));
    const before = profile.standing.state;
    const found = weigh(signals.reply, { event, profile, house: this.house, sending: null }, this.#options.without);
    const gain = step(llrOf(found).llr, ATTACK_SHARE.reply);
    profile.fast.add(gain, event.at);
    if (gain > 0) this.#history.add({ identity: hashOf(profile.identity), text: 0, step: gain, at: event.at, kind: "reply" });
    if (gain > 0) profile.harm.add(gain, event.at);
    if (before === "normal" || before === "watch") learnReply(event, profile);
    const assessment = this.#assess(profile, event, before, gain, found);
    return this.#stricter(assessment, event, { gain, harm: gain, found });
  }

  #signedIn(event: SignIn): Assessment | null {
    if (event.result === "failed") {
      noteFailure(event, this.house);
      return null;
    }
    const profile = this.#profile(identityOf({ submitter: event.user }));
    const before = profile.standing.state;
    const found = weigh(signals["sign-in"], { event, profile, house: this.house, sending: null }, this.#options.without);
    const gain = this.#addOrigin(profile, found, event.at);
    learnSignIn(event, profile, this.house);
    return this.#assess(profile, event, before, gain, found);
  }

  #added(event: Report | Flow, identity: Identity): Assessment {
    const profile = this.#profile(identity);
    const before = profile.standing.state;
    const { house } = this;
    const found =
      event.kind === "report"
        ? weigh(signals.report, { event, profile, house, sending: null }, this.#options.without)
        : weigh(signals.flow, { event, profile, house, sending: null }, this.#options.without);
    const fresh = found.filter(({ signal, weighed }) => isFirst(profile, signal.id, weighed.once, event.at));
    const gain = Math.max(0, llrOf(fresh).llr);
    profile[event.kind === "report" ? "fast" : "slow"].add(gain, event.at);
    profile.harm.add(gain, event.at);
    return this.#assess(profile, event, before, gain, fresh);
  }

  #notePeer({ from, to, what, at }: Flow): void {
    const peers = this.house.peers.get(from) ?? [];
    const peer = hashOf(to);
    if (what !== "mx-query" && !peers.includes(peer) && peers.length < PEERS) this.house.peers.set(from, [...peers, peer], at);
  }

  /** Evidence of origin counts once a day for each new thing, and the strongest of one event alone. */
  #addOrigin(profile: Profile, found: readonly Found[], at: Instant): number {
    let most = 0;
    for (const { signal, weighed, llr } of found) {
      if (signal.group !== "origin") continue;
      if (isFirst(profile, signal.id, weighed.once, at)) most = Math.max(most, llr);
    }
    if (most > 0) {
      const slow = profile.slow.now(at);
      profile.slow.add(withOrigin(slow, most) - slow, at);
      this.#history.add({ identity: hashOf(profile.identity), text: 0, step: most, at, kind: "origin" });
      profile.harm.add(most * 0.5, at);
    }
    return most;
  }

  #received({ from, to, at, template = null }: Received): void {
    if (template !== null) this.house.noteIncoming(template);
    if (from === null) return;
    this.house.received++;
    for (const address of to.slice(0, RECEIVERS)) {
      this.house.wrote.add(hashOf(`${address} ${from}`));
      this.#profiles.get(identityOf({ submitter: address }))?.received.add(1, at);
    }
  }

  #heard(event: Word): Assessment {
    const profile = this.#profile(event.identity);
    const before = profile.standing.state;
    apply(profile, event);
    if (event.what === "release") this.#guilty.delete(hashOf(profile.identity));
    else if (profile.standing.state === "suspended" && profile.standing.by === null) this.#guilty.add(hashOf(profile.identity));
    return this.#assess(profile, event, before, 0, []);
  }

  #assess(profile: Profile, event: Observed, before: State, gain: number, found: readonly Found[]): Assessment {
    const now = event.at;
    if (gain > WORTH_A_ROW) profile.stirred = now;
    if (now < profile.trustedUntil) forgive(profile, now);
    const over = profile.evidence(now) - MOST_EVIDENCE;
    if (over > 0) profile.fast.add(-over, now);
    const rows = gain > 0 ? rowsOf(event, found) : [];
    if (rows.length > 0) profile.rows = [...profile.rows, ...rows].slice(-mostRows(profile));
    this.#settle(profile, now);
    return { identity: profile.identity, at: now, before, standing: profile.standing, evidence: profile.evidence(now), step: gain, rows };
  }

  #settle(profile: Profile, now: Instant): void {
    const standing = standingOf(profile, this.#thresholds, now);
    if (standing.state === profile.standing.state) return;
    profile.standing = standing;
    if (standing.state === "suspended") this.#guilty.add(hashOf(profile.identity));
    if (standing.state === "normal") profile.rows = [];
  }

  #senderOf(event: { readonly message: string | null; readonly by: Submission["by"] }): Identity {
    return (event.message === null ? undefined : this.house.senders.get(event.message)) ?? identityOf(event.by);
  }

  #profile(identity: Identity): Profile {
    // most events follow one of the same identity: a sign-in, its message, the reply
    if (this.#latest?.identity === identity) return this.#latest;
    const known = this.#profiles.get(identity);
    const profile = known ?? new Profile(identity);
    // taken out and put in again: the map is in the order of the last event
    if (known !== undefined) this.#profiles.delete(identity);
    this.#profiles.set(identity, profile);
    this.#latest = profile;
    if (this.#profiles.size > (this.#options.hot ?? HOT)) this.#cool();
    return profile;
  }

  /** The profiles that were idle longest leave, some at a time. */
  #cool(): void {
    const leaving = Math.ceil((this.#options.hot ?? HOT) / 50);
    let left = 0;
    for (const profile of this.#profiles.values()) {
      if (left++ >= leaving) break;
      this.#profiles.delete(profile.identity);
      this.#options.onCold?.(profile);
    }
  }

  #compute(now: Instant): void {
    this.#computed = now;
    this.#thresholds = thresholdsFrom(this.#history, this.#guilty, this.#options.budget ?? DEFAULT_BUDGET);
  }
}

/** Scripts that did harm within a day, from which on what is around them answers too: on a host of many sites several are broken into at once. */
const SEVERAL_OF_AN_ACCOUNT = 2.5;
const SEVERAL_OF_A_HOST = 9.5;
const PEERS = 8;
