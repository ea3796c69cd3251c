/** Styles that hide, sizes, colours, sheets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameColor, parseColor, parseSheet, parseStyle } from "./style.ts";

for (const style of [
  "display:none",
  "DISPLAY : None !important",
  "visibility:hidden",
  "opacity:0",
  "text-indent:-9999px",
  "position:absolute;left:-5000px",
  "max-height:0;overflow:hidden",
  "color:transparent",
  "color: rgba(0, 0, 0, 0)",
]) {
  test(`hides: ${style}`, () => assert.equal(parseStyle(style).hides, true));
}

for (const style of [
  "display:block",
  "opacity:0.5",
  "max-height:0",
  "position:absolute;left:10px",
  "color:rgba(0,0,0,1)",
  "overflow:hidden;width:100%",
  "",
]) {
  test(`does not hide: ${style === "" ? "nothing" : style}`, () => assert.equal(parseStyle(style).hides, false));
}

test("colours in their spellings", () => {
  assert.equal(parseColor("#FFF"), 0xffffff);
  assert.equal(parseColor("ff0000"), 0xff0000);
  assert.equal(parseColor("rgb(1, 2, 3)"), 0x010203);
  assert.equal(parseColor("White"), 0xffffff);
  assert.equal(parseColor("var(--x)"), "unknown");
  assert.equal(parseColor("inherit"), null);
});

test("nearly the same colour cannot be read, an unknown one might", () => {
  assert.equal(isSameColor(0xffffff, 0xfefefe), true);
  assert.equal(isSameColor(0xffffff, 0xeeeeee), false);
  assert.equal(isSameColor("unknown", "unknown"), false);
});

test("sizes, backgrounds and images", () => {
  assert.deepEqual(parseStyle("font-size:1px").size, { pixels: 1 });
  assert.deepEqual(parseStyle("font:bold 0px/2 Arial").size, { pixels: 0 });
  assert.deepEqual(parseStyle("font-size:50%").size, { factor: 0.5 });
  assert.equal(parseStyle("background:#123456 none").background, 0x123456);
  assert.equal(parseStyle("background:url('http://a.test/x.png') white").background, "unknown");
  assert.deepEqual(parseStyle("background:url('http://a.test/x.png')").images, ["http://a.test/x.png"]);
});

test("plain class and id rules of a sheet, without those for other screens", () => {
  const rules = parseSheet(
    "/* .no{display:none} */ <!-- .a, td.b { display:none } #c{font-size:0} @media print { .d { display:none } } .e{color:red} .f .g{display:none}",
  );
  assert.equal(rules.get(".a")?.hides, true);
  assert.equal(rules.get(".b")?.hides, true);
  assert.deepEqual(rules.get("#c")?.size, { pixels: 0 });
  assert.equal(rules.get(".e")?.hides, false);
  assert.equal(rules.size, 4);
});

test("unclosed comments and blocks end with the sheet", () => {
  assert.equal(parseSheet("/*".repeat(30_000)).size, 0);
  assert.equal(parseSheet("@media{".repeat(10_000)).size, 0);
  assert.equal(parseSheet(".a{display:none").get(".a")?.hides, true);
});
