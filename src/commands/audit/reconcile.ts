/**
 * What others counted (DMARC aggregate reports) against what passed here: a source with our keys or in our SPF that no log of ours knows is a
 * host that sends for us unseen; a source without either borrows our name. Counts beyond what the log shows are named.
 */
import type { Evidence } from "../../evidence/collect.ts";
import type { ReportedVolume } from "../../evidence/reader.ts";
import { toWhose } from "../../observed/whose.ts";
import type { Instant } from "../../platform/time.ts";
import { isMoreThanPassed, type Reported, type ReportedMail, toReported } from "../../statement/reported.ts";
import type { CaseBook } from "./cases.ts";
import type { Site } from "./statement.ts";

const DAY = 86_400_000;

export function reconcile(
  { sources }: Evidence,
  cases: CaseBook,
  site: Site,
  period: { readonly from: Instant; readonly to: Instant },
): Reported {
  const inPeriod = sources.flatMap(({ tally }) => tally.volumes).filter(({ from, until }) => until >= period.from && from <= period.to);
  const reported = toReported(inPeriod.map(toMail), { whose: toWhose(site), unseen: "its log is not here" });
  if (reported.ours === null || cases.acceptedByDay.size === 0) return reported;
  const seen = acceptedIn(reported.ours, cases);
  const counted = `DMARC reports count ${reported.ours.aligned} messages of your mail hosts where`;
  if (isMoreThanPassed(reported.ours.aligned, seen))
    return { ...reported, unseen: [...reported.unseen, `${counted} only ${seen} deliveries passed here: more left than the log shows`] };
  return { ...reported, notes: [...reported.notes, `${counted} ${seen} deliveries passed here: nothing is left over`] };
}

function toMail({ count, dkimAligned, spfAligned, ...about }: ReportedVolume): ReportedMail {
  return {
    ...about,
    count,
    byKey: dkimAligned ? count : 0,
    bySpf: spfAligned ? count : 0,
    aligned: dkimAligned || spfAligned ? count : 0,
  };
}

/** Reports count whole days. */
function acceptedIn({ first, last }: { readonly first: Instant; readonly last: Instant }, { acceptedByDay }: CaseBook): number {
  let seen = 0;
  for (const [day, count] of acceptedByDay) if (day >= Math.floor(first / DAY) && day <= Math.floor(last / DAY)) seen += count;
  return seen;
}
