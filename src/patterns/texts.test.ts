/** The texts that patterns are matched with. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "../mail/read.ts";
import { textsOf } from "./texts.ts";

test("the skeleton is what a reader takes subject and text for, place by place", () => {
  const written = "P-a-y-p-a-l p\u0430ssw0rd \ud835\udc02\ud835\udc25ick";
  const message = readMessage(Buffer.from(`Subject: \u00c9t\u00e9\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${written}`));
  assert.deepEqual(textsOf(message, "skeleton"), ["ete\npaypal      password click  "]);
  assert.equal(textsOf(message, "skeleton")[0]?.length, `ete\n${written}`.length);
});
