/** How a scan can end without an answer. */
import { PosternError } from "../../platform/errors.ts";

/** The worker overran its deadline, died or threw on this message: the message is unscannable. */
export class ScanOverrun extends PosternError {
  constructor(why: string) {
    super("scan/overrun", why);
  }
}

/** Too many messages wait for a worker: come again later. */
export class ScanBusy extends PosternError {
  constructor(waiting: number) {
    super("scan/busy", `${waiting} messages are waiting to be examined`);
  }
}

/** The worker that held the read message was replaced because of another message: read again elsewhere. */
export class WorkerReplaced extends PosternError {
  constructor() {
    super("scan/worker-replaced", "the worker was replaced");
  }
}

/** The gateway is stopping: no fault of the message, which must not count as unscannable. */
export class ScanStopped extends PosternError {
  constructor() {
    super("scan/stopped", "the gateway is stopping");
  }
}
