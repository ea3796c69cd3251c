/**
 * Teaches the local model, by labels that people give: doubts what should be doubted, writes every label into the log before it is learned,
 * undoes, and keeps in step with labels that another process added. Postern's own verdicts have no way in here.
 * Undoing learns all standing labels anew, so it restores the very weights that there would be without the label.
 */
import { messageOf } from "../platform/errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Label, LabelLog, LabelLogState, LabelManner } from "../ports/label-log.ts";
import { creditOf } from "./credit.ts";
import { type Claim, contradicts, doubtOf, FLOOD_WINDOW } from "./doubt.ts";
import { Learner } from "./learner.ts";
import type { Features, SharedModel } from "./model.ts";
import { packFeatures, unpackFeatures } from "./packing.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";

/** Labels that are read from the log at once. */
const BATCH = 500;

export interface Lesson extends Claim {
  readonly features: Features;
  readonly sha256: string;
  /** Whether the verdict that stood, with what was learned, called it unwanted; null when there was none. */
  readonly calledUnwanted: boolean | null;
}

export interface Reporting {
  readonly by: string;
  readonly byHand: boolean;
  /** They were asked and are sure. */
  readonly sure: boolean;
}

export type Taught =
  | { readonly kind: "learned" /** Number of the first label. */; readonly first: number; readonly count: number; readonly known: number }
  | { readonly kind: "doubted"; readonly why: string };

export interface TeacherParts {
  readonly model: SharedModel;
  readonly labels: LabelLog;
  /** Of the snapshot. */
  readonly file: string;
  readonly clock: Clock;
}

export class Teacher {
  readonly #learner: Learner;
  readonly #labels: LabelLog;
  readonly #file: string;
  readonly #clock: Clock;
  #covers: LabelLogState = { last: 0, undone: 0 };
  #saved: LabelLogState = { last: -1, undone: -1 };
  #turn: Promise<unknown> = Promise.resolve();

  private constructor({ model, labels, file, clock }: TeacherParts) {
    this.#learner = new Learner(model);
    this.#labels = labels;
    this.#file = file;
    this.#clock = clock;
  }

  /** With everything learned that the log has. */
  static async open(parts: TeacherParts): Promise<Teacher> {
    const teacher = new Teacher(parts);
    const covers = readSnapshot(parts.file, teacher.#learner);
    if (covers !== null) teacher.#covers = covers;
    teacher.#saved = teacher.#covers;
    await teacher.catchUp();
    return teacher;
  }

  /**
   * Learns the lessons, unless they are doubted. A message that has the same label already is not learned twice. All or none: when the log
   * rejects (a full disk), every label and weight is as it was.
   */
  teach(lessons: readonly Lesson[], { by, byHand, sure }: Reporting): Promise<Taught> {
    return this.#alone(async () => {
      const at = this.#clock.now();
      const recent = await this.#labels.countBy(by, at - FLOOD_WINDOW);
      const doubt = sure ? null : doubtOf(lessons, { recent, byHand });
      if (doubt !== null) return { kind: "doubted", why: doubt } as const;
      const { fresh, earlier } = await this.#fresh(lessons);
      const rows = fresh.map((lesson) => ({
        ...{ at, by, spam: lesson.spam, sha256: lesson.sha256, manner: byHand ? mannerOf(lesson) : ("trusted" as const) },
        features: packFeatures(lesson.features),
      }));
      const first = rows.length === 0 ? 0 : await this.#labels.add(rows, earlier);
      await this.#catchUp();
      return { kind: "learned", first, count: rows.length, known: lessons.length - rows.length } as const;
    });
  }

  /** False when there was nothing to undo. */
  undo(number: number, by: string): Promise<boolean> {
    return this.#alone(async () => {
      const undone = await this.#labels.undo(number, by, this.#clock.now());
      if (undone) await this.#catchUp();
      return undone;
    });
  }

  /** Everything that somebody said, at once: what is left is learned anew only once. Returns how many were undone. */
  undoAll(numbers: readonly number[], by: string): Promise<number> {
    return this.#alone(async () => {
      let count = 0;
      for (const number of numbers) if (await this.#labels.undo(number, by, this.#clock.now())) count++;
      if (count > 0) await this.#catchUp();
      return count;
    });
  }

  labelOf(sha256: string): Promise<Label | null> {
    return this.#labels.of(sha256);
  }

  /** Takes up what another process labelled or undid. */
  catchUp(): Promise<void> {
    return this.#alone(() => this.#catchUp());
  }

  /**
   * Writes the snapshot when something was learned since the last one. It only spares work at the next start, so that it could not be
   * written (a full disk) is told and not thrown: returns why, null when all is well.
   */
  save(): Promise<string | null> {
    return this.#alone(async () => {
      if (this.#saved.last === this.#covers.last && this.#saved.undone === this.#covers.undone) return null;
      try {
        writeSnapshot(this.#file, this.#learner, this.#covers);
      } catch (fault) {
        return `the local model could not be saved (${messageOf(fault)}); the next start learns it anew from the labels`;
      }
      this.#saved = this.#covers;
      return null;
    });
  }

  /** Without messages that stand in the log with this label; `earlier` are the labels of those that stand there with the other one. */
  async #fresh(lessons: readonly Lesson[]): Promise<{ readonly fresh: readonly Lesson[]; readonly earlier: readonly number[] }> {
    const fresh: Lesson[] = [];
    const earlier: number[] = [];
    const seen = new Set<string>();
    for (const lesson of lessons) {
      const label = await this.#labels.of(lesson.sha256);
      if (label?.spam === lesson.spam || seen.has(lesson.sha256)) continue;
      if (label !== null) earlier.push(label.number);
      seen.add(lesson.sha256);
      fresh.push(lesson);
    }
    return { fresh, earlier };
  }

  async #catchUp(): Promise<void> {
    const state = await this.#labels.state();
    if (state.undone !== this.#covers.undone || state.last < this.#covers.last) {
      this.#learner.forget();
      this.#covers = { last: 0, undone: state.undone };
    }
    if (state.last === this.#covers.last) return;
    const contradictions = new Map(await this.#labels.contradictions(this.#covers.last));
    for (;;) {
      const rows = await this.#labels.standing(this.#covers.last, BATCH);
      for (const { by, features, spam, manner } of rows) {
        const earlier = contradictions.get(by) ?? 0;
        const credit = creditOf(manner, earlier);
        if (credit > 0) this.#learner.learn(unpackFeatures(features), spam, credit);
        if (manner === "contradiction") contradictions.set(by, earlier + 1);
      }
      const last = rows.at(-1)?.number;
      if (last === undefined) break;
      this.#covers = { ...this.#covers, last };
    }
    this.#covers = state.last > this.#covers.last ? { ...this.#covers, last: state.last } : this.#covers;
  }

  /** One thing after the other: there is one writer. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

function mannerOf(lesson: Lesson): LabelManner {
  if (contradicts(lesson)) return "contradiction";
  return lesson.calledUnwanted === lesson.spam ? "repetition" : "correction";
}
