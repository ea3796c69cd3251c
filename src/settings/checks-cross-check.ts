/** Whether the settings speak of checks, options and findings that exist. */
import type { Path } from "./document.ts";
import { hintFor, inWords } from "./hints.ts";
import { quoted } from "./mistakes.ts";
import type { Reporter } from "./reporter.ts";
import type { Settings } from "./settings.ts";

/** What the settings need to know of a check; definitions of checks/check.ts fit. */
export interface KnownCheck {
  readonly id: string;
  readonly options: {
    readonly shape: object;
    safeParse(value: unknown): {
      readonly success: boolean;
      readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } | undefined;
    };
  };
  readonly findings: object;
}

/** The checks of the house and those of the rules folder; null when the rules are broken, so that no name can be called unknown. */
export type KnownChecks = readonly KnownCheck[] | ((rulesFolder: string | null) => readonly KnownCheck[] | null);

export function crossCheckChecks({ checks, rules }: Settings, known: KnownChecks | null, { report }: Reporter): void {
  const all = typeof known === "function" ? known(rules.folder) : known;
  if (all === null) return;
  const ids = all.map((check) => check.id);
  const unknownId = (id: string) => `${quoted(id)}${hintFor(id, ids)}`;
  for (const [index, id] of checks.disabled.entries()) {
    if (!ids.includes(id)) report(["checks", "disabled", index], "the id of a check", unknownId(id));
  }
  const findings = all.flatMap((check) => Object.keys(check.findings));
  for (const name of Object.keys(checks.scores)) {
    if (!findings.includes(name))
      report(["checks", "scores", name], "the name of a finding", `${quoted(name)}${hintFor(name, findings)}`, true);
  }
  for (const [id, options] of Object.entries(checks.options)) {
    const check = all.find((one) => one.id === id);
    if (check === undefined) report(["checks", "options", id], "the id of a check", unknownId(id), true);
    else checkOptions(check, options, report);
  }
}

function checkOptions(check: KnownCheck, options: Readonly<Record<string, unknown>>, report: Reporter["report"]): void {
  const path: Path = ["checks", "options", check.id];
  const names = Object.keys(check.options.shape);
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const expected = names.length === 0 ? "no options, as this check has none" : `one of its options ${inWords(names)}`;
    report([...path, name], expected, `${quoted(name)}${hintFor(name, names)}`, true);
  }
  for (const issue of check.options.safeParse(options).error?.issues ?? []) {
    const steps = issue.path.filter((step) => typeof step !== "symbol");
    const name = steps[0] === undefined ? undefined : options[steps[0]];
    report([...path, ...steps], `another value (${issue.message})`, quoted(name));
  }
}
