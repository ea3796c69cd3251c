/**
 * Asks for a password: twice without echo on a terminal, else the first line of standard input. Never an argument, because arguments
 * are seen by every process.
 */
import type { Readable } from "node:stream";
import { OperatorError } from "../platform/errors.ts";

/** The terminal, or what stands for it. process.stdin, process.stdout and process.stderr fit. */
export interface PromptConsole {
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };
  readonly output: { write(text: string): unknown };
  readonly prompts: { write(text: string): unknown };
}

/** Longest first line of standard input that is read. */
const LINE_CHARACTERS = 4_096;
/** Ctrl-C and Ctrl-D in raw mode. */
const CANCEL = "\u0003\u0004";

/** The password for `name`, not judged. Throws OperatorError when it is cancelled or typed differently. */
export async function askPassword(name: string, console: PromptConsole): Promise<string> {
  if (console.input.isTTY !== true) return (await readLines(console, 1))[0] ?? "";
  console.prompts.write(`Password for ${name}: `);
  const [first = "", second = ""] = await readLines(console, 2, () => console.prompts.write("\nOnce more: "));
  console.prompts.write("\n");
  if (first !== second) throw new OperatorError("users/password", `nothing was changed for ${name}: the two passwords differ`);
  return first;
}

/** Reads lines without echo (raw mode does its own line editing, so that backspace and Ctrl-C keep working). */
function readLines(console: PromptConsole, count: number, between: () => void = () => {}): Promise<readonly string[]> {
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
