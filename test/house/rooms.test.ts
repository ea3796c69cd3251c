/**
 * Each room of src/ imports only what the table in rooms.ts allows, and no import leads back to where it started.
 * Tests beside the sources are free in what they import, as they put small houses together.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ASSEMBLY, rooms } from "./rooms.ts";
import { importsIn, pathFrom, type Source, sources } from "./sources.ts";

const house = sources(["src"]);
const isTest = (path: string): boolean => !path.startsWith("src/") || path.endsWith(".test.ts");
const importers = new Map<string, string[]>();
for (const { path, text, imports } of sources()) {
  const workers = [...text.matchAll(/new URL\("(\.[^"]+)", import\.meta\.url\)/g)].map(([, name = ""]) => name);
  const named = [...imports.map(({ target }) => target), ...workers.map((name) => pathFrom(path, name))];
  for (const target of named) if (target !== null) importers.set(target, [...(importers.get(target) ?? []), path]);
}
// what only tests import, such as contracts of stores and readers of cases, is test code as well
const parts = house.filter(({ path }) => !isTest(path) && (importers.get(path)?.some((from) => !isTest(from)) ?? true));

/** The room of a file; null for those that put the house together. */
function roomOf(path: string): string | null {
  const [top, room, ...rest] = path.split("/");
  return top === "src" && rest.length > 0 && room !== ASSEMBLY ? (room ?? null) : null;
}

function strangers(from: Source): readonly string[] {
  const room = roomOf(from.path);
  if (room === null) return [];
  const { imports, types } = rooms[room] ?? { imports: [], types: [] };
  return from.imports.flatMap(({ target, typeOnly }) => {
    if (target === null) return [];
    const to = roomOf(target);
    const allowed = to === room || (to !== null && (imports.includes(to) || (typeOnly && types.includes(to))));
    const what = typeOnly ? "types of " : "";
    return allowed ? [] : [`${from.path}: ${room} may not import ${what}${target}`];
  });
}

test("every folder of src/ is a room in the table", () => {
  const unknown = new Set(house.map(({ path }) => roomOf(path)).filter((room) => room !== null && !(room in rooms)));
  assert.deepEqual([...unknown], []);
});

test("each room imports only what the table allows", () => {
  assert.deepEqual(parts.flatMap(strangers), []);
});

test("every relative import names a file, with its ending", () => {
  const paths = new Set(sources().map(({ path }) => path));
  const wrong = house.flatMap(({ path, imports }) =>
    imports.filter(({ target }) => target?.startsWith("src/") && !paths.has(target)).map(({ specifier }) => `${path}: ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

test("every file is used by another", () => {
  const unused = house.filter(({ path }) => path !== "src/main.ts" && !isTest(path) && !importers.has(path)).map(({ path }) => path);
  assert.deepEqual(unused, []);
});

test("no import ring", () => {
  const graph = new Map(
    sources()
      .filter(({ path }) => !path.startsWith("console/"))
      .map(({ path, imports }) => [
        path,
        imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target }) => (target === null ? [] : [target])),
      ]),
  );
  assert.deepEqual(ringsIn(graph), []);
});

test("a ring is found", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["a"]],
    ["d", []],
  ]);
  assert.deepEqual(ringsIn(graph), ["a → b → c → a"]);
});

test("every shape of import is read", () => {
  const text = [
    'import { test } from "node:test";',
    'import type { A } from "./a.ts";',
    'import {\n  type B,\n  c,\n} from "../mail/b.ts";',
    'import * as kinds from "./kinds.ts";',
    'import "./effect.ts";',
    'export type { D } from "./d.ts";',
    'const later = await import("./later.ts");',
  ].join("\n");
  assert.deepEqual(
    importsIn("src/doors/x.ts", text).map(({ target, typeOnly }) => `${typeOnly ? "type " : ""}${target}`),
    [
      "null",
      "type src/doors/a.ts",
      "src/mail/b.ts",
      "src/doors/kinds.ts",
      "src/doors/effect.ts",
      "type src/doors/d.ts",
      "src/doors/later.ts",
    ],
  );
});

/** One line for each ring, found by walking from every file; a file that was walked to its end is not walked again. */
function ringsIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const rings: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) rings.push([...way.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return rings;
}
