/** Look-alike hosts in plain letters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { domainToASCII } from "node:url";
import { skeletonOf } from "./skeleton.ts";

test("letters of other scripts and accents read as the letters they look like", () => {
  for (const [host, looks] of [
    ["\u0430pple.test", "apple.test"],
    ["p\u0430yp\u0430l.test", "paypal.test"],
    ["g\u00f6\u00f6gle.test", "google.test"],
    ["\u0455\u0441\u043e\u0440\u0435.test", "scope.test"],
    ["micr\u03bfsoft.test", "microsoft.test"],
    ["\u4e2d\u6587.test", "\u4e2d\u6587.test"],
  ] as const) {
    assert.equal(skeletonOf(domainToASCII(host)), looks);
  }
});

test("plain hosts and broken labels have none", () => {
  for (const host of ["apple.test", "", "192.0.2.1", "xn--.test"]) assert.equal(skeletonOf(host), null);
});
