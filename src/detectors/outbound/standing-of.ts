/** How an identity stands at a time, by what its profile says. */
import type { Instant } from "../../platform/time.ts";
import type { Profile } from "./profile.ts";
import { next, type Standing, type Thresholds } from "./standing.ts";

/** So much of the evidence must speak of harm before an identity is suspended. */
const OF_HARM = 2.5;

export function standingOf(profile: Profile, thresholds: Thresholds, now: Instant): Standing {
  const { standing, stirred, trustedUntil } = profile;
  if (now < trustedUntil) return standing;
  // who released it stands in the record of a normal identity, and must not keep the evidence from counting
  const by = standing.state === "normal" ? null : standing.by;
  return next(
    by === standing.by ? standing : { ...standing, by },
    { sum: profile.evidence(now), ofHarm: profile.harm.now(now) >= OF_HARM, stirred },
    thresholds,
    now,
  );
}
