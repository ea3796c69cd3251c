/** The list of all settings, read from the schema: what the reference page shows, and which changes need a restart. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type About, abouts } from "./about.ts";
import { schema } from "./schema.ts";
import type { Settings } from "./settings.ts";

export interface SettingEntry extends About {
  /** Such as "doors.inbound.listen". */
  readonly key: string;
  readonly depth: number;
}

/** Every group and setting, in the order of the schema. Throws when one has no meaning. */
export function settingEntries(): readonly SettingEntry[] {
  return entriesOf(schema, []);
}

function entriesOf(group: z.ZodObject, path: readonly string[]): readonly SettingEntry[] {
  return Object.entries(group.shape).flatMap(([name, type]) => {
    const key = [...path, name].join(".");
    const about = type instanceof z.ZodType ? abouts.get(type) : undefined;
    if (about === undefined) throw new TypeError(`the setting ${key} has no meaning`);
    const inner = innerObject(type);
    return [{ ...about, key, depth: path.length }, ...(inner === null ? [] : entriesOf(inner, [...path, name]))];
  });
}

function innerObject(type: unknown): z.ZodObject | null {
  if (type instanceof z.ZodObject) return type;
  if (type instanceof z.ZodPrefault || type instanceof z.ZodOptional) return innerObject(type.unwrap());
  return type instanceof z.ZodPipe ? innerObject(type.def.out) : null;
}

/** Names of settings that differ and take effect at the next start only. */
export function changedSettings(running: Settings, next: Settings): readonly string[] {
  const keys = settingEntries()
    .filter((entry) => entry.takes !== "group" && !entry.live)
    .map((entry) => entry.key);
  const changed = keys.filter((key) => !isDeepStrictEqual(valueAt(running, key), valueAt(next, key)));
  // a next hop that changed is named once, not again for each of its parts
  return changed.filter((key) => !changed.some((other) => key.startsWith(`${other}.`)));
}

function valueAt(settings: Settings, key: string): unknown {
  let inner: unknown = settings;
  for (const step of key.split(".")) {
    // keys of the schema are keys of the settings, but for the parts of what is null or was put together (tls, nextHop)
    inner = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[step] : undefined;
  }
  return inner;
}
