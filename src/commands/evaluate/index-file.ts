/**
 * The index of a TREC evaluation: `spam PATH` or `ham PATH`, a line each, paths relative to the index file. Every line is looked at before
 * the first message is judged: a mistake on the last line must not cost a long run.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { messageOf, OperatorError } from "../../platform/errors.ts";

export interface IndexLine {
  readonly spam: boolean;
  /** As written. */
  readonly path: string;
  readonly file: string;
}

/** Throws OperatorError with file and line of the first mistake. */
export function readIndex(index: string): readonly IndexLine[] {
  const folder = dirname(resolve(index));
  const lines: IndexLine[] = [];
  for (const [at, line] of textOf(index).split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const match = /^\s*(spam|ham)\s+(\S.*?)\s*$/i.exec(line);
    if (match === null)
      throw new OperatorError("evaluate/index", `${index}:${at + 1}: expected spam PATH or ham PATH, found "${line.slice(0, 80)}"`);
    const [, label = "", path = ""] = match;
    const file = resolve(folder, path);
    if (!isFile(file)) throw new OperatorError("evaluate/index", `${index}:${at + 1}: there is no file ${path}`);
    lines.push({ spam: label.toLowerCase() === "spam", path, file });
  }
  if (lines.length === 0) throw new OperatorError("evaluate/index", `${index} names no message`);
  return lines;
}

function textOf(index: string): string {
  try {
    return readFileSync(index, "utf8");
  } catch (fault) {
    throw new OperatorError("evaluate/index", `${index} cannot be read (${messageOf(fault)})`, fault);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
