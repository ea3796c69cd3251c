/** The table of weights as text that people read and compare: one line a finding. */
import type { WeightsTable } from "../../src/verdict/weights.ts";

export function toTableText({ findings, ...head }: WeightsTable): string {
  const start = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const lines = Object.entries(findings).map(([name, { weight, prior, hits }]) => {
    const counts = Object.entries(hits).map(([source, [spam, ham]]) => `${JSON.stringify(source)}: [${spam}, ${ham}]`);
    return `    ${JSON.stringify(name)}: { "weight": ${weight}, "prior": ${prior}, "hits": { ${counts.join(", ")} } }`.replace(
      "{  }",
      "{}",
    );
  });
  return `{\n${start.join("\n")}\n  "findings": {\n${lines.join(",\n")}\n  }\n}\n`;
}
