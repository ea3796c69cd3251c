/** `postern explain ID`: the recorded story of one message, or of one incident of a sender, in words; works while the gateway runs. */
import { CampaignIndex, KEPT } from "./campaigns/campaign-index.ts";
import { readEarlier } from "./campaigns/follow.ts";
import type { PosternEvent } from "./events/event.ts";
import { explainArrival } from "./events/explain.ts";
import { campaignInWords } from "./events/explain-campaign.ts";
import { incidentInWords } from "./incidents/words.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import { isReceipt } from "./mail/receipt.ts";
import type { Common } from "./main.ts";
import { OperatorError } from "./platform/errors.ts";
import { openLog } from "./platform/log.ts";
import type { EventLog } from "./ports/event-log.ts";
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
    const events = await stores.events.of(receipt);
    const incident = events.length > 0 ? null : await stores.incidents.get(receipt);
    const told = incident === null ? explainArrival(events) : incidentInWords(incident);
    const paragraphs = [...told, ...(await copiesOf(receipt, events, stores.events))];
    if (paragraphs.length === 0)
      throw new OperatorError("explain/unknown", `Nothing is recorded about ${receipt}: it may be older than events are kept.`);
    process.stdout.write(`${paragraphs.join("\n\n")}\n`);
  } finally {
    await stores.close();
  }
}

/** Messages that are looked through for copies: a command may take a second, not ten. */
const LOOKED_THROUGH = 10_000;

async function copiesOf(receipt: string, events: readonly PosternEvent[], log: Pick<EventLog, "latest">): Promise<readonly string[]> {
  const judged = events.find((event) => event.type === "message.intended");
  if (judged?.type !== "message.intended" || judged.summary.campaign === undefined) return [];
  const index = new CampaignIndex();
  await readEarlier(index, log, { since: judged.at - KEPT, until: judged.at + KEPT, most: LOOKED_THROUGH });
  const story = index.of(receipt);
  return story === null ? [] : [campaignInWords(receipt, story)];
}
