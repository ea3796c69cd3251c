/** Where this installation lies and which release it is. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// package.json is ours and has a version.
export const { version: release } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };

export const consoleFolder = fileURLToPath(new URL("../console/dist", import.meta.url));

/** Where state lies when `--data` does not say: below the folder that the command runs in. */
export const DEFAULT_DATA_FOLDER = "data";
