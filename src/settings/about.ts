/**
 * Ties a setting to its meaning, default and what it takes; the reference page and the mistakes are made from these.
 * A setting without a meaning does not compile.
 */
import { z } from "zod";
import { inWords } from "./hints.ts";

export interface About {
  /** One sentence for an operator. */
  readonly meaning: string;
  /** What may be written, in words. */
  readonly takes: string;
  /** The default as it would be written, or what stands in for it, in words. */
  readonly standard: string;
  /** True when a changed file takes effect at once; else at the next start. */
  readonly live: boolean;
}

export type Words = Pick<About, "meaning" | "takes"> & { readonly live?: boolean };

export const abouts = z.registry<About>();

/** A setting whose default is a value. */
export function setting<T extends z.ZodType>(type: T, standard: Exclude<z.input<T>, undefined>, words: Words) {
  const whole = z.prefault(type, standard);
  abouts.add(whole, { ...words, standard: toShown(standard), live: words.live ?? false });
  return whole;
}

/** A setting that may be left out; `standard` says in words what then happens. */
export function optional<T extends z.ZodType>(type: T, standard: string, words: Words) {
  const whole = type.optional();
  abouts.add(whole, { ...words, standard, live: words.live ?? false });
  return whole;
}

/** A group of settings; all may be left out. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, meaning: string) {
  const whole = known(shape, "a group of settings").prefault({} as z.input<z.ZodObject<Shape>>);
  abouts.add(whole, { meaning, takes: "group", standard: "", live: false });
  return whole;
}

/**
 * An object that knows its keys. The message of an unknown key is the list of the known ones, space between them,
 * from which mistakes.ts makes a sentence a key.
 */
export function known<Shape extends z.ZodRawShape>(shape: Shape, expected: string) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : expected),
  });
}

function toShown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : `[${value.map(toShown).join(", ")}]`;
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "none" : JSON.stringify(value);
  return String(value);
}

export const words = (list: readonly string[]) => inWords(list.map((word) => `\`${word}\``));
