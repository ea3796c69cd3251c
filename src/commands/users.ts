/**
 * `postern users add NAME | list | remove NAME`: who may sign in at the outbound door.
 * The password is asked for twice without echo on a terminal, or is the first line of standard input; it never is an argument,
 * because arguments are seen by every process. Everything that is wrong ends in one sentence (OperatorError).
 */
import type { Readable } from "node:stream";
import { OperatorError } from "../platform/errors.ts";
import { hashPassword, passwordFault } from "../platform/passwords.ts";
import { editUsers, readUsers, toUserName } from "../platform/users-file.ts";

export interface UsersCommand {
  readonly action: "add" | "list" | "remove";
  /** Null for `list`. */
  readonly name: string | null;
  /** Path of the users file. */
  readonly file: string;
}

/** The terminal, or what stands for it. process.stdin, process.stdout and process.stderr fit. */
export interface UsersConsole {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };
  readonly output: { write(text: string): unknown };
  readonly prompts: { write(text: string): unknown };
}

/** Longest first line of standard input that is read. */
const LINE_CHARACTERS = 4_096;
/** Ctrl-C and Ctrl-D in raw mode. */
const CANCEL = "\u0003\u0004";

/** Resolves with the exit code: 0 done, 2 could not. */
export async function usersCommand(command: UsersCommand, console: UsersConsole): Promise<number> {
  switch (command.action) {
    case "list":
      return list(command.file, console);
    case "add":
      return add(command.file, nameOf(command), console);
    case "remove":
      return remove(command.file, nameOf(command), console);
  }
}

async function list(file: string, console: UsersConsole): Promise<number> {
  const { users, faults } = await readUsers(file);
  for (const name of [...users.keys()].sort()) console.output.write(`${name}\n`);
  for (const fault of faults) console.prompts.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 2;
}

async function add(file: string, name: string, console: UsersConsole): Promise<number> {
  const password = await askPassword(name, console);
  const fault = passwordFault(password);
  if (fault !== null) throw new OperatorError("users/password", `${name} was not added: ${fault}`);
  const replaced = await editUsers(file, name, await hashPassword(password));
  console.output.write(replaced ? `${name} has a new password\n` : `${name} was added\n`);
  return 0;
}

async function remove(file: string, name: string, console: UsersConsole): Promise<number> {
  const { users } = await readUsers(file);
  if (!users.has(name)) throw new OperatorError("users/unknown", `there is no user ${name} in ${file}`);
  await editUsers(file, name, null);
  console.output.write(`${name} was removed\n`);
  return 0;
}

function nameOf(command: UsersCommand): string {
  const name = command.name === null ? null : toUserName(command.name);
  if (name !== null) return name;
  throw new OperatorError(
    "users/name",
    `"${command.name ?? ""}" cannot be a user's name: no spaces, colons, quotes or brackets, at most 200 characters`,
  );
}

async function askPassword(name: string, console: UsersConsole): Promise<string> {
  if (console.input.isTTY !== true) return (await readLines(console, 1))[0] ?? "";
  console.prompts.write(`Password for ${name}: `);
  const [first = "", second = ""] = await readLines(console, 2, () => console.prompts.write("\nOnce more: "));
  console.prompts.write("\n");
  if (first !== second) throw new OperatorError("users/password", `${name} was not added: the two passwords differ`);
  return first;
}

/** Reads lines without echo (raw mode does its own line editing, so that backspace and Ctrl-C keep working). */
function readLines(console: UsersConsole, count: number, between: () => void = () => {}): Promise<readonly string[]> {
  const { input } = console;
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    let line = "";
    const finish = (end: () => void): void => {
      input.off("data", onData).off("end", onEnd).off("error", onError).pause();
      if (input.isTTY === true) input.setRawMode?.(false);
      end();
    };
    const take = (character: string): boolean => {
      if (CANCEL.includes(character)) finish(() => reject(new OperatorError("users/cancelled", "cancelled")));
      else if (character === "\n" || (character === "\r" && input.isTTY === true)) {
        lines.push(line.replace(/\r$/, ""));
        line = "";
        if (lines.length === count) finish(() => resolve(lines));
        else between();
      } else if (character === "\u007f" || character === "\b") line = line.slice(0, -1);
      else if (line.length < LINE_CHARACTERS) line += character;
      return lines.length < count && !CANCEL.includes(character);
    };
    const onData = (text: string): void => {
      for (const character of text) if (!take(character)) return;
    };
    const onEnd = (): void => finish(() => resolve(line === "" ? lines : [...lines, line]));
    const onError = (error: Error): void => finish(() => reject(error));
    input.setEncoding("utf8");
    if (input.isTTY === true) input.setRawMode?.(true);
    input.on("data", onData).on("end", onEnd).on("error", onError).resume();
  });
}
