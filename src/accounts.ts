/** `postern accounts`: works on the data folder itself, so the gateway must be stopped; a running one is named in the refusal. */
import { setAccount } from "./commands/accounts.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { Common } from "./main.ts";
import { openLog } from "./platform/log.ts";
import { systemClock } from "./ports/clock.ts";
import { openEmbeddedStores } from "./stores/embedded/open.ts";

export async function setConsoleAccount(name: string, common: Common): Promise<void> {
  const stores = await openEmbeddedStores({ folder: common.data ?? DEFAULT_DATA_FOLDER, log: openLog("warn") });
  const { stdin: input, stdout: output, stderr: prompts } = process;
  try {
    await setAccount(name, stores.accounts, { input, output, prompts }, systemClock);
  } finally {
    await stores.close();
  }
}
