/**
 * How a policy rule is written: conditions under `when`, one action under `do`. Each action may stand alone (`do: quarantine`)
 * or with its details (`do: {quarantine: "a reason"}`).
 */
import { z } from "zod";
import { known } from "./about.ts";
import { inWords } from "./hints.ts";
import { addressPattern, comparison, filledListOf, listOf, network, oneOf, text, toBytes, toProbability } from "./kinds.ts";
import { POLICY_ATTACHMENTS, POLICY_CLASSES, type PolicyAction, type PolicyRule } from "./settings.ts";

const ACTIONS = ["accept", "tag", "quarantine", "hold", "defer", "reject"] as const;
const PLACEHOLDERS = ["receipt", "class", "probability"] as const;

/** One line of printable ASCII with known placeholders: it goes into replies and headers, where a line end would be an injection. */
const line = (longest: number) =>
  text(
    `one line of printable ASCII, at most ${longest} characters, with no placeholder but {receipt}, {class} and {probability}`,
    (written) =>
      /^[\x20-\x7e]+$/.test(written) && written.length <= longest && placeholdersIn(written).every(isPlaceholder) ? written : null,
  );

const headerName = () =>
  text("a header name that begins with X- and is not one of ours (X-Postern-…)", (written) =>
    /^X-[A-Za-z0-9-]{1,60}$/i.test(written) && !/^X-Postern-/i.test(written) ? written : null,
  );

const withText = <Key extends string>(key: Key, shape: z.ZodRawShape & { readonly [K in Key]: z.ZodType<string | undefined> }) =>
  z
    .preprocess((value) => (typeof value === "string" ? { [key]: value } : value), known(shape, `a text, or a group with ${key}`))
    .optional();

const tagDetails = known(
  {
    headers: z.record(headerName(), line(500), { error: "header names with their values" }).prefault({}),
    subjectPrefix: line(50).optional(),
  },
  "a group with headers and subjectPrefix",
);

const action = z
  .preprocess(
    // `do: tag` is short for `do: {tag: {}}`; a word that is no action becomes an unknown key
    (value) => (typeof value === "string" ? { [value]: {} } : value),
    known(
      {
        accept: known({}, "nothing more").optional(),
        tag: tagDetails.optional(),
        quarantine: withText("reason", { reason: line(200).optional() }),
        hold: withText("reason", { reason: line(200).optional() }),
        defer: withText("text", { text: line(300).optional() }),
        reject: withText("text", { text: line(300).optional() }),
      },
      `${inWords(ACTIONS)}, or one of them with its details`,
    ),
  )
  .transform((written, context): PolicyAction => {
    const kinds = ACTIONS.filter((kind) => written[kind] !== undefined);
    if (kinds.length !== 1) {
      context.issues.push({ code: "custom", message: `exactly one of ${inWords(ACTIONS)}`, input: written });
      return z.NEVER;
    }
    return toAction(written);
  });

type Written = z.output<typeof tagDetails>;

function toAction(written: {
  readonly tag?: Written | undefined;
  readonly quarantine?: { readonly reason?: string | undefined } | undefined;
  readonly hold?: { readonly reason?: string | undefined } | undefined;
  readonly defer?: { readonly text?: string | undefined } | undefined;
  readonly reject?: { readonly text?: string | undefined } | undefined;
}): PolicyAction {
  const { tag, quarantine, hold, defer, reject } = written;
  if (tag !== undefined) return { kind: "tag", headers: Object.entries(tag.headers), subjectPrefix: tag.subjectPrefix ?? null };
  if (quarantine !== undefined) return { kind: "quarantine", reason: quarantine.reason ?? null };
  if (hold !== undefined) return { kind: "hold", reason: hold.reason ?? null };
  if (defer !== undefined) return { kind: "defer", text: defer.text ?? null };
  if (reject !== undefined) return { kind: "reject", text: reject.text ?? null };
  return { kind: "accept" };
}

const patterns = () => filledListOf(addressPattern(), "a list of addresses, domains and groups").optional();

const conditions = known(
  {
    direction: filledListOf(oneOf(["inbound", "outbound", "internal"]), "a list of directions").optional(),
    class: filledListOf(oneOf(POLICY_CLASSES), "a list of classes").optional(),
    probability: filledListOf(
      comparison('a comparison with a probability from 0 to 1, such as ">= 0.9"', toProbability),
      "comparisons",
    ).optional(),
    from: patterns(),
    mailFrom: patterns(),
    submitter: patterns(),
    recipient: patterns(),
    client: filledListOf(network(), "a list of networks").optional(),
    attachment: filledListOf(oneOf(POLICY_ATTACHMENTS), "a list of attachment kinds").optional(),
    size: filledListOf(comparison('a comparison with a size, such as "> 20MB"', toBytes), "comparisons").optional(),
  },
  "a group of conditions",
);

const rule = known(
  {
    name: text("a name of at most 100 characters in one line", (written) =>
      /^[^\u0000-\u001f\u007f]{1,100}$/.test(written) ? written : null,
    ).optional(),
    when: conditions.prefault({}),
    do: action,
  },
  "a rule with when and do",
);

export const policySchema = listOf(rule, "a list of rules", 1_000).transform((rules): readonly PolicyRule[] =>
  rules.map((one, index) => ({ name: one.name ?? `rule ${index + 1}`, when: one.when, do: one.do })),
);

function placeholdersIn(written: string): readonly string[] {
  return [...written.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

function isPlaceholder(name: string): boolean {
  return PLACEHOLDERS.some((placeholder) => placeholder === name);
}
