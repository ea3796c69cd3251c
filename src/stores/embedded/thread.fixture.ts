/** A store thread for tests of the threads themselves: a table of numbers, and calls that fail or take the thread down. */
import { isMainThread } from "node:worker_threads";
import { Connection } from "./database/connection.ts";
import { serve } from "./database/serve.ts";

export const operations = {
  add: (connection: Connection, number: number): number => connection.run("INSERT INTO numbers VALUES (?)", number),
  /** Changes something, then fails. */
  addAndFail: (connection: Connection, number: number): never => {
    connection.run("INSERT INTO numbers VALUES (?)", number);
    throw new RangeError("failed on purpose");
  },
  all: (connection: Connection): readonly number[] =>
    connection.all<{ number: number }>("SELECT number FROM numbers ORDER BY number").map(({ number }) => number),
  /** Ends the thread in the middle of the transaction. */
  die: (_connection: Connection): never => process.exit(3),
};
export type Fixture = typeof operations;

if (!isMainThread) {
  serve({
    operations,
    writes: true,
    open: (file) => {
      const connection = Connection.forWriting(file);
      connection.exec("CREATE TABLE IF NOT EXISTS numbers (number INTEGER UNIQUE)");
      return connection;
    },
  });
}
