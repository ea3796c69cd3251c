/** Styles that hide, sizes, colours, sheets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameColor, parseColor } from "./color.ts";
import { parseSheet, RuleBook } from "./sheet.ts";
import { isHiding, parseStyle } from "./style.ts";

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
  "color:rgb(0 0 0 / 0%)",
  "color:#12345600",
  "display:/* x */none",
  "dis\\70lay:none",
  "filter:opacity(0)",
  "position:absolute;clip:rect(0 0 0 0)",
  "transform:scale(0)",
  "display:none!important;display:block",
]) {
  test(`hides: ${style}`, () => assert.equal(isHiding(parseStyle(style)), true));
}

for (const style of [
  "display:block",
  "display:none;display:block",
  "dis/**/play:none",
  "display:none;display:block!important",
  "visibility:hidden;visibility:visible",
  "opacity:0.5",
  "max-height:0",
  "position:absolute;left:10px",
  "color:rgba(0,0,0,1)",
  "color: rgb(0, 0, 0)",
  "color:rgb(10,0,0)",
  "color:hsl(0 0% 0%)",
  "overflow:hidden;width:100%",
  "",
]) {
  test(`does not hide: ${style === "" ? "nothing" : style}`, () => assert.equal(isHiding(parseStyle(style)), false));
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

function hides(
  sheet: string,
  element: { readonly tag?: string; readonly id?: string; readonly classes?: readonly string[] },
  media = "",
): boolean {
  const book = new RuleBook();
  book.add(parseSheet(sheet, media));
  return isHiding(book.styleOf(element.tag ?? "div", element.id, element.classes ?? []).own);
}

test("type, class and id selectors, alone and joined", () => {
  const sheet =
    "/* .no{display:none} */ <!-- .a, td.b, p.c.d { display:none } #e{opacity:0} span{visibility:hidden} @import url(x); .f{display:none}";
  for (const classes of [["a"], ["f"], ["x", "a"]]) assert.equal(hides(sheet, { classes }), true, classes.join(" "));
  assert.equal(hides(sheet, { tag: "td", classes: ["b"] }), true);
  assert.equal(hides(sheet, { classes: ["b"] }), false);
  assert.equal(hides(sheet, { tag: "p", classes: ["c", "d"] }), true);
  assert.equal(hides(sheet, { tag: "p", classes: ["c"] }), false);
  assert.equal(hides(sheet, { id: "e" }), true);
  assert.equal(hides(sheet, { tag: "span" }), true);
  assert.equal(hides(sheet, { classes: ["no"] }), false);
});

test("what shows again wins as in browsers", () => {
  assert.equal(hides(".a{display:none} .a{display:block}", { classes: ["a"] }), false);
  assert.equal(hides("#i{display:block} .a{display:none}", { id: "i", classes: ["a"] }), false);
  assert.equal(hides(".a{display:none!important} #i{display:block}", { id: "i", classes: ["a"] }), true);
});

test("rules that may not apply never hide, and show what others hide", () => {
  for (const sheet of [
    ".x .a{display:none}",
    "a:hover{display:none}",
    "@media print{a{display:none}}",
    "@media (max-width:1px){.a{display:none}}",
    "[x=y].a{display:none}",
  ]) {
    assert.equal(hides(sheet, { tag: "a", classes: ["a"] }), false, sheet);
  }
  assert.equal(hides("a{display:none}", { tag: "a" }, "print"), false);
  assert.equal(hides("a{display:none}", { tag: "a" }, "screen"), true);
  assert.equal(hides("@media screen{a{display:none}}", { tag: "a" }), true);
  assert.equal(hides(".a{display:none} .x .a{display:block}", { classes: ["a"] }), false);
});

test("text of a content property is found", () => {
  const book = new RuleBook();
  book.add(parseSheet('.a::before{content:"pay "} .a:after{content:"now"}', ""));
  assert.equal(book.styleOf("p", undefined, ["a"]).generated, "pay  now");
});

test("unclosed comments and blocks end with the sheet", () => {
  assert.equal(parseSheet("/*".repeat(30_000), "").length, 0);
  assert.equal(parseSheet("@media{".repeat(9_000), "").length, 0);
  assert.equal(hides(".a{display:none", { classes: ["a"] }), true);
});
