/**
 * The project's own sources as the house tests see them: paths, text and imports. TypeScript 7 has no API to read
 * imports with, and the formatter gives every import one shape, so patterns are enough.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Import {
  readonly specifier: string;
  /** Erased when the program runs. */
  readonly typeOnly: boolean;
  /** Path of the file it names, from the root; null for packages and node's own modules. */
  readonly target: string | null;
}

export interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

const OURS = ["src", "test", "bench", "bin", "console"];
const SOURCE = /\.(?:ts|tsx|mjs)$/;
const NOT_OURS = new Set(["node_modules", "dist", ".git", ".cache", "data"]);

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^;"']*?\sfrom\s+)?"([^"\n]+)"/gm;
const DYNAMIC = /\bimport\("([^"\n]+)"\)/g;

/** Every source file of ours, or those below the given folders. */
export function sources(folders: readonly string[] = OURS): readonly Source[] {
  return folders
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => SOURCE.test(path))
    .map(toSource);
}

/** Paths of all files below a folder of the project, without what is installed or built. */
export function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function toSource(path: string): Source {
  const text = textOf(path);
  return { path, text, lines: text.trimEnd().split("\n"), imports: importsIn(path, text) };
}

/** The imports in a text, as if it lay at that path. */
export function importsIn(path: string, text: string): readonly Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, specifier = ""]) => ({ specifier, typeOnly: type !== undefined }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, specifier = ""]) => ({ specifier, typeOnly: false }));
  return [...statements, ...dynamic].map((one) => ({ ...one, target: targetOf(path, one.specifier) }));
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith(".") ? pathFrom(path, specifier) : null;
}

/** The path that a relative name in a file leads to. */
export function pathFrom(path: string, name: string): string {
  return relative(root, resolve(root, dirname(path), name))
    .split(sep)
    .join("/");
}
