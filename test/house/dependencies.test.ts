/**
 * Every runtime dependency has its reason in docs/decisions/dependencies.md, is at an exact version, and the lock file
 * is whole: versions and hashes for all, no registry named, nothing that installs by a script.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { sources, textOf } from "./sources.ts";

const versions = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(textOf("package.json")));
const { packages } = z
  .object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional(), integrity: z.string().optional() })) })
  .parse(JSON.parse(textOf("package-lock.json")));

// fsevents is optional, for macOS only, and carries its binary
const MAY_HAVE_SCRIPT = ["node_modules/fsevents"];

test("every runtime dependency has its line in docs/decisions/dependencies.md", () => {
  const page = textOf("docs/decisions/dependencies.md");
  assert.deepEqual(
    Object.keys(dependencies).filter((name) => !page.includes(`| \`${name}\` |`)),
    [],
  );
});

test("no line there is about a package that is gone", () => {
  const named = [...textOf("docs/decisions/dependencies.md").matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name);
  assert.deepEqual(
    named.filter((name) => !(name in dependencies)),
    [],
  );
});

test("versions are exact", () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(loose, []);
});

test("the lock file has a version and a hash for every package and names no registry", () => {
  const wrong = Object.entries(packages).filter(([path, one]) => path !== "" && (!one.version || !one.integrity || one["resolved"]));
  assert.deepEqual(wrong, []);
});

test("no package installs by a script", () => {
  const scripted = Object.entries(packages).filter(([path, one]) => one["hasInstallScript"] === true && !MAY_HAVE_SCRIPT.includes(path));
  assert.deepEqual(scripted, []);
});

test("the gateway imports runtime dependencies only", () => {
  const wrong = sources(["src"])
    .filter(({ path }) => !path.endsWith(".test.ts"))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier, target, typeOnly }) => target === null && !typeOnly && !specifier.startsWith("node:"))
        .filter(({ specifier }) => !(packageOf(specifier) in dependencies))
        .map(({ specifier }) => `${path}: ${specifier}`),
    );
  assert.deepEqual(wrong, []);
});

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
