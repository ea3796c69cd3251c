/**
 * What every file of ours keeps to: a purpose comment, a length, no default export, no `any`, no unfinished notes,
 * no path of somebody's machine. Files over 200 lines are named as a reminder, files over 400 fail.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { filesBelow, type Source, sources, textOf } from "./sources.ts";

const AIM = 200;
const LIMIT = 400;

const TEXT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const PATTERN = /(?<=[(=,:[!&|?{};]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
const NOT_CODE = new RegExp([TEXT, COMMENT, PATTERN].map(({ source }) => source).join("|"), "g");

const all = sources();
// configuration files of tools have the shape that the tool asks for
const ours = all.filter(({ path }) => !/\.config\.ts$/.test(path));

test(`no file is longer than ${LIMIT} lines`, (t) => {
  for (const { path, lines } of all) if (lines.length > AIM) t.diagnostic(`${path} has ${lines.length} lines, the aim is ${AIM}`);
  assert.deepEqual(
    namesOf(all, ({ lines }) => lines.length > LIMIT),
    [],
  );
});

test("every file starts with its purpose in at most eight lines of comment", () => {
  assert.deepEqual(
    namesOf(ours, (source) => !hasPurpose(source.text)),
    [],
  );
});

test("a purpose comment is told from other comments", () => {
  assert.ok(hasPurpose("/** Adds numbers. */\nexport {};\n"));
  assert.ok(hasPurpose("#!/usr/bin/env node\n/**\n * Adds numbers.\n */\n"));
  assert.ok(!hasPurpose("// Adds numbers.\n"));
  assert.ok(!hasPurpose('import x from "x";\n/** Adds numbers. */\n'));
  assert.ok(!hasPurpose("/** */\n"));
  assert.ok(!hasPurpose(`/**\n${" * words\n".repeat(9)} */\n`));
});

test("no default export", () => {
  assert.deepEqual(
    namesOf(ours, ({ text }) => /^export default\b|\bas default\b/m.test(text)),
    [],
  );
});

test("no any without a reason on the line above", () => {
  const wrong = ours.flatMap(({ path, text, lines }) =>
    codeOf(text)
      .split("\n")
      .flatMap((line, index) => (isAny(line) && !lines[index - 1]?.includes("noExplicitAny: ") ? [`${path}:${index + 1}`] : [])),
  );
  assert.deepEqual(wrong, []);
});

test("an any is found wherever a type can stand", () => {
  for (const line of ["let a: any;", "f(x as any)", "const m = new Map<string, any>();", "type A = B | any;", "g<any>()", "x: any[],"]) {
    assert.ok(isAny(codeOf(line)), line);
  }
  for (const line of ["// takes any", "/**\n * of any kind: any\n */", 'say("a: any")', "const any = 1;", "if (has.any) return;"])
    assert.ok(!isAny(codeOf(line)), line);
});

test("no note of unfinished work", () => {
  const note = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`);
  assert.deepEqual(
    places(all, (line) => note.test(line)),
    [],
  );
});

test("no path of one machine", () => {
  // [/] keeps the pattern from finding itself
  const machine = /(?<![\w.~*-])[/](?:work|root|home[/]\w+|Users[/]\w+|opt[/]n24)(?:[/]|\b(?![.-]))/;
  assert.match("see [/]work[/]x".replaceAll(/[[\]]/g, ""), machine);
  const texts = filesBelow(".")
    .filter(
      (path) =>
        /\.(?:ts|tsx|mjs|md|json|ya?ml|txt|html|css|sh)$|^\.ci\//.test(path) &&
        !/^package-lock\.json$|^lists\/|\.(?:cases\.txt|eml)$/.test(path),
    )
    .map((path) => ({ path, lines: textOf(path).split("\n") }));
  assert.deepEqual(
    places(texts, (line) => machine.test(line)),
    [],
  );
});

function hasPurpose(text: string): boolean {
  const comment = /^(?:#!.*\n)?\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
  const lines = comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s*/, "").trim())
    .filter((line) => line !== "");
  return lines.length >= 1 && lines.length <= 8;
}

function isAny(line: string): boolean {
  return /(?::|\bas|[<|,(])\s*any\b\s*(?=[;,)>|=[\]{}]|$)/.test(line) && !/^\s*(?:const|let)\s+any\b/.test(line);
}

/** The code without texts, comments and patterns, on the same lines. */
function codeOf(text: string): string {
  return text.replaceAll(NOT_CODE, (found) => found.replaceAll(/[^\n]+/g, '""'));
}

function namesOf(list: readonly Source[], isWrong: (source: Source) => boolean): readonly string[] {
  return list.filter(isWrong).map(({ path }) => path);
}

function places(
  list: readonly { readonly path: string; readonly lines: readonly string[] }[],
  isWrong: (line: string) => boolean,
): readonly string[] {
  return list.flatMap(({ path, lines }) => lines.flatMap((line, index) => (isWrong(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
}
