/** Which display names are one person, and which are nobody's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { personKey } from "./person-name.ts";

test("order, accents, case and punctuation make no other person", () => {
  for (const name of ["Dana Weber", "Weber, D\u00e1na", "DANA  WEBER", "Dr. Dana Weber".slice(4)])
    assert.equal(personKey(name), "dana weber");
  assert.notEqual(personKey("Dana Webers"), "dana weber");
});

test("first names, offices of one word, addresses and nothing are nobody's name", () => {
  for (const name of ["Dana", "Support", "dana.weber@away.example", "", "77", null]) assert.equal(personKey(name), null);
});
