/** The file of the base model: what was written is read, damage is refused, and the shipped one keeps its size. */
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { BadModel, decodeBaseModel, encodeBaseModel, quantise, readBaseModel, withBase } from "./base-model.ts";
import { TABLE_SIZE } from "./hash.ts";
import { emptyModel, Model } from "./model.ts";

const SHIPPED = new URL("../../models/base.model", import.meta.url);

function tables(): { grams: Float32Array; words: Float32Array } {
  const grams = new Float32Array(TABLE_SIZE);
  const words = new Float32Array(TABLE_SIZE);
  grams[3] = 2.54;
  words[7] = -1.27;
  words[8] = 0.001;
  return { grams, words };
}

test("weights survive to within half a step", () => {
  const { grams, words } = tables();
  const model = new Model(withBase(emptyModel(), decodeBaseModel(encodeBaseModel(quantise(grams, words)))));
  const score = model.score({ grams: Uint32Array.of(3), words: Uint32Array.of(7, 8), portable: 1 });
  assert.ok(Math.abs(score.base.grams - 2.54) < 0.011);
  assert.ok(Math.abs(score.base.words + 1.27) < 0.011, "words that are not portable are nothing to the base");
  assert.deepEqual(score.local, { grams: 0, words: 0 });
});

test("what is damaged, cut off or of another format is refused", () => {
  const { grams, words } = tables();
  const bytes = encodeBaseModel(quantise(grams, words));
  const head = bytes.indexOf(10) + 1;
  for (const bad of [
    Buffer.alloc(0),
    Buffer.from("{}\n"),
    bytes.subarray(0, bytes.length - 9),
    Buffer.from(bytes.toString("latin1").replace('"bits":20', '"bits":21'), "latin1"),
    Buffer.from(bytes.toString("latin1").replace('"scale":', '"scale":1'), "latin1"),
    Buffer.concat([bytes.subarray(0, head), encodeBaseModel(quantise(words, grams)).subarray(head)]),
  ]) {
    assert.throws(() => decodeBaseModel(bad));
  }
  assert.throws(() => readBaseModel(new URL("nowhere.model", SHIPPED)), BadModel);
});

test("the shipped model can be read and takes less than 4 MB", () => {
  assert.ok(statSync(SHIPPED).size < 4_000_000);
  const model = decodeBaseModel(readFileSync(SHIPPED));
  assert.ok(model.words.some((weight) => weight > 0) && model.words.some((weight) => weight < 0));
});
