/**
 * The shape of a check: looks at values and says what it found. No waiting, no clock, no store, no decision.
 * A misspelt finding, a fact not asked for and a changed message are compile errors.
 */
import type { z } from "zod";
import type { Fact, FactName, FactValue } from "../facts/fact.ts";
import type { Client, Direction } from "../mail/arrival.ts";
import type { Envelope } from "../mail/envelope.ts";
import type { Message } from "../mail/message.ts";

/** The kind of unwanted mail that a finding speaks for; the verdict's class comes from these (verdict/judge.ts). */
export type Leaning = "spam" | "scam" | "phish" | "malware" | "dangerous-attachment" | "backscatter" | "bulk" | "clean";

export interface FindingDefinition {
  /** Log-odds that the finding adds; negative speaks for wanted mail. */
  readonly score: number;
  readonly meaning: string;
  /** "spam" when omitted and the score is positive. */
  readonly leaning?: Leaning;
}

export interface Finding {
  readonly name: string;
  readonly check: string;
  readonly score: number;
  readonly leaning: Leaning;
  /** A short quotation of what was seen; never a body. */
  readonly evidence: string;
}

/** What a check may know of the way a message came. */
export interface ArrivalView {
  readonly direction: Direction;
  readonly client: Client;
  readonly submitter: string | null;
  readonly envelope: Envelope;
  /** The organization's own domains, lower case. */
  readonly ourDomains: readonly string[];
}

export interface CheckDefinition<
  Needs extends FactName = FactName,
  Names extends string = string,
  Options extends z.ZodObject = z.ZodObject,
> {
  readonly id: `${string}/${string}`;
  readonly title: string;
  readonly why: string;
  readonly references: readonly string[];
  readonly phase: "content";
  readonly directions: readonly Direction[];
  readonly needs: readonly Needs[];
  readonly options: Options;
  readonly findings: Readonly<Record<Names, FindingDefinition>>;
  run(
    input: {
      readonly message: Message;
      readonly arrival: ArrivalView;
      readonly facts: { readonly [N in Needs]: Fact<FactValue<N>> };
      readonly options: z.infer<Options>;
    },
    found: (name: Names, evidence: string) => void,
  ): void;
}

export type AnyCheck = CheckDefinition;

/**
 * Checks what a check says of itself, and hands it back as one of the list.
 * The cast forgets the exact needs, names and options: `examine` is the only caller of `run`, and it gives every fact and options that
 * the check's own schema has parsed.
 */
export function defineCheck<Needs extends FactName, Names extends string, Options extends z.ZodObject>(
  definition: CheckDefinition<Needs, Names, Options>,
): AnyCheck {
  return definition as unknown as AnyCheck;
}
