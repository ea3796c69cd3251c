/**
 * `postern users add NAME | list | remove NAME`: who may sign in at the outbound door.
 * The password is asked for twice without echo on a terminal, or is the first line of standard input; it never is an argument,
 * because arguments are seen by every process. Everything that is wrong ends in one sentence (OperatorError).
 */
import { OperatorError } from "../platform/errors.ts";
import { hashPassword, passwordFault } from "../platform/passwords.ts";
import { editUsers, readUsers, toUserName } from "../platform/users-file.ts";
import { askPassword, type PromptConsole } from "./prompt.ts";

export interface UsersCommand {
  readonly action: "add" | "list" | "remove";
  /** Null for `list`. */
  readonly name: string | null;
  /** Path of the users file. */
  readonly file: string;
}

/** Resolves with the exit code: 0 done, 2 could not. */
export async function usersCommand(command: UsersCommand, console: PromptConsole): Promise<number> {
  switch (command.action) {
    case "list":
      return list(command.file, console);
    case "add":
      return add(command.file, nameOf(command), console);
    case "remove":
      return remove(command.file, nameOf(command), console);
  }
}

async function list(file: string, console: PromptConsole): Promise<number> {
  const { users, faults } = await readUsers(file);
  for (const name of [...users.keys()].sort()) console.output.write(`${name}\n`);
  for (const fault of faults) console.prompts.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 2;
}

async function add(file: string, name: string, console: PromptConsole): Promise<number> {
  const password = await askPassword(name, console);
  const fault = passwordFault(password);
  if (fault !== null) throw new OperatorError("users/password", `${name} was not added: ${fault}`);
  const replaced = await editUsers(file, name, await hashPassword(password));
  console.output.write(replaced ? `${name} has a new password\n` : `${name} was added\n`);
  return 0;
}

async function remove(file: string, name: string, console: PromptConsole): Promise<number> {
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
