/** The evidence against an identity over time, with the lines that it crosses. The same story stands beside it in words. */
import type { IdentityPage } from "../../../../src/admin/contract-outbound.ts";
import { fullTime, shortTime } from "../../words/format.ts";
import { toPath } from "../../words/plot.ts";

interface Props {
  readonly series: readonly (readonly [at: number, value: number])[];
  readonly thresholds: IdentityPage["thresholds"] | null;
}

const WIDTH = 720;
const HEIGHT = 190;
const FRAME = { left: 40, right: 84, top: 12, bottom: 24 };

export function EvidencePlot({ series, thresholds }: Props) {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const lines = thresholds === null ? [] : (["hold", "throttle", "suspend"] as const).map((name) => ({ name, value: thresholds[name] }));
  const top = Math.max(1, ...series.map(([, value]) => value), ...lines.map(({ value }) => value)) * 1.08;
  const span = Math.max(1, last[0] - first[0]);
  const toX = (at: number): number => FRAME.left + ((at - first[0]) / span) * (WIDTH - FRAME.left - FRAME.right);
  const toY = (value: number): number => HEIGHT - FRAME.bottom - (value / top) * (HEIGHT - FRAME.top - FRAME.bottom);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="plot"
      role="img"
      aria-label={`Evidence from ${first[1].toFixed(1)} on ${fullTime(first[0])} to ${last[1].toFixed(1)} on ${fullTime(last[0])}`}
    >
      {lines.map(({ name, value }) => (
        <g key={name}>
          <line className={`line-${name}`} x1={FRAME.left} x2={WIDTH - FRAME.right} y1={toY(value)} y2={toY(value)} />
          <text x={WIDTH - FRAME.right + 6} y={toY(value) + 4}>
            {name}
          </text>
        </g>
      ))}
      <line className="axis" x1={FRAME.left} x2={WIDTH - FRAME.right} y1={toY(0)} y2={toY(0)} />
      <text x={FRAME.left - 6} y={toY(0) + 4} textAnchor="end">
        0
      </text>
      <text x={FRAME.left - 6} y={FRAME.top + 8} textAnchor="end">
        {top.toFixed(0)}
      </text>
      <path className="evidence" d={toPath(series, toX, toY)} />
      <text x={FRAME.left} y={HEIGHT - 6}>
        {shortTime(first[0])}
      </text>
      <text x={WIDTH - FRAME.right} y={HEIGHT - 6} textAnchor="end">
        {shortTime(last[0])}
      </text>
    </svg>
  );
}
