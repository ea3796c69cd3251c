/** Every check against the cases beside it: what is found must be exactly what the case expects. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { readCases } from "../../test/support/case-file.ts";
import { openCodeDecoder } from "../mail/codes/decoder.ts";
import { readMessage } from "../mail/read.ts";
import { checks } from "../pipeline/order.ts";

const decoder = await openCodeDecoder();

for (const check of checks) {
  describe(check.id, () => {
    const file = new URL(`./${check.id}.cases.txt`, import.meta.url);
    test("has cases with hits and near misses", () => {
      assert.ok(existsSync(file), `${check.id}.cases.txt is missing`);
      const cases = readCases(file);
      assert.ok(
        cases.some(({ expected }) => expected.length > 0),
        "no hit",
      );
      assert.ok(
        cases.some(({ expected }) => expected.length === 0),
        "no near miss",
      );
      const hit = new Set(cases.flatMap(({ expected }) => expected));
      const missing = Object.keys(check.findings).filter((name) => !hit.has(name));
      assert.deepEqual(missing, [], "findings that no case expects");
    });
    for (const { title, facts, arrival, options: given, expected, raw } of existsSync(file) ? readCases(file) : []) {
      test(title, () => {
        const names = new Set<string>();
        const options = check.options.parse(given) as Record<string, unknown>; // the schema's own output
        if (check.directions.includes(arrival.direction)) {
          check.run({ message: readMessage(raw, decoder), arrival, facts, options }, (name) => names.add(name));
        }
        assert.deepEqual([...names].sort(), expected);
      });
    }
  });
}
