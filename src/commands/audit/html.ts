/**
 * The statement as one page of its own: no script, nothing loaded from elsewhere, timelines as SVG, readable on paper. Everything that came
 * from logs is escaped.
 */
import type { StatedIdentity, Statement } from "../../statement/statement.ts";
import { clean, estimateLine, nextSteps, periodLine } from "./text.ts";

const TITLES: Readonly<Record<Statement["answer"], string>> = {
  yes: "Not clean",
  no: "Clean",
  "cannot-know": "Cannot know",
};

const STYLE = `
:root{color-scheme:light}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{margin:0}h2{margin:2rem 0 .5rem;font-size:1.1rem}.answer{border-left:.5rem solid;padding:.5rem 1rem}.yes{border-color:#b3261e}.no{border-color:#1b7f3b}.cannot-know{border-color:#a66a00}
table{border-collapse:collapse;width:100%;font-size:13px}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
td.n{text-align:right;white-space:nowrap}section{break-inside:avoid}svg{width:100%;height:auto}figure{margin:.5rem 0}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

export function toHtml(statement: Statement): string {
  const { answer, period, because, identities, hosts, sensors, blindSpots, estimate } = statement;
  const isTimed = period.from !== "" && period.to !== "";
  const title = isTimed ? `${TITLES[answer]}: ${period.from.slice(0, 10)} to ${period.to.slice(0, 10)}` : TITLES[answer];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<div class="answer ${answer}"><h1>${TITLES[answer]}</h1><p>Is the organization sending spam? ${escaped(isTimed ? `${period.from} to ${period.to}` : periodLine(period))}</p></div>
<h2>Why</h2>${list(because)}
<h2>What to do next</h2>${list(nextSteps(statement))}
${identities.length === 0 ? "" : `<h2>Who</h2>${identities.map((one) => identitySection(one, statement)).join("")}`}
${
  hosts.length === 0
    ? ""
    : `<h2>Hosts</h2>${table(
        ["Host", "Role", "Evidence"],
        hosts.map(({ address, role, evidence }) => [address, role, evidence]),
      )}`
}
<h2>What was seen</h2>${table(
    ["Sensor", "Covers", "Silent since"],
    sensors.map(({ name, covers, silentSince }) => [name, covers, silentSince ?? ""]),
  )}
<h2>What was not observed</h2>${list(blindSpots)}
<h2>How much</h2><p>${escaped(estimateLine(estimate))}</p>
</body></html>
`;
}

function identitySection(one: StatedIdentity, { period }: Statement): string {
  const rows = one.ledger.map(({ at, signal, value, llr }) => [at, signal, value, `+${llr.toFixed(1)}`]);
  return `<section><h3>${escaped(one.identity)}: ${escaped(one.state)}</h3>
<p>${one.messages} messages to ${one.recipients} recipients since ${escaped(one.firstEvidence)}${one.crossedAt === null ? "" : `; it would have been held at ${escaped(one.crossedAt)}`}</p>
${timeline(one, period)}
<details open><summary>Ledger</summary>${table(["When", "Signal", "What was seen", "Evidence"], rows)}</details></section>`;
}

const WIDTH = 900;
const HEIGHT = 120;
const BASE = 90;

/** Evidence as bars over its time, with the moment at which it was enough. */
function timeline({ ledger, crossedAt, identity }: StatedIdentity, period: Statement["period"]): string {
  if (ledger.length === 0) return "";
  const times = ledger.map(({ at }) => Date.parse(at));
  const start = Math.min(...times);
  const end = Math.max(...times, crossedAt === null ? start : Date.parse(crossedAt), start + 60_000);
  const most = Math.max(...ledger.map(({ llr }) => llr), 1);
  const x = (at: number): number => Math.round(10 + ((at - start) / (end - start)) * (WIDTH - 20));
  const bars = ledger.map(({ llr }, index) => {
    const height = Math.max(1, Math.round((llr / most) * (BASE - 20)));
    return `<rect x="${x(times[index] ?? start) - 1}" y="${BASE - height}" width="3" height="${height}" fill="#b3261e"/>`;
  });
  const mark = crossedAt === null ? NaN : x(Date.parse(crossedAt));
  const line = Number.isNaN(mark)
    ? ""
    : `<line x1="${mark}" x2="${mark}" y1="8" y2="${BASE}" stroke="#333" stroke-dasharray="4 3"/><text x="${Math.min(mark + 4, WIDTH - 60)}" y="16" font-size="11">held</text>`;
  const label = (at: number): string => escaped(new Date(at).toISOString().slice(0, 16).replace("T", " "));
  return `<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`Evidence against ${identity} between ${period.from} and ${period.to}`)}">
<line x1="10" x2="${WIDTH - 10}" y1="${BASE}" y2="${BASE}" stroke="#999"/>${bars.join("")}${line}
<text x="10" y="${HEIGHT - 12}" font-size="11">${label(start)}</text><text x="${WIDTH - 10}" y="${HEIGHT - 12}" font-size="11" text-anchor="end">${label(end)}</text></svg></figure>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "<p>Nothing.</p>" : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "<p>Nothing.</p>";
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("");
  return `<table><thead><tr>${head.map((cell) => `<th>${escaped(cell)}</th>`).join("")}</tr></thead><tbody>${body}</tbody></table>`;
}

function escaped(text: string): string {
  return clean(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
