/**
 * More recipients in ten minutes, an hour or a day than this identity's rate explains (Gamma-Poisson, outbound.md 4.4). The chance of so
 * many is bounded by Chernoff's inequality for the negative binomial, which errs towards saying nothing.
 */
import type { Fading } from "../counts.ts";
import { defineSignal } from "../evidence.ts";
import type { Profile } from "../profile.ts";

const HOUR = 3_600_000;
/** Fewer recipients are never a flood. */
const LEAST = 10;
/** Bursts are the rule: a rate is worth no more than this many observed events. */
const PRIOR = { recipients: 1, hours: 4, trust: 6 } as const;
/** One in ten thousand, three windows considered, is where surprise begins to count. */
const SURPRISE_FROM = 4.5;

export const volume = defineSignal({
  id: "volume",
  title: "More recipients than ever in so short a time",
  why: "Stolen accounts are used up quickly; an identity's own rate changes slowly.",
  watches: "submission",
  group: "pace",
  cap: [0, 2],
  weigh({ event, profile, sending }) {
    if (sending.count === 0) return null;
    let most = NO_SURPRISE;
    for (const { name, of, hours } of WINDOWS) {
      const recipients = of(profile).now(event.at) + sending.count;
      if (recipients < LEAST) continue;
      const surprise = surpriseOf(recipients, expected(profile, event.at) * hours);
      if (surprise > most.surprise) most = { surprise, recipients, name };
    }
    if (most.surprise < SURPRISE_FROM) return null;
    return {
      llr: (most.surprise - SURPRISE_FROM) * 0.4 + 0.4,
      value: () => `about ${Math.round(most.recipients)} recipients in ${most.name}`,
    };
  },
});

const NO_SURPRISE = { surprise: 0, recipients: 0, name: "" };

const WINDOWS: readonly { readonly name: string; readonly hours: number; readonly of: (profile: Profile) => Fading }[] = [
  { name: "10 minutes", hours: 1 / 6, of: ({ inTenMinutes }) => inTenMinutes },
  { name: "an hour", hours: 1, of: ({ inHour }) => inHour },
  { name: "a day", hours: 24, of: ({ inDay }) => inDay },
];

/** Recipients an hour. */
function expected(profile: Profile, now: number): number {
  const hours = profile.first === 0 ? 0 : (now - profile.first) / HOUR;
  return (profile.recipients + PRIOR.recipients) / (hours + PRIOR.hours);
}

/** -log10 of a bound on P(at least k) for a negative binomial of this mean. */
function surpriseOf(k: number, mean: number): number {
  const size = PRIOR.trust;
  if (k <= mean) return 0;
  return (k * Math.log(k / mean) - (k + size) * Math.log((k + size) / (mean + size))) / Math.LN10;
}
