/** Times, sizes and shares as people write them, in the browser's own language where that is safe. */
const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayTime = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const number = new Intl.NumberFormat();

/** The time today, day and time before. */
export function shortTime(at: number): string {
  return new Date(at).toDateString() === new Date().toDateString() ? time.format(at) : dayTime.format(at);
}

export function fullTime(at: number): string {
  return full.format(at);
}

export function count(of: number): string {
  return number.format(of);
}

export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** One decimal near the ends, none between: nobody needs 63.4 %. */
export function percent(share: number): string {
  const hundredths = share * 100;
  if (hundredths > 99.9 && share < 1) return ">99.9 %";
  if (hundredths < 0.1 && share > 0) return "<0.1 %";
  return `${hundredths > 95 || hundredths < 5 ? hundredths.toFixed(1) : Math.round(hundredths)} %`;
}

export function plural(of: number, one: string, many: string): string {
  return `${number.format(of)} ${of === 1 ? one : many}`;
}

/** "in 6 days", "2 hours ago". */
export function relative(at: number, now: number = Date.now()): string {
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const seconds = (at - now) / 1_000;
  const distance = Math.abs(seconds);
  if (distance < 90) return words.format(Math.round(seconds), "second");
  if (distance < 5_400) return words.format(Math.round(seconds / 60), "minute");
  if (distance < 129_600) return words.format(Math.round(seconds / 3_600), "hour");
  return words.format(Math.round(seconds / 86_400), "day");
}
