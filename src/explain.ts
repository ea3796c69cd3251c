/** `postern explain ID`: the recorded story of one message in words; works while the gateway runs. */
import { explainArrival } from "./events/explain.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import { isReceipt } from "./mail/receipt.ts";
import type { Common } from "./main.ts";
import { OperatorError } from "./platform/errors.ts";
import { openLog } from "./platform/log.ts";
import { openForReading } from "./stores/embedded/open.ts";

export async function explainId(id: string, common: Common): Promise<void> {
  const receipt = id.trim().toUpperCase();
  if (!isReceipt(receipt))
    throw new OperatorError(
      "explain/no-receipt",
      `${JSON.stringify(id)} is not a receipt number: expected 26 letters and digits, as in the reply to the sender and in the Received field.`,
    );
  const stores = await openForReading(common.data ?? DEFAULT_DATA_FOLDER, openLog("warn"));
  try {
    const paragraphs = explainArrival(await stores.events.of(receipt));
    if (paragraphs.length === 0)
      throw new OperatorError("explain/unknown", `Nothing is recorded about ${receipt}: it may be older than events are kept.`);
    process.stdout.write(`${paragraphs.join("\n\n")}\n`);
  } finally {
    await stores.close();
  }
}
