/**
 * Every sample line of the corpus of logs, and every record of the corpus of flows, is understood by `postern audit`, or is named in
 * `audit-coverage-*.txt` with its reason. Numbers are exact: lines that are understood no longer, or newly so, fail here.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type TestContext, test } from "node:test";
import { collect } from "../../src/evidence/collect.ts";
import { requireCorpus } from "../support/corpora.ts";

interface Read {
  /** File or folder → records that were not understood; "unread" when nothing was. */
  readonly missed: ReadonlyMap<string, number | "unread">;
  readonly understood: number;
  readonly kinds: ReadonlyMap<string, number>;
}

async function read(paths: readonly string[], nameOf: (path: string) => string): Promise<Read> {
  const evidence = await collect(paths, { domains: [], judge: async () => null, onRead: () => {} });
  const kinds = new Map<string, number>();
  for await (const run of evidence.observations()) for (const { kind } of run) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const missed = new Map<string, number | "unread">();
  let understood = 0;
  for (const { name, tally, unread } of evidence.sources) {
    understood += tally.understood;
    const key = nameOf(name);
    if (unread !== null) missed.set(key, "unread");
    else if (tally.notUnderstood > 0) missed.set(key, Number(missed.get(key) ?? 0) + tally.notUnderstood);
  }
  return { missed, understood, kinds };
}

/** "== reason", then lines of "name count". */
function namedIn(file: string): ReadonlyMap<string, number | "unread"> {
  const lines = readFileSync(join(import.meta.dirname, file), "utf8").split("\n");
  const entries = lines.filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("=="));
  return new Map(
    entries.map((line) => {
      const [name = "", count = ""] = line.split(" ");
      return [name, count === "unread" ? count : Number(count)];
    }),
  );
}

function sorted(map: ReadonlyMap<string, number | "unread">): readonly (readonly [string, number | "unread"])[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}

test("sample lines of logs", async (t: TestContext) => {
  const corpus = requireCorpus(t, "logs-auth-mail");
  if (corpus === null) return;
  const tests = join(corpus.folder, "fail2ban", "fail2ban", "tests", "files", "logs");
  const samples = corpus.files.map(({ path }) => path).filter((path) => path.startsWith(tests) || path.endsWith(".log"));
  assert.equal(samples.length, 154);
  const nameOf = (path: string): string => {
    const [source = "", ...rest] = relative(corpus.folder, path).split("/");
    return source === "fail2ban" ? `fail2ban/${relative(tests, path)}` : `crowdsec/${rest[0]}`;
  };
  const { missed, understood, kinds } = await read(samples, nameOf);
  assert.deepEqual(sorted(missed), sorted(namedIn("audit-coverage-logs.txt")));
  assert.equal(understood, 677);
  assert.deepEqual(Object.fromEntries(kinds), { "sign-in": 142, reply: 5, submission: 1 });
});

test("records of flows", async (t: TestContext) => {
  const corpus = requireCorpus(t, "net-flows-pcaps");
  if (corpus === null) return;
  const named = namedIn("audit-coverage-flows.txt");
  const nameOf = (path: string): string => {
    const name = relative(corpus.folder, path);
    return [...named.keys()].find((prefix) => name === prefix || name.startsWith(`${prefix}/`)) ?? name;
  };
  const { missed, understood, kinds } = await read([corpus.folder], nameOf);
  assert.deepEqual(sorted(missed), sorted(named));
  assert.equal(understood, 11_995);
  assert.deepEqual(Object.fromEntries(kinds), { flow: 24 });
});
