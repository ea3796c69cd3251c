/** `.ci/run` installs every program that a test asks for, and runs what a developer runs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sources, textOf } from "./sources.ts";

const script = textOf(".ci/run");

test("every program that a test requires is in the table of .ci/run", () => {
  const wanted = sources(["src", "test", "bench"])
    .filter(({ path }) => path !== "test/support/programs.ts")
    .flatMap(({ text }) => [...text.matchAll(/(?:requireProgram\(\w+, |findProgram\()"([^"]+)"\)/g)].map(([, name = ""]) => name));
  assert.ok(wanted.length > 0);
  assert.deepEqual(
    wanted.filter((name) => !new RegExp(`^${name}=`, "m").test(script)),
    [],
  );
});

test("every script of package.json that .ci/run names exists", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> }; // our own file
  for (const name of ["test", "test:long", "check"]) assert.ok(script.includes(name) && name in scripts, name);
});
