/**
 * Bounds the number of ways in which a pattern can fail from one place, which is what a backtracking engine may have to try.
 * Where an element cannot share a character with what follows it, giving characters back never helps and costs nothing more.
 * A pattern beyond the bound is refused, with the part that is to blame and another way to write it.
 */
import { ANYTHING, type CharSet, NOTHING, overlap, union } from "./char-set.ts";
import { PatternRefused, quotedPart } from "./errors.ts";
import { WAYS } from "./limits.ts";
import { type Node, print, type Repeat } from "./node.ts";

interface First {
  readonly set: CharSet;
  /** May match nothing, so that what follows comes first as well. */
  readonly nullable: boolean;
}

/** Throws PatternRefused. */
export function countWays(node: Node): number {
  return ways(node, NOTHING);
}

/** `follow`: the characters that may come after; nothing at the end, where success ends the search. */
function ways(node: Node, follow: CharSet): number {
  switch (node.kind) {
    case "set":
    case "assertion":
      return 1;
    case "sequence":
      return ofSequence(node.items, follow);
    case "choice":
      return ofChoice(node.options, follow);
    case "repeat":
      return ofRepeat(node, follow);
  }
}

function ofSequence(items: readonly Node[], end: CharSet): number {
  let follow = end;
  let product = 1;
  for (const item of items.toReversed()) {
    product *= ways(item, follow);
    const first = firstOf(item);
    follow = first.nullable ? union(first.set, follow) : first.set;
    // an assertion at the end can fail, so that everything before it is tried shorter
    if (item.kind === "assertion" && follow.length === 0) follow = ANYTHING;
  }
  if (product > WAYS) {
    throw new PatternRefused(
      `${quotedPart(items.map(print).join(""))} has several gaps that can share characters; say what stands in them, such as [^ ]{0,20}, or write several patterns under all`,
    );
  }
  return product;
}

/** Only alternatives that begin alike are tried after each other. */
function ofChoice(options: readonly Node[], follow: CharSet): number {
  const each = options.map((option) => {
    const first = firstOf(option);
    return { set: first.nullable ? union(first.set, follow) : first.set, count: ways(option, follow) };
  });
  return Math.max(
    ...each.map(({ set }) => each.filter((other) => overlap(set, other.set)).reduce((sum, { count }) => sum + count, 0)),
    ...each.map(({ count }) => count),
  );
}

function ofRepeat(node: Repeat, follow: CharSet): number {
  const { body, min, max } = node;
  if (max === 0) return 1;
  const first = firstOf(body);
  const inner = ways(body, max > 1 ? union(first.set, follow) : follow);
  const isSure = !first.nullable && !overlap(first.set, follow);
  let sum = 0;
  for (let count = isSure ? max : min; count <= max && sum <= WAYS; count++) sum += inner ** count;
  if (sum > WAYS) throw new PatternRefused(`${quotedPart(node.source)} ${blameOf(node)}`);
  return Math.max(1, sum);
}

function blameOf({ body }: Repeat): string {
  if (contains(body, "repeat")) {
    return "repeats something that is itself repeated, which can take for ever to fail; write one repetition of one set, such as [\\w ]+, or end each turn with a character that cannot be part of it";
  }
  return "repeats alternatives that begin alike, which can take for ever to fail; write what they have in common once, before the alternatives";
}

function contains(node: Node, kind: Node["kind"]): boolean {
  if (node.kind === kind) return true;
  if (node.kind === "sequence") return node.items.some((item) => contains(item, kind));
  if (node.kind === "choice") return node.options.some((option) => contains(option, kind));
  return node.kind === "repeat" && contains(node.body, kind);
}

function firstOf(node: Node): First {
  switch (node.kind) {
    case "set":
      return { set: node.set, nullable: false };
    case "assertion":
      return { set: NOTHING, nullable: true };
    case "sequence": {
      let set: CharSet = NOTHING;
      for (const item of node.items) {
        const first = firstOf(item);
        set = union(set, first.set);
        if (!first.nullable) return { set, nullable: false };
      }
      return { set, nullable: true };
    }
    case "choice": {
      const firsts = node.options.map(firstOf);
      return { set: union(...firsts.map(({ set }) => set)), nullable: firsts.some(({ nullable }) => nullable) };
    }
    case "repeat": {
      const first = firstOf(node.body);
      return { set: first.set, nullable: first.nullable || node.min === 0 };
    }
  }
}
