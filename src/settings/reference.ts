/**
 * Makes docs/reference/settings.md from the schema: `node src/settings/reference.ts > docs/reference/settings.md`.
 * test/house compares the two, and fails for a setting without a meaning.
 */
import { type SettingEntry, settingEntries } from "./entries.ts";
import { policyReference } from "./policy-reference.ts";

export function settingsReference(): string {
  const entries = settingEntries();
  const live = entries.filter((entry) => entry.live).map((entry) => `\`${entry.key}\``);
  const top = [
    "# Settings",
    "",
    "<!-- Made from src/settings/schema.ts by: node src/settings/reference.ts > docs/reference/settings.md -->",
    "",
    "Postern reads `postern.yaml` (YAML 1.2) in the folder it is started in, or the file given with `--config FILE`. Every setting may be left out; the smallest useful file is in [configuration.md](../operators/configuration.md). `postern config check FILE` prints every mistake in a file, each with line and column.",
    "",
    "Without any file the embedded default holds: domains `example.org` and `localhost`, networks of this machine only, and both next hops a Maildir in the data folder.",
    "",
    `A changed file is read again by itself. At once take effect: ${live.join(", ")}. **All other settings need a restart.** A file with mistakes changes nothing; the last good one stays, and the log and the console say so.`,
    "",
    '**Durations**: `500ms`, `90s`, `5m`, `48h`, `7d`. **Sizes**: `500KB`, `25MB`, `2GB` (powers of 1,000) or `25MiB`, `2GiB` (powers of 1,024). **Lists**: one value alone stands for a list of it. **Paths**: relative ones start at the folder of the file. Quote what YAML would read otherwise: `"> 20MB"`, `"[::]:25"`, `"*"`.',
    "",
  ];
  const sections = entries.filter((entry) => entry.depth === 0).flatMap((entry) => sectionOf(entry, entries));
  return [...top, ...sections, policyReference(), ""].join("\n");
}

function sectionOf(entry: SettingEntry, all: readonly SettingEntry[]): readonly string[] {
  const rows = all.filter((one) => one.takes !== "group" && (one === entry || one.key.startsWith(`${entry.key}.`)));
  const groups = all.filter((one) => one.takes === "group" && one.key.startsWith(`${entry.key}.`));
  return [
    `## ${entry.key}`,
    "",
    ...(entry.takes === "group" ? [[entry.meaning, ...groups.map((one) => `\`${one.key}\`: ${one.meaning}`)].join(" "), ""] : []),
    "| setting | takes | default | meaning |",
    "|---|---|---|---|",
    ...rows.map((one) => `| \`${one.key}\` | ${cell(one.takes)} | ${cell(standardOf(one))} | ${cell(one.meaning)} |`),
    "",
  ];
}

/** Values stand as code, words as words. */
function standardOf(entry: SettingEntry): string {
  return /^(?:[\w.:[\], -]+)$/.test(entry.standard) && !/[a-z] [a-z]/.test(entry.standard) ? `\`${entry.standard}\`` : entry.standard;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (import.meta.main) process.stdout.write(settingsReference());
