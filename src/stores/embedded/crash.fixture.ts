/** Keeps mail as a door does (bytes, entry, event) as fast as it can, prints each acknowledgement, until it is killed. */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { openLog } from "../../platform/log.ts";
import { digestOf, intended, kept } from "../contract/samples.ts";
import { openEmbeddedStores } from "./open.ts";

const stores = await openEmbeddedStores({ folder: process.argv[2] ?? "", log: openLog("error") });

async function keepOne(): Promise<void> {
  const raw = randomBytes(500);
  const sha256 = digestOf(raw);
  const event = intended({ at: Date.now(), sha256 });
  const entry = kept({ arrival: event.arrival, sha256 });
  await stores.messages.keep(sha256, raw);
  await Promise.all([stores.keeping.keep([entry]), stores.events.append(event)]);
  writeSync(1, `${JSON.stringify({ arrival: event.arrival, kept: entry.id, sha256 })}\n`);
}

async function keepOn(): Promise<never> {
  for (;;) await keepOne();
}

await Promise.all([keepOn(), keepOn(), keepOn()]);
