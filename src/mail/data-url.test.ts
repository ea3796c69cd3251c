/** Pages inside links. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageInDataUrl } from "./data-url.ts";
import { readMessage } from "./read.ts";

const PAGE = "<a href=http://evil.test/>\u00e4</a>";

test("base64 and percent encoding are undone", () => {
  assert.equal(pageInDataUrl(`data:text/html;base64,${Buffer.from(PAGE).toString("base64")}`), PAGE);
  assert.equal(pageInDataUrl(` DATA:text/html;charset=utf-8,${encodeURIComponent(PAGE)}`), PAGE);
  assert.equal(pageInDataUrl("data:image/png;base64,AAAA"), null);
  assert.equal(pageInDataUrl("http://a.test/"), null);
});

test("links of a page inside a link are links of an attachment", () => {
  const url = `data:text/html;base64,${Buffer.from(PAGE).toString("base64")}`;
  const message = readMessage(Buffer.from(`Content-Type: text/html\r\n\r\n<a href="${url}">open</a><iframe src='${url}'>`));
  assert.ok(message.links.some((link) => link.host === "evil.test" && link.where === "attachment"));
});
