/**
 * A pattern as a tree, its width and its way back to the text that V8 compiles.
 * Every repetition is bounded (GAP), so every tree has a greatest width.
 */
import { type CharSet, unitsOf } from "./char-set.ts";

export type Node =
  | { readonly kind: "set"; readonly set: CharSet; readonly source: string }
  | { readonly kind: "assertion"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] }
  | Repeat;

export interface Repeat {
  readonly kind: "repeat";
  readonly body: Node;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  /** As the operator wrote it, for sentences. */
  readonly source: string;
}

/** In UTF-16 code units. */
export interface Width {
  readonly min: number;
  readonly max: number;
}

export function widthOf(node: Node): Width {
  switch (node.kind) {
    case "set":
      return { min: 1, max: unitsOf(node.set) };
    case "assertion":
      return { min: 0, max: 0 };
    case "sequence":
      return node.items.map(widthOf).reduce((sum, width) => plus(sum, width), { min: 0, max: 0 });
    case "choice": {
      const widths = node.options.map(widthOf);
      return { min: Math.min(...widths.map(({ min }) => min)), max: Math.max(...widths.map(({ max }) => max)) };
    }
    case "repeat": {
      const { min, max } = widthOf(node.body);
      return { min: min * node.min, max: max * node.max };
    }
  }
}

export function plus(a: Width, b: Width): Width {
  return { min: a.min + b.min, max: a.max + b.max };
}

/** The pattern with its bounds written out and without captures. */
export function print(node: Node): string {
  switch (node.kind) {
    case "set":
    case "assertion":
      return node.source;
    case "sequence":
      return node.items.map((item) => (item.kind === "choice" ? `(?:${print(item)})` : print(item))).join("");
    case "choice":
      return node.options.map(print).join("|");
    case "repeat": {
      const body = node.body.kind === "set" ? print(node.body) : `(?:${print(node.body)})`;
      return `${body}{${node.min},${node.max}}${node.lazy ? "?" : ""}`;
    }
  }
}

/** The tree of what the pattern matches read backwards. */
export function reversed(node: Node): Node {
  switch (node.kind) {
    case "set":
    case "assertion":
      return node;
    case "sequence":
      return { kind: "sequence", items: node.items.map(reversed).toReversed() };
    case "choice":
      return { kind: "choice", options: node.options.map(reversed) };
    case "repeat":
      return { ...node, body: reversed(node.body) };
  }
}
