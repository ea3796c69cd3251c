/**
 * How the message is written, against how this identity writes (IdentityMailer: Stringhini and Thonnard 2015, with counts in place of its
 * classifier, so that a person can be told what differs). Says nothing of whoever has written little, and little of honest people who write alike.
 */
import { STYLE_TRAITS } from "../../../mail/style.ts";
import { defineSignal } from "../evidence.ts";
import { countedIn, strangenessOf } from "../styles.ts";

/** Traits go together (HTML, links, no quoting): their sum says less than it adds up to. Set on the tuning half of the benchmark. */
const TOGETHER = 0.45;
/** One trait alone never speaks for more. */
const MOST_OF_A_TRAIT = 2.5;
/** So many messages of the identity's own are worth half of full trust. */
const HALF_TRUST = 4;

export const style = defineSignal({
  id: "style",
  title: "Written otherwise than this identity writes",
  why: "Whoever sits at the keyboard chooses form, length, greeting and small words without thinking; campaigns are written for everybody.",
  watches: "submission",
  group: "style",
  cap: [-0.8, 2.5],
  weigh({ event, profile, house, sending }) {
    const written = event.content?.style ?? null;
    if (written === null || sending.copyOf !== null || sending.answersFor < 1) return null;
    const count = countedIn(profile.styles);
    const traits = strangenessOf(written, profile.styles, house.styles);
    const sum = traits.reduce((all, one) => all + Math.max(-MOST_OF_A_TRAIT, Math.min(one, MOST_OF_A_TRAIT)), 0);
    const llr = (sum * TOGETHER * count) / (count + HALF_TRUST);
    return { llr, value: () => (llr > 0 ? `differs in ${strangest(traits)}` : "as this identity writes") };
  },
});

function strangest(traits: readonly number[]): string {
  return traits
    .map((strangeness, i) => ({ strangeness, name: STYLE_TRAITS[i] ?? "" }))
    .sort((a, b) => b.strangeness - a.strangeness)
    .slice(0, 3)
    .map(({ name }) => name)
    .join(", ");
}
