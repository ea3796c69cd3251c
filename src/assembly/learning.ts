/** The learner of this installation: the shipped base model, and the local one in the data folder with the log of its labels. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readBaseModel, withBase } from "../learning/base-model.ts";
import { emptyModel, type SharedModel } from "../learning/model.ts";
import { Teacher } from "../learning/teacher.ts";
import { systemClock } from "../ports/clock.ts";
import type { Settings } from "../settings/settings.ts";
import { openLabelLog } from "../stores/embedded/label-log.ts";

const BASE = new URL("../../models/base.model", import.meta.url);

export interface OpenLearner {
  readonly model: SharedModel;
  readonly teacher: Teacher;
  /** Saves what was learned. Returns why that could not be; null when all is well. */
  close(): Promise<string | null>;
}

/** The base alone; the local part knows nothing. Throws BadModel. */
export function shippedModel(): SharedModel {
  return withBase(emptyModel(), readBaseModel(BASE));
}

/** For teaching. Throws BadModel, StoreFull, StoreDamaged or StoreFault. */
export async function openLearner(dataFolder: string): Promise<OpenLearner> {
  const model = shippedModel();
  const labels = openLabelLog(dataFolder);
  const file = join(dataFolder, "models", "local.model");
  const teacher = await Teacher.open({ model, labels, file, clock: systemClock });
  const close = async (): Promise<string | null> => {
    try {
      return await teacher.save();
    } finally {
      await labels.close();
    }
  };
  return { model, teacher, close };
}

/** For judging alone: null when the learner is off; without labels of its own the data folder is left as it is. */
export async function openToRead(settings: Settings, dataFolder: string): Promise<SharedModel | null> {
  if (!settings.learning.enabled) return null;
  if (!existsSync(join(dataFolder, "models", "labels.db"))) return shippedModel();
  const { model, close } = await openLearner(dataFolder);
  await close(); // a snapshot that could not be written changes nothing for who only judges
  return model;
}
