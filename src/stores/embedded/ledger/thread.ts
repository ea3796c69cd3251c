/** The thread that owns DATA/outbound/ledger.db. */
import { Connection } from "../database/connection.ts";
import { orSentence } from "../database/schema.ts";
import { serve } from "../database/serve.ts";
import { operations, TABLES } from "./operations.ts";

serve({
  operations,
  writes: true,
  open: (file) =>
    orSentence(file, () => {
      const connection = Connection.forWriting(file);
      connection.exec(TABLES);
      return connection;
    }),
});
