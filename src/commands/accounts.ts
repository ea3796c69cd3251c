/**
 * `postern accounts set NAME`: creates an administrator of the console or gives one a new password, which ends every session of that
 * account. For the second administrator, and for the one who forgot.
 */
import { OperatorError } from "../platform/errors.ts";
import { hashPassword, LEAST_CONSOLE_PASSWORD, passwordFault } from "../platform/passwords.ts";
import type { Accounts } from "../ports/accounts.ts";
import type { Clock } from "../ports/clock.ts";
import { askPassword, type PromptConsole } from "./prompt.ts";

/** As the console's set-up page has it. */
const NAME = /^(?! )[^\p{C}]{1,64}(?<! )$/u;

export async function setAccount(name: string, accounts: Accounts, console: PromptConsole, clock: Clock): Promise<void> {
  if (!NAME.test(name))
    throw new OperatorError("accounts/name", `"${name}" cannot be an account's name: 1 to 64 characters, no control characters`);
  const password = await askPassword(name, console);
  const short = [...password].length < LEAST_CONSOLE_PASSWORD ? `the password has fewer than ${LEAST_CONSOLE_PASSWORD} characters` : null;
  const fault = short ?? passwordFault(password);
  if (fault !== null) throw new OperatorError("accounts/password", `nothing was changed for ${name}: ${fault}`);
  const hash = await hashPassword(password);
  if ((await accounts.find(name)) === null) {
    await accounts.create({ name, password: hash, role: "administrator", createdAt: clock.now() });
    console.output.write(`${name} may sign in to the console\n`);
    return;
  }
  await accounts.changePassword(name, hash);
  await accounts.removeOtherSessions(name, null);
  console.output.write(`${name} has a new password; open sessions were ended\n`);
}
