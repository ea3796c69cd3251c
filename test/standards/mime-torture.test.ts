/**
 * The mime4j cases of the MIME torture corpus: structure, fields and decoded bodies as their result files state them.
 * A case that reads otherwise stands in the list of deliberate differences with its reason, and must really differ.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import type { Part } from "../../src/mail/message.ts";
import { readMessage } from "../../src/mail/read.ts";
import { requireCorpus } from "../support/corpora.ts";
import { DIFFERENCES } from "./mime-torture/differences.ts";
import { type Body, type Outline, readExpected, withPlainLines } from "./mime-torture/expected.ts";

const CASES = 80;

function outlineOf(part: Part): Outline {
  return { fields: part.headers.fields.map((field) => field.name.toLowerCase()), body: bodyOf(part) };
}

function bodyOf(part: Part): Body {
  if (part.type.startsWith("message/") && part.children[0] !== undefined) return { kind: "message", message: outlineOf(part.children[0]) };
  if (part.children.length > 0) return { kind: "multipart", parts: part.children.map(outlineOf) };
  return { kind: "leaf", content: withPlainLines(part.content()) };
}

test("the mime4j cases read as stated", (t) => {
  const corpus = requireCorpus(t, "mime-torture");
  if (corpus === null) return;
  const cases = corpus.files.filter(({ path }) => path.endsWith(".msg"));
  assert.equal(cases.length, CASES);
  const problems: string[] = [];
  for (const { path } of cases) {
    const name = basename(path, ".msg");
    const found = outlineOf(readMessage(readFileSync(path)).root);
    const expected = readExpected(path.replace(/\.msg$/, "_decoded.xml"));
    const differs = !isDeepEqual(found, expected);
    if (differs && DIFFERENCES[name] === undefined) problems.push(`${name}: ${JSON.stringify({ found, expected }).slice(0, 2_000)}`);
    if (!differs && DIFFERENCES[name] !== undefined) problems.push(`${name} is listed as a difference and reads as stated`);
  }
  assert.deepEqual(problems, []);
});

function isDeepEqual(found: Outline, expected: Outline): boolean {
  return JSON.stringify(found) === JSON.stringify(expected);
}
