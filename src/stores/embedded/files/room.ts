/**
 * Room that best-effort files leave on the disk for promises: the database and its log, kept mail, and whatever else lives there.
 * Without it remembered mail would fill the disk, and all mail would be deferred for the sake of copies that nobody is owed.
 */
import { statfs } from "node:fs/promises";
import type { StoreLimits } from "../../options.ts";

/** How many bytes are missing from the room that must stay free; 0 when there is enough, or nobody can tell. */
export async function missingRoom(folder: string, limits: Pick<StoreLimits, "diskReserve" | "diskShare">): Promise<number> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return Math.max(0, Math.min(limits.diskReserve, blocks * bsize * limits.diskShare) - bavail * bsize);
  } catch {
    return 0; // no folder yet, or a file system that does not say
  }
}
