/** What becomes of single patterns: literals, bounds, and refusals with their sentences. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compilePattern } from "./compile.ts";
import { PatternRefused } from "./errors.ts";

function literals(source: string): readonly string[] | null {
  return compilePattern(source).literals?.map(({ text }) => text) ?? null;
}

function sentence(source: string): string {
  try {
    compilePattern(source);
  } catch (thrown) {
    if (thrown instanceof PatternRefused) return thrown.message;
    throw thrown;
  }
  return "taken";
}

test("literals: the longest required run, every alternative, both spellings, folded", () => {
  assert.deepEqual(literals("click\\s+(?:here|this link)"), ["click"]);
  assert.deepEqual(literals("(?:urgent|dringend) zahlung"), ["urgent zahlung", "dringend zahlung"]);
  assert.deepEqual(literals("colou?r(?:ful)+"), ["colour", "color"]);
  assert.deepEqual(literals("Zahlungsbestätigung"), ["zahlungsbestatigung"]);
  assert.deepEqual(literals("(?:bank|konto)\\s\\d+"), ["bank", "konto"]);
  assert.deepEqual(literals("(?:bank|\\d+)\\s"), null);
  assert.deepEqual(literals("\\d+ (?:a|b) \\w"), null);
});

test("every repetition is bounded", () => {
  assert.equal(compilePattern("new.*bank +account{2,}").bounded, "new.{0,250}bank {1,250}account{2,250}");
  assert.deepEqual(compilePattern("ab.{0,10}cd").width, { min: 4, max: 24 });
});

describe("ways", () => {
  for (const [source, ways] of [
    ["password", 1],
    ["(?:\\d{1,3}\\.){3}\\d{1,3}", 1],
    ["(?:\\w+ ){1,9}end", 9],
    ["food.*bar.*baz", 63_001],
    ["a(?:b|c)+d", 1],
    ["word\\w+$", 250],
  ] as const) {
    test(source, () => assert.equal(compilePattern(source).ways, ways));
  }
});

describe("refusals say which part and how to write it", () => {
  const nested = "repeats something that is itself repeated";
  const alike = "repeats alternatives that begin alike";
  const gaps = "has several gaps that can share characters";
  const around = "looks around";
  const back = "refers back";
  const wide = "characters and 5000 are allowed";
  const many = "times and 250 are allowed";
  const broken = "it is no regular expression";
  const empty = "would match everything";
  const cases: readonly (readonly [source: string, part: string])[] = [
    ["(a+)+$", nested],
    ["^(a+)+b", nested],
    ["(a*)*b", nested],
    ["(?:a+b?)+c", nested],
    ["(\\w+\\s?)+:", nested],
    ["([a-z]+)*\\d", nested],
    ["((ab)*)*c", nested],
    ["(.*)*x", nested],
    ["(.+)+x", nested],
    ["(x+x+)+y", nested],
    ["(\\d+)*\\.", nested],
    ["^([\\w.-]+)+@example", nested],
    ["(?:(?:a{1,9}){1,9}){1,9}b", nested],
    ["(a?){200}b", nested],
    ["((a|b)+)+c", nested],
    ["(\\s*\\S+\\s*)+;", nested],
    ["(([\\-.]|[_]+)?([a-z0-9]+))*x@", nested],
    ['(?:"[^"]*"|[^"]*)+;', nested],
    ["(<[^>]*>|.)*?</html", nested],
    ["(a|a)*b", alike],
    ["(a|ab)+c", alike],
    ["(?:\\w|\\d)+!", alike],
    ["(?:.|\\n)*end", alike],
    ["(?:a|aa|aaa){20}b", alike],
    ["(?:re|ré|r){30}:", alike],
    ["a.*b.*c.*d", gaps],
    ["foo\\w*\\w*\\w*bar", gaps],
    ["\\s*\\s*\\s*\\s*x", gaps],
    ["[a-z]*[a-m]*[a-z]*z", gaps],
    ["(?:x.*y.*){2}z.*q", nested],
    ["\\w+\\d+!", "is tried everywhere"],
    ["pass(?=word)", around],
    ["pass(?!port)", around],
    ["(?<=pass)word", around],
    ["(?<!pass)word", around],
    ["(a)\\1", back],
    ["(?<x>a)\\k<x>", back],
    ["(?:abcdefghijklmnopqrstuvwxyz){250}", wide],
    ["(?:(?:ab){100}){100}", wide],
    ["a{100000}", many],
    ["(?:a{200}){300}", many],
    ["password(", broken],
    ["[z-a]", broken],
    ["*a", broken],
    ["\\p{Nonsense}", broken],
    ["", empty],
    ["a*", empty],
    ["(?:password)?", empty],
    ["^$", empty],
    ["x|", empty],
    ["(?i:password)", "changes how the rest is read"],
    [`${"(".repeat(40)}a${")".repeat(40)}`, "more than 30 groups stand inside each other"],
    [`${"ab|".repeat(400)}cd`, "characters and 1000 are allowed"],
  ];
  test("there are fifty", () => assert.ok(cases.length >= 50));
  for (const [source, part] of cases) {
    test(source.slice(0, 60) || "(empty)", () => assert.ok(sentence(source).includes(part), sentence(source)));
  }
});
