/** Users are added, listed and removed in a real file, with the password from standard input or a terminal without echo. */
import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { type TestContext, test } from "node:test";
import { tempFolder } from "../../test/support/temp.ts";
import { verifyPassword } from "../platform/passwords.ts";
import { followUsers } from "../platform/users-file.ts";
import { type UsersCommand, usersCommand } from "./users.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly prompts: string;
}

/** Runs the command with this typed; `terminal`: on one, else from a pipe. */
async function run(command: UsersCommand, typed = "", terminal = false): Promise<Ran> {
  let out = "";
  let prompts = "";
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: terminal, setRawMode: (on: boolean) => raw.push(on) });
  input.end(typed);
  const code = await usersCommand(command, {
    input,
    output: { write: (text: string) => (out += text) },
    prompts: { write: (text: string) => (prompts += text) },
  });
  if (terminal) assert.deepEqual(raw, [true, false], "echo is off while typing and on again afterwards");
  return { code, out, prompts };
}

function usersIn(t: TestContext): { readonly file: string; on(action: UsersCommand["action"], name?: string): UsersCommand } {
  const file = join(tempFolder(t), "deep", "users");
  return { file, on: (action, name) => ({ action, name: name ?? null, file }) };
}

test("add, list, change, remove", async (t) => {
  const { file, on } = usersIn(t);
  assert.equal((await run(on("list"))).out, "");
  assert.equal((await run(on("add", "Bert"), "first\nrest is not read")).out, "bert was added\n");
  assert.equal((await run(on("add", "anna@example.org"), "second\r\n")).out, "anna@example.org was added\n");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal((await run(on("list"))).out, "anna@example.org\nbert\n");
  const users = followUsers(file, assert.fail);
  assert.ok(await verifyPassword("first", (await users.find("bert")) ?? ""));
  assert.ok(await verifyPassword("second", (await users.find("anna@example.org")) ?? ""));
  assert.equal((await run(on("add", "bert"), "third")).out, "bert has a new password\n");
  assert.ok(await verifyPassword("third", (await followUsers(file, assert.fail).find("bert")) ?? ""));
  assert.equal((await run(on("remove", "BERT"))).out, "bert was removed\n");
  assert.equal((await run(on("list"))).out, "anna@example.org\n");
  assert.deepEqual(readdirSync(dirname(file)), ["users"], "nothing is left beside the file");
  assert.doesNotMatch(readFileSync(file, "utf8"), /first|second|third/);
});

test("a terminal asks twice, without echo, with backspace", async (t) => {
  const { file, on } = usersIn(t);
  const { prompts } = await run(on("add", "anna"), "secrex\u007ft\rsecret\r", true);
  assert.equal(prompts, "Password for anna: \nOnce more: \n");
  assert.ok(await verifyPassword("secret", (await followUsers(file, assert.fail).find("anna")) ?? ""));
  await assert.rejects(run(on("add", "bert"), "one\rtwo\r", true), { name: "OperatorError", message: /two passwords differ/ });
  await assert.rejects(run(on("add", "bert"), "one\u0003", true), { name: "OperatorError", message: "cancelled" });
});

test("what cannot be done is one sentence, and the file stays as it was", async (t) => {
  const { file, on } = usersIn(t);
  await run(on("add", "anna"), "secret\n");
  const before = readFileSync(file, "utf8");
  for (const [command, typed, message] of [
    [on("add", "with space"), "x\n", /cannot be a user's name/],
    [on("add", "a:b"), "x\n", /cannot be a user's name/],
    [on("add"), "x\n", /cannot be a user's name/],
    [on("add", "bert"), "", /the password is empty/],
    [on("add", "bert"), `${"x".repeat(2_000)}\n`, /longer than/],
    [on("remove", "bert"), "", /there is no user bert/],
  ] as const) {
    await assert.rejects(run(command, typed), { name: "OperatorError", message });
  }
  assert.equal(readFileSync(file, "utf8"), before);
});

test("comments and lines that nobody understands stay, and are reported", async (t) => {
  const { file, on } = usersIn(t);
  await run(on("add", "anna"), "secret\n");
  writeFileSync(file, `# people\nbroken line\n${readFileSync(file, "utf8")}`);
  const listed = await run(on("list"));
  assert.equal(listed.code, 2);
  assert.match(listed.prompts, /users line 2 is not "name:\$argon2id/);
  await run(on("add", "bert"), "secret\n");
  assert.match(readFileSync(file, "utf8"), /^# people\nbroken line\nanna:.*\nbert:.*\n$/);
});

test("a reader follows changes, and keeps the last good file while the new one cannot be read", async (t) => {
  const { file, on } = usersIn(t);
  await run(on("add", "anna"), "secret\n");
  const faults: string[] = [];
  const users = followUsers(file, (fault) => faults.push(fault));
  assert.notEqual(await users.find("anna"), null);
  await run(on("add", "bert"), "secret\n");
  await new Promise((resolve) => setTimeout(resolve, 550));
  assert.notEqual(await users.find("bert"), null);
  writeFileSync(file, Buffer.alloc(11_000_000, "#"));
  chmodSync(file, 0o600);
  await new Promise((resolve) => setTimeout(resolve, 550));
  assert.notEqual(await users.find("bert"), null);
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? "", /cannot be read: it is larger than/);
});
