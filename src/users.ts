/** `postern users`: the users file that the settings name. */
import { usersCommand } from "./commands/users.ts";
import { DEFAULT_DATA_FOLDER } from "./installation.ts";
import type { Common } from "./main.ts";
import { checks } from "./pipeline/order.ts";
import { prepareDataFolder } from "./platform/data-folder.ts";
import { checksWith } from "./rules/known.ts";
import { loadSettings } from "./settings/load.ts";

export async function users(action: "add" | "list" | "remove", name: string | null, common: Common): Promise<void> {
  const dataFolder = common.data ?? DEFAULT_DATA_FOLDER;
  const settings = loadSettings({ file: common.config, dataFolder, checks: checksWith(checks) });
  await prepareDataFolder(dataFolder);
  const { stdin: input, stdout: output, stderr: prompts } = process;
  process.exitCode = await usersCommand({ action, name, file: settings.users }, { input, output, prompts });
}
