/** Written otherwise than the identity writes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { STYLE_TRAITS } from "../../../mail/style.ts";
import { MONDAY, message, ordinary } from "../testing.ts";
import { style } from "./style.ts";
import { ask, learned } from "./testing.ts";

const HERS = "0130110011020000231000".slice(0, STYLE_TRAITS.length);
const CAMPAIGNS = "2000033323003122121".slice(0, STYLE_TRAITS.length);
const TEXT = "Please find the minutes of our last meeting on the pages of the society, as always under news of the month.";

/** Anna's mail of some days, written as she writes. */
const writing = (days: number, written = HERS) =>
  ordinary(days).map((event) => (event.kind === "submission" ? { ...event, content: { ...event.content!, style: written } } : event));
const written = (how: string | null) => message(MONDAY, { content: { style: how } });

test("a campaign's style speaks against, up to the cap, and says in what it differs; her own speaks for her", () => {
  const said = ask(style, written(CAMPAIGNS), learned([], writing(20)));
  assert.equal(said.llr, 2.5);
  assert.match(said.words, /^differs in [^,]+, [^,]+, [^,]+$/);
  assert.deepEqual(ask(style, written(HERS), learned([], writing(20))), { llr: -0.8, words: "as this identity writes", once: undefined });
});

test("one trait that changes is no campaign", () => {
  const changed = `${HERS.slice(0, 3)}3${HERS.slice(4)}`;
  assert.ok(ask(style, written(changed), learned([], writing(20))).llr < 0);
});

test("who always wrote like that is used to it: learned", () => {
  assert.ok(ask(style, written(CAMPAIGNS), learned([], writing(20, CAMPAIGNS))).llr < 0);
});

test("it says nothing of whoever has written nothing, of too little text, and of copies", () => {
  assert.equal(ask(style, written(CAMPAIGNS), learned([], [])).llr, 0);
  assert.equal(ask(style, written(null), learned([], writing(20))).llr, 0);
  const copy = message(MONDAY, { text: TEXT, content: { style: CAMPAIGNS } });
  const ledger = learned([message(MONDAY - 60_000, { text: TEXT, content: { style: CAMPAIGNS } })], writing(20));
  assert.equal(ask(style, copy, ledger).llr, 0);
});

test("little history counts for little", () => {
  const [few, many] = [1, 20].map((days) => ask(style, written(CAMPAIGNS), learned([], writing(days).slice(-days * 2))).llr);
  assert.ok(few! > 0 && few! < many!, `${few} ${many}`);
});
