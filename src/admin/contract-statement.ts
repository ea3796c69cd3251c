/** The statement of cleanliness over the API: the same shape as `postern audit --format json` (product.md section 4). */
import { z } from "zod";

const time = z.string().meta({ description: "RFC 3339, UTC" });
const share = z.number().min(0).max(1);
const sentences = z.array(z.string()).readonly();
const ledgerRow = z.object({ at: time, signal: z.string(), value: z.string(), llr: z.number(), messages: sentences });
const identity = z.object({
  identity: z.string(),
  /** The strictest state that it reached. */
  state: z.string(),
  firstEvidence: time,
  crossedAt: time.nullable(),
  messages: z.number().int(),
  recipients: z.number().int(),
  ledger: z.array(ledgerRow).readonly(),
});
const host = z.object({ address: z.string(), role: z.string(), evidence: z.string() });
const sensor = z.object({ name: z.string(), covers: z.string(), silentSince: time.nullable() });

export const statement = z.object({
  answer: z.enum(["yes", "no", "cannot-know"]).meta({ description: "Whether the organization sends out spam" }),
  asOf: time,
  period: z.object({ from: time, to: time }),
  because: sentences,
  identities: z.array(identity).readonly(),
  hosts: z.array(host).readonly(),
  sensors: z.array(sensor).readonly(),
  blindSpots: sentences,
  estimate: z.object({ messages: z.number().int(), spamShare: share.nullable(), upper95: share.nullable() }),
});
export type Statement = z.infer<typeof statement>;
