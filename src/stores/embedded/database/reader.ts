/** The thread that answers questions: lists, searches, histories. In WAL mode it never waits for the writer nor makes it wait. */
import { Connection } from "./connection.ts";
import { reads } from "./reads.ts";
import { checkSchema, orSentence } from "./schema.ts";
import { serve } from "./serve.ts";

serve({
  operations: reads,
  writes: false,
  open: (file) => {
    const connection = orSentence(file, () => Connection.forReading(file));
    checkSchema(connection, file);
    return connection;
  },
});
