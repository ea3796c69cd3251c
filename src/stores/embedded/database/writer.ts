/** The thread that owns every change to DATA/postern.db. */
import { Connection } from "./connection.ts";
import { migrate, orSentence } from "./schema.ts";
import { indexSome } from "./search.ts";
import { serve } from "./serve.ts";
import { writes } from "./writes.ts";

serve({
  operations: writes,
  writes: true,
  open: (file) => {
    const connection = orSentence(file, () => Connection.forWriting(file));
    orSentence(file, () => migrate(connection, file));
    return connection;
  },
  later: (connection) => connection.transaction(() => indexSome(connection)),
});
