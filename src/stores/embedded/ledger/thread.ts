/** The thread that owns DATA/outbound/ledger.db. */
import { Connection } from "../database/connection.ts";
import { orSentence } from "../database/schema.ts";
import { serve } from "../database/serve.ts";
import { operations, TABLES } from "./operations.ts";

/** Profiles that are asked for lie anywhere in the table: the upper pages of its tree are worth keeping, the rows are not. */
const CACHE_KIBIBYTES = 4_096;

serve({
  operations,
  writes: true,
  open: (file) =>
    orSentence(file, () => {
      const connection = Connection.forWriting(file);
      connection.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
      connection.exec(TABLES);
      return connection;
    }),
});
