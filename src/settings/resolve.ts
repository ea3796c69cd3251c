/** From what was written to what the house reads: paths made absolute, missing values filled in from the machine and the data folder. */
import { availableParallelism, hostname } from "node:os";
import { join, resolve as resolvePath } from "node:path";
import type { HopUrl } from "../platform/hop-url.ts";
import type { Written } from "./schema.ts";
import type { HopSettings, HopTarget, Settings } from "./settings.ts";

export interface Places {
  /** Absolute; null for the embedded default. */
  readonly file: string | null;
  /** Relative paths start here: the folder of the file. */
  readonly folder: string;
  readonly dataFolder: string;
}

export function resolve(written: Written, places: Places): Settings {
  const { certificate, key } = written.tls;
  return {
    ...written,
    file: places.file,
    hostname: written.hostname ?? hostname(),
    nextHop: { inbound: toHop(written.nextHop.inbound, places), outbound: toHop(written.nextHop.outbound, places) },
    tls:
      certificate === undefined || key === undefined
        ? null
        : { certificate: resolvePath(places.folder, certificate), key: resolvePath(places.folder, key) },
    users: written.users === undefined ? join(places.dataFolder, "users") : resolvePath(places.folder, written.users),
    console: { listen: written.console.listen, publicUrl: written.console.publicUrl ?? null },
    learning: { ...written.learning, spamShare: written.learning.spamShare ?? null },
    rules: { folder: written.rules.folder === undefined ? besideFile(places) : resolvePath(places.folder, written.rules.folder) },
    scan: { ...written.scan, workers: written.scan.workers ?? availableParallelism() },
  };
}

function besideFile({ file, folder }: Places): string | null {
  return file === null ? null : join(folder, "rules.d");
}

type WrittenHop = NonNullable<Written["nextHop"]["inbound"]>;
type WrittenTarget = Omit<WrittenHop, "routes">;

function toHop(written: WrittenHop | undefined, places: Places): HopSettings | null {
  if (written === undefined) return null;
  const routes = Object.entries(written.routes).map(([name, target]) => [name, toTarget(target, places)] as const);
  return { ...toTarget(written, places), routes: Object.fromEntries(routes) };
}

function toTarget(written: WrittenTarget, places: Places): HopTarget {
  const { user, passwordFile } = written;
  return {
    hosts: written.url.map((url) => toHost(url, places)),
    tls: written.tls,
    verify: written.verify,
    ca: written.ca === undefined ? null : resolvePath(places.folder, written.ca),
    credentials: user === undefined || passwordFile === undefined ? null : { user, passwordFile: resolvePath(places.folder, passwordFile) },
  };
}

function toHost(url: HopUrl, places: Places): HopUrl {
  return url.kind === "maildir" ? { kind: "maildir", folder: resolvePath(places.folder, url.folder) } : url;
}
