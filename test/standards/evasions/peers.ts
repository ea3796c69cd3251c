/**
 * What Rspamd and SpamAssassin see of the evasions: their own parsers, as installed, asked for text, links and files of each message, the
 * answers kept in peers.json and told in docs/reference/evasions.md. As a program: `node test/standards/evasions/peers.ts` asks anew.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL } from "./all.ts";
import type { Evasion } from "./case.ts";

/** "all" that a reader sees, or what is wrong with it. */
export type Seen = "all" | string;

export interface Recorded {
  readonly versions: { readonly rspamd: string; readonly spamassassin: string };
  readonly seen: Readonly<Record<string, { readonly rspamd: Seen; readonly spamassassin: Seen }>>;
}

interface View {
  readonly text: string;
  readonly links: readonly string[];
  readonly files: string;
}

const RECORD = new URL("./peers.json", import.meta.url);
const PAGE = new URL("../../../docs/reference/evasions.md", import.meta.url);

/** The visible rendered text, which is kinder to SpamAssassin than its body rules are: those read hidden text as well. */
const ASK_SPAMASSASSIN = String.raw`
use strict; use warnings; use Mail::SpamAssassin; use JSON::PP;
my $program = Mail::SpamAssassin->new({ local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => "/dev/null" });
$program->init(0);
my %seen;
for my $file (@ARGV) {
  open(my $in, "<:raw", $file) or die; my $raw = do { local $/; <$in> }; close $in;
  my $message = $program->parse($raw, 0);
  my $status = Mail::SpamAssassin::PerMsgStatus->new($program, $message);
  $status->extract_message_metadata();
  $seen{$file} = {
    text => join("\n", @{ $message->get_visible_rendered_body_text_array() }),
    links => [ $status->get_uri_list() ],
    files => join("\n", map { $_->{name} // "" } $message->find_parts(qr/./, 1)),
  };
  $status->finish(); $message->finish();
}
print JSON::PP->new->latin1->encode(\%seen);
`;

function askSpamAssassin(files: readonly string[]): ReadonlyMap<string, View> {
  const answer = execFileSync("perl", ["-e", ASK_SPAMASSASSIN, ...files], { encoding: "latin1", stdio: ["ignore", "pipe", "ignore"] });
  const seen = JSON.parse(answer) as Record<string, View>; // the program above wrote it
  return new Map(Object.entries(seen).map(([file, view]) => [file, { ...view, text: utf8(view.text), files: utf8(view.files) }]));
}

/** Rendered text may come as bytes or as characters. */
function utf8(text: string): string {
  const bytes = Buffer.from(text, "latin1");
  return bytes.toString("latin1") === text && !bytes.toString("utf8").includes("\ufffd") ? bytes.toString("utf8") : text;
}

function askRspamd(files: readonly string[]): ReadonlyMap<string, View> {
  const ask = (...words: readonly string[]): string =>
    execFileSync("rspamadm", ["mime", ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const texts = JSON.parse(ask("-j", "extract", "-t", "-H", ...files)) as Record<string, string[]>; // Rspamd's own report
  return new Map(
    files.map((file): [string, View] => {
      const links = ask("urls", "--host", file)
        .split("\n")
        .slice(1)
        .map((host) => `//${host.trim()}/`);
      return [file, { text: (texts[file] ?? []).join("\n"), links, files: fileNames(ask("dump", "-j", file)) }];
    }),
  );
}

/** Names that stand decoded in the dump of a message. */
function fileNames(dump: string): string {
  return [...dump.matchAll(/"(?:filename|decoded|name)": "((?:[^"\\]|\\.)*)"/g)].map(([, value = ""]) => value).join("\n");
}

const bare = (text: string): string => text.replace(/[\s\u00ad\u200b-\u200d\ufeff]|[\u{e0000}-\u{e007f}]/gu, "");

export function compare({ sees }: Evasion, view: View): Seen {
  const wrong: string[] = [];
  const text = bare(view.text);
  if (sees.text !== undefined && !text.includes(bare(sees.text))) wrong.push("text not seen");
  if (sees.unseen !== undefined && text.includes(bare(sees.unseen))) wrong.push("hidden text taken for shown");
  if (sees.host !== undefined && !view.links.some((link) => hostOf(link) === sees.host)) wrong.push("link not seen");
  if (sees.attachment !== undefined && !view.files.includes(sees.attachment[0])) wrong.push("file not seen");
  return wrong.length === 0 ? "all" : wrong.join(", ");
}

function hostOf(link: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(link)?.[1]?.toLowerCase() ?? "";
}

export function readRecord(): Recorded {
  return JSON.parse(readFileSync(RECORD, "utf8")) as Recorded; // written below
}

export function pageOf({ versions, seen }: Recorded): string {
  const rows = ALL.map(({ name, known, sees }) => {
    const how = typeof known === "string" ? (known === "chromium" ? "shown in Chromium" : "assumed") : known.source;
    const { rspamd = "", spamassassin = "" } = seen[name] ?? {};
    return `| ${name} | ${aim(sees)} | ${how} | all | ${rspamd} | ${spamassassin} |`;
  });
  const all = (peer: "rspamd" | "spamassassin"): number => ALL.filter(({ name }) => seen[name]?.[peer] === "all").length;
  return `# Evasions

${ALL.length} messages, made for this project, that mail programs show otherwise than filters read them. For each: what a reader gets, how we know (shown in Chromium when the tests run, a standard, or assumed), and who sees all of it. Postern sees all of ${ALL.length}, which the tests assert; Rspamd ${versions.rspamd} sees all of ${all("rspamd")}, SpamAssassin ${versions.spamassassin} of ${all("spamassassin")}.

The others were asked for text, links and file names with their own tools (\`rspamadm mime\`, and SpamAssassin's visible rendered text, which is kinder than its body rules). What they would say of such a message is another question: both find some of these by what is odd about them.

| evasion | what a reader gets | how we know | Postern sees | Rspamd sees | SpamAssassin sees |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

function aim({ text, unseen, host, attachment }: Evasion["sees"]): string {
  const parts = [
    text === undefined ? "" : `text "${text}"`,
    unseen === undefined ? "" : "other text hidden",
    host === undefined ? "" : `a link to ${host}`,
    attachment === undefined ? "" : `the file ${attachment[0]}`,
  ];
  return parts
    .filter((part) => part !== "")
    .join(", ")
    .replaceAll("|", "\\|")
    .replaceAll("\u202e", "");
}

function version(name: string): string {
  return execFileSync("dpkg-query", ["-W", "-f", "$" + "{Version}", name], { encoding: "utf8" });
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), "postern-evasions-"));
  try {
    const files = ALL.map(({ message }, index) => {
      const file = join(folder, `${index}.eml`);
      writeFileSync(file, message);
      return file;
    });
    const [rspamd, spamassassin] = [askRspamd(files), askSpamAssassin(files)];
    const none: View = { text: "", links: [], files: "" };
    const seen = Object.fromEntries(
      ALL.map((evasion, index) => {
        const file = files[index] ?? "";
        const views = { rspamd: rspamd.get(file) ?? none, spamassassin: spamassassin.get(file) ?? none };
        return [evasion.name, { rspamd: compare(evasion, views.rspamd), spamassassin: compare(evasion, views.spamassassin) }];
      }),
    );
    const record: Recorded = { versions: { rspamd: version("rspamd"), spamassassin: version("spamassassin") }, seen };
    writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
    writeFileSync(PAGE, pageOf(record));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
