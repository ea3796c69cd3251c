/**
 * All readings of a message's structure: the ordinary one, and one for each habit of mail programs that would read this message otherwise
 * (habits.ts). Parts that only another habit finds stand behind the ordinary ones, marked with it, so that whatever looks at text, links
 * and attachments sees what any of those programs would show.
 */
import { MESSAGE_PARTS, READINGS } from "../platform/limits.ts";
import type { Note } from "./defects.ts";
import { HABITS } from "./habits.ts";
import type { BodyPart, Reading } from "./mime-part.ts";
import { readTree } from "./mime-tree.ts";

export interface Readings {
  readonly root: BodyPart;
  readonly parts: readonly BodyPart[];
}

export function readAll(reading: Reading): Readings {
  const { root, parts, met } = readTree(reading, null);
  if (met.size === 0) return { root, parts };
  const all = [...parts];
  const known = new Set(parts.map((part) => part.key));
  const habits = [...met];
  if (habits.length > READINGS - 1) reading.note("ambiguous.too-many-readings", `more than ${READINGS}`);
  for (const [i, habit] of habits.slice(0, READINGS - 1).entries()) {
    const found = readTree({ ...reading, note: limitsOnly(reading.note) }, habit).parts.filter((part) => isNew(part, known));
    if (found.length > 0) reading.note(HABITS[habit].defect, HABITS[habit].meaning);
    for (const part of found.slice(0, MESSAGE_PARTS - all.length)) all.push(part.placedAt(all.length, `${part.path}@${i + 2}`));
  }
  return { root, parts: all };
}

/** A leaf with something in it that no reading before has found. */
function isNew(part: BodyPart, known: Set<string>): boolean {
  if (part.children.length > 0 || part.bodyEnd <= part.bodyStart || known.has(part.key)) return false;
  known.add(part.key);
  return true;
}

/** Another reading meets the same damage again; only what it could not read is news. */
function limitsOnly(note: Note): Note {
  return (name, detail) => {
    if (/\.(?:too-|long-|decoded-)/.test(name)) note(name, detail);
  };
}
