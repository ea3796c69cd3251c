/**
 * The launcher as an operator meets it: exit codes, signals and deaths pass through the second process that an older
 * Node needs; node_modules out of step is noticed. Fetching from a registry is not tested here: no test leaves the machine.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { type TestContext, test } from "node:test";
import { dependenciesAreInStep } from "../../bin/launch/dependencies.mjs";
import { isNewEnough } from "../../bin/launch/runtime.mjs";
import { tempFolder } from "../support/temp.ts";

const root = resolve(import.meta.dirname, "../..");

// stands where an older Node would be: starts the real entry as its child
const OUTER = `import { runAndExit } from ${JSON.stringify(`file://${root}/bin/launch/program.mjs`)};
await runAndExit(process.execPath, process.argv.slice(2));`;

const MAIN = `const [word] = process.argv.slice(2);
if (word === "code") process.exit(7);
if (word === "crash") process.kill(process.pid, "SIGKILL");
process.on("SIGTERM", () => process.exit(3));
process.on("SIGINT", () => process.exit(4));
setInterval(() => {}, 1000);
console.log("pid", process.pid);`;

test("the exit code of the program is the launcher's", async (t) => {
  assert.deepEqual(await ended(launch(t, "code").child), [7, null]);
});

test("the program's death by a signal is the launcher's", async (t) => {
  assert.deepEqual(await ended(launch(t, "crash").child), [null, "SIGKILL"]);
});

for (const [signal, code] of [["SIGTERM", 3] as const, ["SIGINT", 4] as const]) {
  test(`${signal} reaches the program`, async (t) => {
    const { child, pid } = launch(t, "run");
    await pid;
    child.kill(signal);
    assert.deepEqual(await ended(child), [code, null]);
  });
}

test("a launcher that is killed takes the program with it", async (t) => {
  const { child, pid, closed } = launch(t, "run");
  await pid;
  child.kill("SIGKILL");
  await closed; // the program holds the other end of our pipe for as long as it lives
  assert.deepEqual([child.exitCode, child.signalCode], [null, "SIGKILL"]);
});

test("which Node is new enough", () => {
  for (const version of ["24.15.0", "24.21.0", "26.0.0"]) assert.ok(isNewEnough(version), version);
  for (const version of ["18.20.4", "20.20.2", "22.23.3", "24.7.0"]) assert.ok(!isNewEnough(version), version);
});

test("node_modules that are not as the lock says are noticed", (t) => {
  const folder = tempFolder(t);
  const ourBinary = { version: "1.0.0", optional: true, os: [process.platform], cpu: [process.arch] };
  const lock = { a: { version: "1.0.0" }, elsewhere: { version: "1.0.0", optional: true, os: ["aix"], cpu: ["ppc64"] }, ourBinary };
  const write = (name: string, packages: unknown) => writeFileSync(join(folder, name), JSON.stringify({ packages }));
  mkdirSync(join(folder, "node_modules"));
  write("package-lock.json", lock);
  assert.equal(dependenciesAreInStep(folder), false, "nothing installed");
  write("node_modules/.package-lock.json", { a: lock.a });
  assert.equal(dependenciesAreInStep(folder), false, "this platform's binary left out");
  write("node_modules/.package-lock.json", { a: { version: "0.9.0" }, ourBinary });
  assert.equal(dependenciesAreInStep(folder), false, "an older version");
  write("node_modules/.package-lock.json", { a: lock.a, ourBinary });
  assert.equal(dependenciesAreInStep(folder), true);
  assert.match(readFileSync(join(folder, "node_modules", ".postern-stamp"), "utf8"), /^[0-9a-f]{64} /);
  write("package-lock.json", { ...lock, b: { version: "1.0.0" } });
  assert.equal(dependenciesAreInStep(folder), false, "the lock has changed since");
});

interface Launched {
  readonly child: ChildProcess;
  /** Once the program runs. */
  readonly pid: Promise<number>;
  /** Once neither launcher nor program holds the output. */
  readonly closed: Promise<unknown>;
}

function launch(t: TestContext, word: string): Launched {
  const clone = tempFolder(t);
  cpSync(join(root, "bin"), join(clone, "bin"), { recursive: true });
  mkdirSync(join(clone, "src"));
  writeFileSync(join(clone, "package.json"), '{ "type": "module" }');
  writeFileSync(join(clone, "src", "main.ts"), MAIN);
  writeFileSync(join(clone, "outer.mjs"), OUTER);
  const words = [join(clone, "outer.mjs"), join(clone, "bin", "postern.mjs"), word];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const pid = once(createInterface(child.stdout), "line").then(([line]) => Number(String(line).replace("pid ", "")));
  return { child, pid, closed: once(child, "close") };
}

async function ended(child: ChildProcess): Promise<readonly [number | null, string | null]> {
  const [code, signal] = await once(child, "exit");
  return [code, signal];
}
