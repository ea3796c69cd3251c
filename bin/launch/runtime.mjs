/**
 * Finds the cached Node for this platform, or fetches it once: packed by the npm client that is on the machine (so the
 * user's own registry and proxy settings hold), checked against the hash in platforms.mjs, unpacked beside its place and
 * renamed into it. Two starts at the same moment both fetch; the second finds the place taken and drops its copy.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolders, isWritable } from "./cache.mjs";
import { runNpm } from "./npm.mjs";
import { leastNode, nodePackages } from "./platforms.mjs";
import { outputOf } from "./program.mjs";
import { LaunchError, say } from "./say.mjs";
import { unpackFile } from "./tar.mjs";

/** @param {string} version */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > leastNode.major || (major === leastNode.major && minor >= leastNode.minor);
}

/**
 * @param {string} root
 * @returns {Promise<string>} path of the Node binary
 */
export async function findRuntime(root) {
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  if (wanted === undefined) throw new LaunchError(`${needed()}, and none can be fetched for ${process.platform}-${process.arch}.`);
  const folder = `node-${wanted.version}-${process.platform}-${process.arch}-${shortened(wanted.integrity)}`;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const places = cacheFolders(root);
  for (const place of places) {
    const path = join(place, folder, file);
    if (existsSync(path)) return path;
  }
  const place = places.find(isWritable);
  if (place === undefined) throw new LaunchError(`${needed()}, and it cannot be kept: no folder is writable among ${places.join(", ")}.`);
  say(`fetching Node ${wanted.version} (once) …`);
  await fetchNode(root, wanted, { place, folder, file });
  return join(place, folder, file);
}

/**
 * @param {string} root
 * @param {import("./platforms.mjs").NodePackage} wanted
 * @param {{ place: string, folder: string, file: string }} target
 */
async function fetchNode(root, wanted, target) {
  const unfinished = mkdtempSync(join(target.place, ".fetching-"));
  try {
    const packed = await runNpm(root, ["pack", `${wanted.name}@${wanted.version}`, "--pack-destination", unfinished, "--ignore-scripts"]);
    if (packed.code !== 0)
      throw new LaunchError(`${needed()}, and fetching it failed (${packed.why}). Check the network, or install Node 24.`);
    const archive = readdirSync(unfinished).find((name) => name.endsWith(".tgz"));
    if (archive === undefined || (await integrityOf(join(unfinished, archive))) !== wanted.integrity) {
      throw new LaunchError(`${needed()}, and the fetched ${wanted.name} ${wanted.version} is not the expected one: its hash differs.`);
    }
    const ready = join(unfinished, "ready");
    mkdirSync(ready);
    await unpackFile(join(unfinished, archive), wanted.file, join(ready, target.file));
    const says = await outputOf(join(ready, target.file), ["--version"]);
    if (says !== `v${wanted.version}`) throw new LaunchError(`${needed()}, and the fetched binary does not run here. Install Node 24.`);
    moveInto(ready, join(target.place, target.folder));
  } catch (thrown) {
    if (thrown instanceof LaunchError) throw thrown;
    throw new LaunchError(`${needed()}, and it could not be unpacked (${thrown instanceof Error ? thrown.message : thrown}).`);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} ready @param {string} folder */
function moveInto(ready, folder) {
  try {
    renameSync(ready, folder);
  } catch (thrown) {
    if (!existsSync(folder)) throw thrown; // otherwise another start was first, with the same bytes
  }
}

/** @param {string} file @returns {Promise<string>} */
async function integrityOf(file) {
  const hash = createHash("sha512");
  for await (const piece of createReadStream(file)) hash.update(piece);
  return `sha512-${hash.digest("base64")}`;
}

/** @param {string} integrity */
function shortened(integrity) {
  return createHash("sha256").update(integrity).digest("hex").slice(0, 8);
}

function needed() {
  return `Node ${leastNode.major}.${leastNode.minor} or newer is needed (this is ${process.versions.node})`;
}
