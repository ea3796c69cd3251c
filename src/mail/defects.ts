/**
 * The notes that parsers leave about damaged or excessive input. Names are stable and dotted (mime.*, header.*, charset.*, html.*, link.*);
 * details are short. Bounded, so that a hostile message cannot fill it.
 */
import { DEFECTS, DEFECTS_PER_NAME } from "../platform/limits.ts";
import type { Defect } from "./message.ts";

/** What parsers call when they meet something wrong. */
export type Note = (name: string, detail: string) => void;

const DETAIL_CHARACTERS = 120;

export class DefectLog {
  readonly #defects: Defect[] = [];
  readonly #counts = new Map<string, number>();

  /** Bound, so that it can be handed on as a `Note`. */
  readonly note: Note = (name, detail) => {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    if (count > DEFECTS_PER_NAME || this.#defects.length >= DEFECTS) return;
    const short = detail.slice(0, DETAIL_CHARACTERS);
    if (!this.#defects.some((defect) => defect.name === name && defect.detail === short)) this.#defects.push({ name, detail: short });
  };

  all(): readonly Defect[] {
    return this.#defects;
  }
}

/** For callers that do not care. */
export const ignoreDefects: Note = () => {};
