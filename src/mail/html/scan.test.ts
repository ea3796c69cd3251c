/** Pages as mail programs show them: text, hidden text, links, forms, images, script. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DefectLog, ignoreDefects } from "../defects.ts";
import { scanHtml } from "./scan.ts";

const scan = (html: string) => scanHtml(html, ignoreDefects);

const texts: readonly (readonly [name: string, html: string, visible: string, hidden?: string])[] = [
  ["blocks and white space", "<html><body><p>One\r\n  two</p><div>three<br>four</div></body>", "One two\nthree\nfour"],
  ["inline elements do not cut words", "V<b></b>ia<!-- x -->gr<span>a</span>", "Viagra"],
  ["characters without width are dropped", "Via\u200bgr&zwnj;a&shy;x", "Viagrax"],
  ["cells are apart", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
  ["preformatted", "<pre>a\n  b</pre>", "a\n  b"],
  ["script and style are no text", "a<script>if(a<b)x('</p>')</script><style>.x{}</style>b", "ab"],
  ["comparison signs are text", "1 < 2 <3 and 4 > 3", "1 < 2 <3 and 4 > 3"],
  ["bogus comments and declarations", "<!DOCTYPE html><?xml x?></ x><![if !mso]>a<![endif]>", "a"],
  ["abrupt comments", "a<!-->b<!--->c<!-- x -->d", "abcd"],
  ["display:none", 'a<div style="display:none">secret</div>b', "a\nb", "secret"],
  ["the hidden attribute", "a<span hidden>x</span>b", "ab", "x"],
  ["text without size", '<span style="font-size:0px">x<b style="font-size:12px">seen</b></span>', "seen", "x"],
  ["white on white", '<font color="#ffffff">x</font><p style="color:#fefefe">y</p>z', "z", "x y"],
  ["white on another background", '<table bgcolor="navy"><tr><td><font color=white>seen</font></table>', "seen"],
  ["black on black", '<body bgcolor=black text=#00ff00>seen<span style="color:#000">x</span>', "seen", "x"],
  ["hidden by a class of the page", "<style>.p{display:none}</style><div class='q p'>x</div>y", "y", "x"],
  ["hiding ends with the element", '<div style="display:none"><p>x</div>y', "y", "x"],
  ["an open paragraph ends at the next block", '<p style="display:none">x<div>y</div>', "y", "x"],
  ["templates", "<template>x</template>y", "y", "x"],
];
for (const [name, html, visible, hidden = ""] of texts) {
  test(`text: ${name}`, () => {
    const view = scan(html);
    assert.equal(view.visibleText, visible);
    assert.equal(view.hiddenText, hidden);
  });
}

test("links carry what they show", () => {
  const references = (html: string) => scan(html).references.map(({ written, shown, where }) => [written, shown, where]);
  assert.deepEqual(references('<a href="http://a.test/?x=1&amp;y=2"> Click <b>here</b> </a>'), [
    ["http://a.test/?x=1&y=2", "Click here", "html"],
  ]);
  assert.deepEqual(references("<A HREF='http://a.test'>one<a href=http://b.test>two</a>"), [
    ["http://a.test", "one", "html"],
    ["http://b.test", "two", "html"],
  ]);
  assert.deepEqual(references('<a href=x><img src="i.png" alt="Logo"></a>'), [
    ["i.png", null, "image"],
    ["x", "Logo", "html"],
  ]);
  assert.deepEqual(references("<a href=x>never closed"), [["x", "never closed", "html"]]);
  assert.deepEqual(references("<form action=f><button formaction=g></form><td background=h><iframe src=i></iframe>"), [
    ["f", null, "form"],
    ["g", null, "form"],
    ["h", null, "image"],
    ["i", null, "html"],
  ]);
  assert.deepEqual(references('<div style="background:url(j)">'), [["j", null, "image"]]);
  assert.deepEqual(references("<svg><a xlink:href=k>t</a>"), [["k", "t", "html"]]);
});

test("of two attributes of one name the first counts, also in odd spellings", () => {
  assert.deepEqual(
    scan(`<a/href=one href="two"/>x</a><a\nhref\n=\n'three'>y</a>`).references.map((reference) => reference.written),
    ["one", "three"],
  );
});

test("loose text leaves out what links show", () => {
  assert.equal(scan("see http://a.test <a href=x>http://b.test</a> end").looseText.includes("b.test"), false);
  assert.equal(scan("see http://a.test <a href=x>http://b.test</a> end").looseText.includes("a.test"), true);
});

test("title, base, images, forms, script, refresh", () => {
  const view = scan(
    `<title>A &amp; B</title><base href="http://a.test/"><img src=p.gif width=1 height="1px"><form action=/in><input type=PASSWORD></form><meta http-equiv=Refresh content="0; url='http://b.test/'"><script>x</script>`,
  );
  assert.equal(view.title, "A & B");
  assert.equal(view.base, "http://a.test/");
  assert.deepEqual(view.images, [{ src: "p.gif", alt: "", width: 1, height: 1 }]);
  assert.deepEqual(view.forms, [{ action: "/in", hasPassword: true }]);
  assert.deepEqual([view.hasScript, view.hasMetaRefresh], [true, true]);
  assert.ok(view.references.some((reference) => reference.written === "http://b.test/"));
});

test("script hides in handlers and in links", () => {
  assert.equal(scan("<img src=x onerror=alert(1)>").hasScript, true);
  assert.equal(scan("<a href=' JavaScript:x()'>").hasScript, true);
  assert.equal(scan("<p>only</p>").hasScript, false);
});

test("what is not closed leaves a defect and hides nothing", () => {
  const log = new DefectLog();
  assert.equal(scanHtml("a<!-- x>b<iframe>c<title>d", log.note).visibleText, "abcd");
  assert.equal(scanHtml("<a href='http://a.test/", log.note).references.length, 1);
  assert.deepEqual(
    log.all().map((defect) => defect.name),
    ["html.unclosed-comment", "html.unclosed-element", "html.unclosed-element", "html.unclosed-tag"],
  );
});

test("what only Outlook shows is read, its styles hide nothing", () => {
  const page = scan(
    "<!--[if gte mso 9]><xml>96</xml><style>.a{display:none}</style><a href=http://a.test/>in</a><![endif]--><p class=a>out</p><!--[if !mso]><!-->all<!--<![endif]--><!--[if !mso]>none<![endif]-->",
  );
  assert.equal(page.visibleText, "in\nout\nall");
  assert.deepEqual(
    page.references.map((reference) => reference.written),
    ["http://a.test/"],
  );
});

test("raw text that is shown, and text that forms and sheets show", () => {
  const page = scan(
    '<style>.a:before{content:"before"}</style><xmp><b>x</b></xmp><textarea><i>y</i></textarea><input value=press><input type=hidden value=no><p class=a>text<plaintext><u>z',
  );
  assert.equal(page.visibleText, "<b>x</b><i>y</i> press \nbefore text<u>z");
});

test("comments end as in browsers", () => {
  assert.equal(scan("<!-- a --!>b<!-- c -->d<!-- e --!>f").visibleText, "bdf");
  assert.equal(scan("<!--x--!>".repeat(30_000)).visibleText, "");
});

test("one letter a cell is a word", () => {
  assert.equal(scan("<table><tr><td>V</td> <td>I</td><td>A</td><td>G</td><td>R</td><td>A</td></tr></table>").visibleText, "VIAGRA");
  assert.equal(scan("<table><tr><td>a</td><td>bc</td><td>d</td><td>e</td><td>f</td></tr></table>").visibleText, "a bc d e f");
});

test("pages inside frames are handed out", () => {
  assert.deepEqual(scan("<iframe srcdoc='<a href=http://a.test/>x</a>'></iframe>").frames, ["<a href=http://a.test/>x</a>"]);
});
