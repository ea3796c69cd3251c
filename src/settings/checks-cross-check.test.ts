/** Names of checks, options and findings are looked up in the house's own list, when it is given. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import type { KnownCheck } from "./checks-cross-check.ts";
import { SettingsMistakes } from "./errors.ts";
import { parseSettings } from "./load.ts";

const checks: readonly KnownCheck[] = [
  { id: "sender/spoof", options: z.object({ ignored: z.array(z.string()).default([]) }), findings: { FROM_SPOOF: {} } },
  { id: "links/many", options: z.object({}), findings: { LINKS_MANY: {} } },
];
const OFF = "doors: { inbound: { listen: off }, outbound: { listen: off } }\n";

function mistakesOf(text: string, known: readonly KnownCheck[] | undefined): readonly string[] {
  try {
    parseSettings(`${OFF}${text}\n`, { file: "p.yaml", dataFolder: ".", checks: known });
    return [];
  } catch (fault) {
    assert.ok(fault instanceof SettingsMistakes);
    return fault.mistakes;
  }
}

test("names that exist are good, with their options", () => {
  const text = "checks: { disabled: links/many, options: { sender/spoof: { ignored: [a.example] } }, scores: { LINKS_MANY: 0 } }";
  assert.deepEqual(mistakesOf(text, checks), []);
});

test("names that do not exist are mistakes with a hint, each where it stands", () => {
  const text = `checks:
  disabled: [links/mani]
  options:
    sender/spof: {}
    sender/spoof: { ignored: 5, ignore: [] }
    links/many: { limit: 3 }
  scores: { FROM_SPOF: 1 }`;
  assert.deepEqual(mistakesOf(text, checks), [
    'p.yaml:3:14 checks.disabled.0: expected the id of a check, found "links/mani" (did you mean links/many?)',
    'p.yaml:5:5 checks.options.sender/spof: expected the id of a check, found "sender/spof" (did you mean sender/spoof?)',
    "p.yaml:6:30 checks.options.sender/spoof.ignored: expected another value (Invalid input: expected array, received number), found 5",
    'p.yaml:6:33 checks.options.sender/spoof.ignore: expected one of its options ignored, found "ignore" (did you mean ignored?)',
    'p.yaml:7:19 checks.options.links/many.limit: expected no options, as this check has none, found "limit"',
    'p.yaml:8:13 checks.scores.FROM_SPOF: expected the name of a finding, found "FROM_SPOF" (did you mean FROM_SPOOF?)',
  ]);
});

test("without the list of checks, names are taken as they are", () => {
  assert.deepEqual(mistakesOf("checks: { disabled: [not/there], scores: { X: 1 } }", undefined), []);
});
