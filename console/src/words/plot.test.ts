/** The line of a plot. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toPath } from "./plot.ts";

const same = (value: number): number => value;

test("evidence stays until it changes; below zero is drawn as zero", () => {
  assert.equal(
    toPath(
      [
        [0, 1],
        [5, 3.25],
        [9, -2],
      ],
      same,
      same,
    ),
    "M0.0 1.0H5.0V3.3H9.0V0.0",
  );
  assert.equal(toPath([], same, same), "");
});
