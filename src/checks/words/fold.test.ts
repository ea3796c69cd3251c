/** Disguised words in the form in which phrases are compared. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "./fold.ts";

const cases: readonly (readonly [written: string, folded: string])[] = [
  ["Cl\u0456ck H\u00c9RE", "click here"],
  ["C L I C K\u200b here", "click     here"],
  ["\ud835\udc02\ud835\udc25\ud835\udc22\ud835\udc1c\ud835\udc24 here", "click      here"],
  ["\uff23\uff4c\uff49\uff43\uff4b", "click"],
  ["\u041c\u043e\u0441\u043a\u0432\u0430", "\u043c\u043e\u0441\u043a\u0432\u0430"],
];
for (const [written, folded] of cases) test(`${JSON.stringify(written)} folded`, () => assert.equal(fold(written), folded));
