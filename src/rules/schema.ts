/** How a rule is written in YAML, and what becomes of it. Words of mistakes complete "expected …", as in the settings. */
import { z } from "zod";
import { compilePattern } from "../patterns/compile.ts";
import { PatternRefused } from "../patterns/errors.ts";
import { skeletons } from "../patterns/skeleton.ts";
import { headerScope, SCOPES } from "../patterns/texts.ts";
import { known } from "../settings/about.ts";
import { comparison, filledListOf, groupMember, listOf, oneOf, text, toBytes } from "../settings/kinds.ts";
import { POLICY_ATTACHMENTS } from "../settings/settings.ts";
import type { Condition, Rule } from "./rule.ts";

const LEANINGS = ["spam", "scam", "phish", "malware", "dangerous-attachment", "backscatter", "bulk", "clean"] as const;
const DIRECTIONS = ["inbound", "outbound", "internal"] as const;
/** Of one condition; longer lists are lists of domains, which have conditions of their own. */
const MOST_PATTERNS = 1_000;

const pattern = z.string({ error: "a regular expression" }).superRefine((source, context) => {
  try {
    compilePattern(source);
  } catch (thrown) {
    if (!(thrown instanceof PatternRefused)) throw thrown;
    context.addIssue({ code: "custom", message: `another pattern (${thrown.message})`, input: source });
  }
});
/** Letters that no skeleton holds would make a pattern that never matches. */
const skeletonPattern = pattern.superRefine((source, context) => {
  const foreign = Array.from(source.toLowerCase()).find((letter) => skeletons()[letter.charCodeAt(0)] !== letter.charCodeAt(0));
  if (foreign === undefined) return;
  const plain = String.fromCharCode(skeletons()[foreign.charCodeAt(0)] ?? 0);
  context.addIssue({ code: "custom", message: `a pattern for skeletons, in which "${foreign}" is written "${plain}"`, input: source });
});
const patterns = () => filledListOf(pattern, "a list of regular expressions", MOST_PATTERNS).optional();
const addresses = () => filledListOf(groupMember(), "a list of addresses and domains").optional();
const direction = () => oneOf(DIRECTIONS);

const headerName = text("the name of a header field", (name) => (/^[!-9;-~]{1,100}$/.test(name) ? name : null));

const sentence = (longest: number) =>
  text(`a text of at most ${longest} characters in one line`, (written) => {
    const line = written.trim();
    return line !== "" && line.length <= longest && !/[\u0000-\u001f\u007f]/.test(line) ? line : null;
  });

const scoped = Object.fromEntries(SCOPES.map((scope) => [scope, patterns()])) as Record<
  (typeof SCOPES)[number],
  ReturnType<typeof patterns>
>;
const skeletonPatterns = filledListOf(skeletonPattern, "a list of regular expressions", MOST_PATTERNS).optional();

// the annotation ends the circle in which a condition holds conditions
const condition: z.ZodType<Condition> = z.lazy(() =>
  known(
    {
      all: filledListOf(condition, "a list of conditions").optional(),
      any: filledListOf(condition, "a list of conditions").optional(),
      not: condition.optional(),
      ...scoped,
      skeleton: skeletonPatterns,
      header: z.record(headerName, patterns(), { error: "header names with their patterns" }).optional(),
      from: addresses(),
      mailFrom: filledListOf(
        z.union([z.literal("<>"), groupMember()], { error: "<>, an address or a domain" }),
        "a list of addresses and domains",
      ).optional(),
      recipient: addresses(),
      attachment: filledListOf(oneOf(POLICY_ATTACHMENTS), "a list of attachment kinds").optional(),
      size: filledListOf(comparison('a comparison with a size, such as "> 20MB"', toBytes), "comparisons").optional(),
      direction: filledListOf(direction(), "a list of directions").optional(),
    },
    "a group of conditions",
  ).transform((written, context): Condition => {
    const { all, not, header = {}, from, mailFrom, recipient, attachment, size, direction } = written;
    // what costs nothing first: it often settles the matter
    const parts: (Condition | null)[] = [
      from === undefined ? null : { kind: "from", is: from },
      mailFrom === undefined ? null : { kind: "mailFrom", is: mailFrom },
      recipient === undefined ? null : { kind: "recipient", is: recipient },
      attachment === undefined ? null : { kind: "attachment", is: attachment },
      size === undefined ? null : { kind: "size", is: size },
      direction === undefined ? null : { kind: "direction", is: direction },
      ...SCOPES.map((scope): Condition | null => toPatterns(scope, written[scope])),
      ...Object.entries(header).map(([name, list]) => toPatterns(headerScope(name), list)),
      all === undefined ? null : { kind: "all", of: all },
      written.any === undefined ? null : { kind: "any", of: written.any },
      not === undefined ? null : { kind: "not", of: not },
    ];
    const present = parts.filter((part) => part !== null);
    const [only] = present;
    if (only === undefined) {
      // an empty group would be true of every message
      context.issues.push({ code: "custom", message: "a group with at least one condition", input: written });
      return z.NEVER;
    }
    return present.length === 1 ? only : { kind: "all", of: present };
  }),
);

function toPatterns(scope: string, list: readonly string[] | undefined): Condition | null {
  return list === undefined ? null : { kind: "pattern", scope, patterns: list };
}

const score = z.number({ error: "a number from -20 to 20" }).min(-20, "a number from -20 to 20").max(20, "a number from -20 to 20");

const finding = known(
  { score, leaning: oneOf(LEANINGS).optional(), meaning: sentence(300), when: condition },
  "a finding with score, meaning and when",
).transform((written) => ({ ...written, leaning: written.leaning ?? (written.score < 0 ? ("clean" as const) : ("spam" as const)) }));

const findingName = text("a name in capital letters, such as OUR_INVOICE_LURE", (name) =>
  /^[A-Z][A-Z0-9_]{2,63}$/.test(name) ? name : null,
);

const ruleCase = known(
  {
    title: sentence(200),
    expect: listOf(findingName, "a list of finding names, or [] for none", 50),
    direction: direction().prefault("inbound"),
    mailFrom: z.string({ error: "an address, or <>" }).nullable().prefault(null),
    recipient: listOf(z.string({ error: "an address" }), "a list of addresses").prefault([]),
    message: z.string({ error: "a message: header lines, an empty line, a body" }),
  },
  "a case with title, expect and message",
).transform(({ recipient, mailFrom, ...rest }) => ({ ...rest, recipients: recipient, mailFrom: mailFrom === "<>" ? null : mailFrom }));

export const ruleSchema = known(
  {
    id: text("an id of the form folder/name in lower case", (id) =>
      /^[a-z0-9][a-z0-9-]{0,60}\/[a-z0-9][a-z0-9-]{0,60}$/.test(id) ? (id as Rule["id"]) : null,
    ),
    title: sentence(200),
    why: sentence(500),
    directions: filledListOf(direction(), "a list of directions").prefault([...DIRECTIONS]),
    findings: z
      .record(findingName, finding, { error: "finding names with score, meaning and when" })
      .refine((all) => Object.keys(all).length > 0, { error: "at least one finding" }),
    cases: listOf(ruleCase, "a list of cases", 1_000).prefault([]),
  },
  "a rule with id, title, why and findings",
);

/** One rule, or a list of them. */
export const ruleFileSchema = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(ruleSchema).max(1_000, { error: "at most 1,000 rules" }),
);
