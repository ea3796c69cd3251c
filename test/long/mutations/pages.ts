/** Mutations of what people see and click: HTML tags, attributes, entities, comments, style sheets and addresses of links. */
import type { Random } from "../../support/random.ts";
import { bodyStart, bytesOf, insertAt, lineStart, type Mutator, replaceSite, siteOf, times } from "./edit.ts";

const TAG = /<\/?[a-z][^<>]{0,300}>?/gi;
const URL_LIKE = /(?:https?|ftp|mailto|data|javascript|hxxp):[^\s"'<>]{1,300}/gi;
const TAGS =
  "a b p div span table tr td th style script iframe img svg text title form input button select option textarea xmp plaintext listing base meta link area map object embed font center body html head template noscript math annotation-xml foreignObject br wbr marquee frame frameset details summary q video audio source".split(
    " ",
  );
const PROPERTIES =
  "display:none|display:block|visibility:hidden|visibility:visible|font-size:0|font-size:1px|font-size:1e9em|font-size:-1%|color:#fff|color:white|color:rgba(255,255,255,0)|background:#fff|background-color:white|opacity:0|opacity:.01|position:absolute;left:-9999px|text-indent:-999em|max-height:0;overflow:hidden|width:0;height:0|clip:rect(0,0,0,0)|mso-hide:all|content:'x'|content:\"\\70 ass\"|transform:scale(0)|line-height:0|color:var(--x)|--x:none|display:none!important|all:unset|float:left|direction:rtl;unicode-bidi:bidi-override|background:url(http://a.test/x)".split(
    "|",
  );
const ENTITIES = [
  "&amp;",
  "&#112;",
  "&#x70;",
  "&#0112",
  "&#x110000;",
  "&#xD800;",
  "&zwnj;",
  "&shy;",
  "&colon;",
  "&Tab;",
  "&#;",
  "&ampfoo;",
  "&notit;",
  "&#99999999999;",
  "&NewLine;",
];
const TEXTS = [
  "password",
  "pass\u200bword",
  "<!-- x -->",
  "pa<b></b>ss",
  "\u202edrowssap\u202c",
  "f\u0430ce",
  "\u{e0061}",
  "\u00ad",
  "P",
  " ",
  "100% free",
  "wire transfer",
].map(bytesOf);

function declarations(random: Random): string {
  return times(random, 5, () => `${random.of(PROPERTIES)}${random.of([";", ";;", "}", "{", "/**/;", ":", " ;", "\\;", ";/*"])}`);
}

function selector(random: Random): string {
  return times(random, 4, () =>
    random.of([
      ".x",
      "#i",
      "p",
      "*",
      "div .x",
      "p>a",
      "a:hover",
      ".x.x",
      "[hidden]",
      "[class~=x]",
      ":not(.x)",
      "::before",
      "@media print{.x",
      "td,",
      "p+p",
      "\\.x",
      "'",
      "/*",
      ">",
    ]),
  );
}

export function sheet(random: Random): string {
  const rules = times(random, random.once(8) ? 120 : 8, () => `${selector(random)}{${declarations(random)}${random.once(7) ? "" : "}"}`);
  return random.of([rules, `<!--${rules}-->`, `@import url(x);${rules}`, `@media screen{${rules}}`, `@charset "utf-8";${rules}`]);
}

export function link(random: Random): string {
  const scheme = random.of([
    "http://",
    "https://",
    "https:/",
    "http:\\\\",
    "//",
    "ht\ttp://",
    "hxxp://",
    "HTTP://",
    "javascript:",
    "data:text/html,",
    "data:text/html;base64,",
    "mailto:",
    "tel:",
    "blob:",
    "ftp://",
    "http:",
    "cid:",
    "&#104;ttp://",
    " http://",
    "x-y:",
  ]);
  const user = random.of(["", "", "", "bank.example@", "a:b@", "%40@", "@@", "a%00@"]);
  const host = random.of([
    "evil.example",
    "0x7f.1",
    "3221225985",
    "0300.0.02.01",
    "[::1]",
    "[::ffff:192.0.2.1]",
    bytesOf("еxample.test"),
    "xn--80ak6aa92e.com",
    "xn--a",
    "%65vil.example",
    "evil.example.",
    "a..b",
    "evil。example",
    "a".repeat(300),
    "1.2.3.4.5",
    "www.google.com/url?q=http%3A%2F%2Fevil.example",
    "eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fa.test",
    "urldefense.com/v3/__http://a.test__;!!x",
    "urldefense.proofpoint.com/v2/url?u=http-3A__a.test&d=x",
    "0x1p5",
    "4294967296",
    "[fe80::1%25eth0]",
    "",
  ]);
  const port = random.of(["", "", ":80", ":99999", ":x", ":"]);
  const path = random.of([
    "",
    "/",
    "/../../x",
    "/a?b=http://c.test/",
    "/%",
    "/%zz%00",
    "#x",
    "?".repeat(random.below(50)),
    "/\xff",
    `/${"a/".repeat(random.below(300))}`,
    "\\..\\x",
    "/x&y=<z>",
    "/(a)(b",
    "/a.php?id=1'--",
  ]);
  return `${scheme}${user}${host}${port}${path}`;
}

function attribute(random: Random): string {
  const name = random.of([
    "href",
    "src",
    "style",
    "class",
    "id",
    "alt",
    "width",
    "height",
    "action",
    "formaction",
    "type",
    "hidden",
    "color",
    "bgcolor",
    "background",
    "size",
    "content",
    "http-equiv",
    "data",
    "srcdoc",
    "srcset",
    "poster",
    "media",
    "value",
    "placeholder",
    "onload",
    "onerror",
    "xlink:href",
    "dir",
    "=x",
    "/",
  ]);
  const value = random.of([
    link(random),
    declarations(random),
    "x",
    "0",
    "1",
    "-1",
    "99999999999",
    "white",
    "#FFF",
    "password",
    "submit",
    "refresh",
    "0;url=http://a.test",
    "print",
    "x y z",
    random.of(ENTITIES),
    "<p>x</p>",
    "<a href=&quot;http://a.test&quot;>",
    random.of(TEXTS),
  ]);
  const quote = random.of(['"', "'", "", "`", '""']);
  return ` ${name}${random.of(["=", " = ", "", "=="])}${quote}${value}${random.once(12) ? "" : quote}`;
}

export function tag(random: Random): string {
  const name = random.of(TAGS);
  if (random.once(4)) return `</${name}${random.of(["", " x", "/", "<"])}>`;
  const attributes = random.once(2) ? times(random, 4, () => attribute(random)) : "";
  const inside = name === "style" ? sheet(random) : "";
  return `<${name}${attributes}${random.of(["", "/", " "])}${random.once(15) ? "" : ">"}${inside}`;
}

function markup(random: Random): string {
  return times(random, random.once(12) ? 200 : 14, () =>
    random.of([
      tag(random),
      tag(random),
      random.of(TEXTS),
      random.of(ENTITIES),
      random.of([
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!--[if mso]>",
        "<![endif]-->",
        "<![CDATA[",
        "]]>",
        "<?x ",
        "<!doctype",
        "</",
        "<",
        "\0",
        "<!",
        "\r\n",
      ]),
    ]),
  );
}

const insertTag: Mutator = (text, random) => insertAt(text, siteOf(text, random, TAG)?.at ?? lineStart(text, random), tag(random));
const insertMarkup: Mutator = (text, random) => insertAt(text, siteOf(text, random, TAG)?.at ?? text.length, markup(random));
const newPage: Mutator = (text, random) =>
  `${text.slice(0, Math.min(200, bodyStart(text)))}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${markup(random)}${markup(random)}`;
const damageTag = replaceSite(TAG, (random, [found = ""]) =>
  random.of([
    "",
    found.slice(0, -1),
    found + found,
    `<${found}`,
    found.replace(/["']/g, ""),
    found.toUpperCase(),
    `${found.slice(0, 3)}\0${found.slice(3)}`,
    found.replace(">", "/>"),
  ]),
);
const insertAttribute: Mutator = (text, random) => {
  const site = siteOf(text, random, /<[a-z]\w{0,20}/gi);
  return site === null
    ? text
    : insertAt(
        text,
        site.end,
        times(random, random.once(20) ? 150 : 4, () => attribute(random)),
      );
};
const newLink = replaceSite(URL_LIKE, (random) => link(random));
const insertLinks: Mutator = (text, random) =>
  insertAt(
    text,
    lineStart(text, random),
    times(random, 12, () => `${random.of([" ", "<", "(", '"', "\r\n"])}${link(random)}${random.of([" ", ">", ")", '"', "\r\n", "."])}`),
  );
const insertSheet: Mutator = (text, random) =>
  insertAt(
    text,
    siteOf(text, random, TAG)?.at ?? text.length,
    `<style${random.of(["", " media=print", " type=x"])}>${sheet(random)}</style>`,
  );
const entities = replaceSite(/[a-z]{3,20}/gi, (random, [found = ""]) =>
  Array.from(found, (c) =>
    random.of([
      c,
      c,
      `&#${c.charCodeAt(0)};`,
      `&#x${c.charCodeAt(0).toString(16)}`,
      `${c}<!-- -->`,
      `${c}\xe2\x80\x8b`,
      `=${c.charCodeAt(0).toString(16)}`,
    ]),
  ).join(""),
);
const table: Mutator = (text, random) =>
  insertAt(
    text,
    siteOf(text, random, TAG)?.at ?? text.length,
    `<table><tr>${times(random, 40, () => `<td>${random.of(["p", "a", " ", "&nbsp;", "ss", "<b>w</b>"])}${random.once(4) ? "</td>" : ""}`)}</table>`,
  );

export const PAGES: readonly Mutator[] = [
  insertTag,
  insertMarkup,
  newPage,
  damageTag,
  insertAttribute,
  newLink,
  insertLinks,
  insertSheet,
  entities,
  table,
];
