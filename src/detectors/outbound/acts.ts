/**
 * What a person decides about an identity, done to its profile. Every act can be undone: an undo of a state brings the earlier state back,
 * an undo of a release brings back the evidence that it took away, fading as if it had stayed.
 */
import type { Word } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import { type LastAct, MOST_ROWS, type Profile } from "./profile.ts";

const STATE_OF = { watch: "watch", hold: "held", throttle: "throttled", suspend: "suspended", lock: "locked" } as const;
const SUMS = ["fast", "slow", "harm"] as const;
/** Rows that wait for an undo; with the newer ones a profile stays within its 8 KB. */
const ROWS_KEPT = 16;

/** False for an undo when there is nothing to undo. */
export function apply(profile: Profile, word: Word): boolean {
  if (word.what === "undo") return undo(profile, word.at);
  const { at, by, until, note, what } = word;
  const { standing, trustedUntil } = profile;
  profile.lastAct = { what, by, at, standing, trustedUntil, evidence: what === "release" ? evidenceOf(profile) : null };
  if (what === "release") {
    forgive(profile, at);
    profile.trustedUntil = until ?? 0;
    profile.standing = { state: "normal", since: at, until: null, by, note };
  } else {
    // somebody who is trusted would never be held again by what is seen; a person's word against it ends that
    profile.trustedUntil = 0;
    profile.standing = { state: STATE_OF[what], since: at, until, by, note };
  }
  return true;
}

function undo(profile: Profile, now: Instant): boolean {
  const act = profile.lastAct;
  if (act === null) return false;
  profile.lastAct = null;
  profile.standing = act.standing;
  profile.trustedUntil = act.trustedUntil;
  if (act.evidence === null) return true;
  for (const [i, name] of SUMS.entries()) {
    const [value, at] = act.evidence.sums[i] ?? [0, now];
    const since = profile[name].now(now);
    profile[name].value = value;
    profile[name].at = at;
    // what came since the release stands beside what it took back
    profile[name].add(since, now);
  }
  profile.rows = [...act.evidence.rows, ...profile.rows].slice(-MOST_ROWS);
  return true;
}

/** Takes back all evidence. */
export function forgive(profile: Profile, now: Instant): void {
  for (const name of SUMS) profile[name].add(-profile[name].now(now), now);
  profile.rows = [];
}

function evidenceOf(profile: Profile): NonNullable<LastAct["evidence"]> {
  return { sums: SUMS.map((name) => [profile[name].value, profile[name].at] as const), rows: profile.rows.slice(-ROWS_KEPT) };
}

/** Rows that a profile may have beside those that wait for an undo. */
export function mostRows({ lastAct }: Profile): number {
  return MOST_ROWS - (lastAct?.evidence?.rows.length ?? 0);
}
