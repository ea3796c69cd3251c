/**
 * The thread side: answers batches. A writer runs a whole batch in one transaction; a call that fails is undone alone (savepoint) and
 * the others stand; when the commit itself fails, every call of the batch is told so. Replies go out after the commit.
 */
import { parentPort, workerData } from "node:worker_threads";
import { messageOf, OperatorError } from "../../../platform/errors.ts";
import type { Milliseconds } from "../../../platform/time.ts";
import { StoreFault } from "../../errors.ts";
import type { Call, FromThread, Operations, Reply, ToThread } from "../protocol.ts";
import { type Connection, toStoreError } from "./connection.ts";

/** Words of fewer messages at once would be a segment of the index for a handful, and merging segments costs most. */
const LATER: Milliseconds = 500;
const AFTER_FAULT: Milliseconds = 2_000;

export interface Service {
  readonly operations: Operations;
  readonly writes: boolean;
  open(file: string): Connection;
  /** Work that may wait, done a moment after a batch in bounded slices; true: there is more. */
  later?(connection: Connection): boolean;
}

/** Opens the database named by workerData and serves until told to close. */
export function serve(service: Service): void {
  const port = parentPort;
  if (port === null) throw new Error("a store thread runs only inside its store");
  const post = (message: FromThread): void => port.postMessage(message);
  let connection: Connection;
  try {
    connection = service.open((workerData as { file: string }).file); // written by StoreThread alone
  } catch (thrown) {
    const { code, message } = toStoreError(thrown);
    post({ kind: "unable", operator: thrown instanceof OperatorError, code, message });
    port.close();
    return;
  }
  const later = laterWork(service, connection, post);
  port.on("message", (message: ToThread) => {
    if (message.kind === "close") {
      later.stop();
      connection.close();
      port.close();
      return;
    }
    const answer = service.writes ? answerTogether : answerAlone;
    post({ kind: "replies", number: message.number, replies: answer(service.operations, connection, message.calls, message.durable) });
    later.schedule();
  });
  post({ kind: "ready" });
  later.schedule();
}

function laterWork(service: Service, connection: Connection, post: (message: FromThread) => void) {
  let timer: NodeJS.Timeout | null = null;
  const schedule = (pause = LATER): void => {
    if (service.later !== undefined && timer === null) timer = setTimeout(work, pause);
  };
  const work = (): void => {
    timer = null;
    try {
      // a pause between slices, so that commits come first
      if (service.later?.(connection) === true) schedule(1);
    } catch (thrown) {
      connection.rollback();
      post({ kind: "fault", message: `search words are written later: ${toStoreError(thrown).message}` });
      schedule(AFTER_FAULT);
    }
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
  };
  return { schedule, stop };
}

function answerAlone(operations: Operations, connection: Connection, calls: readonly Call[]): readonly Reply[] {
  return calls.map((call) => {
    try {
      return { ok: true, value: run(operations, connection, call) };
    } catch (thrown) {
      return refusal(thrown);
    }
  });
}

function answerTogether(operations: Operations, connection: Connection, calls: readonly Call[], durable: boolean): readonly Reply[] {
  try {
    // a later durable commit also makes earlier ones durable, as the log is fsynced as a whole
    connection.setDurable(durable);
    connection.run("BEGIN IMMEDIATE");
    const alone = calls.length === 1 ? calls[0] : undefined;
    // what fails alone is undone with the whole transaction
    if (alone !== undefined) {
      const value = run(operations, connection, alone);
      connection.run("COMMIT");
      return [{ ok: true, value }];
    }
    const replies = calls.map((call) => answerUndoable(operations, connection, call));
    connection.run("COMMIT");
    return replies;
  } catch (thrown) {
    connection.rollback();
    const refused = refusal(thrown);
    return calls.map(() => refused);
  }
}

function answerUndoable(operations: Operations, connection: Connection, call: Call): Reply {
  connection.run("SAVEPOINT one_call");
  try {
    const value = run(operations, connection, call);
    connection.run("RELEASE one_call");
    return { ok: true, value };
  } catch (thrown) {
    // a full disk ends the whole transaction: then nothing of the batch stands
    if (!connection.isInTransaction) throw thrown;
    connection.exec("ROLLBACK TO one_call; RELEASE one_call");
    return refusal(thrown);
  }
}

function run(operations: Operations, connection: Connection, { name, args }: Call): unknown {
  const operation = operations[name];
  if (operation === undefined) throw new StoreFault("store/fault", `The store has no operation ${name}.`);
  return operation(connection, ...args);
}

function refusal(thrown: unknown): Reply {
  const { code, message } = toStoreError(thrown);
  return { ok: false, code, message: message === "" ? messageOf(thrown) : message };
}
