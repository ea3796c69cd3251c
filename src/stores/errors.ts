/** Faults of the stores. They mean "not kept": whoever waits for a promise row must defer. */
import { PosternError } from "../platform/errors.ts";

/** The disk or the quota is full. Nothing of the refused call was kept; later calls work again once there is room. */
export class StoreFull extends PosternError {
  constructor(message: string, cause?: unknown) {
    super("store/full", message, cause);
  }
}

/** What lies on the disk is not what was written. */
export class StoreDamaged extends PosternError {
  constructor(message: string, cause?: unknown) {
    super("store/damaged", message, cause);
  }
}

/** The store could not do it: a fault of the disk or of the store itself, a store that is closed, too many calls waiting. */
export class StoreFault extends PosternError {
  constructor(code: "store/fault" | "store/closed" | "store/busy", message: string, cause?: unknown) {
    super(code, message, cause);
  }
}

/** Carries an error over from the store thread: same code, same sentence. */
export function errorOf(code: string, message: string): PosternError {
  switch (code) {
    case "store/full":
      return new StoreFull(message);
    case "store/damaged":
      return new StoreDamaged(message);
    case "store/fault":
    case "store/closed":
    case "store/busy":
      return new StoreFault(code, message);
    default:
      return new PosternError(code, message);
  }
}

/** Node's error codes for a disk or a quota of the file system that has no room. */
export function isNoSpace(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && (fault.code === "ENOSPC" || fault.code === "EDQUOT");
}
