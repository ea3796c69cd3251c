/**
 * The mail corpora, which lie outside the repository: `../shared/corpora` or the folder named by POSTERN_CORPORA.
 * Each archive is unpacked once into a cache under the system's temp folder, named by the archive's hash and shared
 * by all test processes. Corpus mail is untrusted input; nothing of it is committed or sent to a real address.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { TestContext } from "node:test";
import { missing } from "./missing.ts";

export interface CorpusFile {
  readonly path: string;
  /** As in index.tsv (spam, ham, ham-easy, phish …); "" where a corpus has no labels. */
  readonly label: string;
  /** SHA-1 of the raw bytes, also the file's name; "" where a corpus has no index. */
  readonly sha1: string;
  readonly year: number | null;
  /** Where the message came from in the source; helps to split by source. */
  readonly source: string;
}

export interface Corpus {
  readonly name: string;
  readonly folder: string;
  /** In the order of the index, or by path. */
  readonly files: readonly CorpusFile[];
}

const repository = resolve(import.meta.dirname, "../..");

/**
 * An unpacked corpus, or null after the test was skipped (with CI=true it fails instead):
 * `const corpus = requireCorpus(t, "mail-spamassassin"); if (corpus === null) return;`
 */
export function requireCorpus(t: TestContext, name: string): Corpus | null {
  return openCorpus(name) ?? missing(t, `the corpus ${name} is not here (set POSTERN_CORPORA)`);
}

/** The same for programs (benchmarks): null when the corpus is not on this machine. */
export function openCorpus(name: string): Corpus | null {
  const archive = join(process.env["POSTERN_CORPORA"] ?? resolve(repository, "../shared/corpora"), name, "data.tar.gz");
  if (!existsSync(archive)) return null;
  const folder = join(unpacked(archive, name), name);
  const index = join(dirname(archive), "index.tsv");
  return { name, folder, files: existsSync(index) ? filesOfIndex(folder, index) : filesOf(folder) };
}

function unpacked(archive: string, name: string): string {
  const hash = createHash("sha256").update(readFileSync(archive)).digest("hex").slice(0, 16);
  const cache = join(tmpdir(), `postern-corpora-${process.getuid?.() ?? "user"}`);
  const folder = join(cache, `${name}-${hash}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const unfinished = mkdtempSync(join(cache, ".unpacking-"));
  const tar = spawnSync("tar", ["-xzf", archive, "-C", unfinished, "--no-same-owner"], { encoding: "utf8" });
  if (tar.status !== 0) throw new Error(`${archive} cannot be unpacked: ${tar.error?.message ?? tar.stderr}`);
  try {
    renameSync(unfinished, folder);
  } catch (thrown) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw thrown; // otherwise another test process was first, with the same bytes
  }
  return folder;
}

function filesOfIndex(folder: string, index: string): CorpusFile[] {
  const [head = "", ...lines] = readFileSync(index, "utf8").split("\n");
  const columns = head.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      const cell = (column: string): string => cells[columns.indexOf(column)] ?? "";
      const year = Number(cell("year"));
      const path = join(folder, cell("label"), `${cell("sha1")}.eml`);
      return { path, label: cell("label"), sha1: cell("sha1"), year: year > 0 ? year : null, source: cell("source") };
    });
}

function filesOf(folder: string): CorpusFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, label: "", sha1: "", year: null, source: relative(folder, path).split(sep).join("/") }));
}
