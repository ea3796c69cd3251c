/** A series of moments and values as the path of a line: evidence stays until something changes it, so the line goes in steps. */

/** SVG path data; coordinates with one decimal. Empty for an empty series. */
export function toPath(
  series: readonly (readonly [at: number, value: number])[],
  toX: (at: number) => number,
  toY: (value: number) => number,
): string {
  return series
    .map(([at, value], i) => {
      const [x, y] = [toX(at).toFixed(1), toY(Math.max(0, value)).toFixed(1)];
      return i === 0 ? `M${x} ${y}` : `H${x}V${y}`;
    })
    .join("");
}
