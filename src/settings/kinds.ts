/**
 * The kinds of value that a setting may hold. Each says in words what it expects, so that every mistake reads
 * "expected …, found …", and each turns the written text into what the house works with.
 */
import { z } from "zod";
import { parseHopUrl } from "../platform/hop-url.ts";
import { isDuration, toMilliseconds } from "../platform/time.ts";
import { parseListenAddress, parseNetwork } from "./addresses.ts";
import { toDomain } from "./domain.ts";
import { inWords } from "./hints.ts";
import type { Comparison } from "./settings.ts";

/** Text that `parse` understands; null from it is a mistake. The words complete "expected …". */
export function text<T>(expected: string, parse: (written: string) => T | null) {
  return z.string({ error: expected }).transform((written, context): T => {
    const parsed = parse(written);
    if (parsed !== null) return parsed;
    context.issues.push({ code: "custom", message: expected, input: written });
    return z.NEVER;
  });
}

export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: inWords(words) });
}

export function whole(least: number, most: number) {
  const expected = `a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`;
  return z.number({ error: expected }).int({ error: expected }).min(least, { error: expected }).max(most, { error: expected });
}

/** A list; one value alone may stand for a list of it. */
export function listOf<T extends z.ZodType>(item: T, expected: string, most = 10_000) {
  return z.preprocess(aloneToList, z.array(item, { error: expected }).max(most, { error: `at most ${most.toLocaleString("en")} entries` }));
}

/** A list that means nothing when it is empty. */
export function filledListOf<T extends z.ZodType>(item: T, expected: string, most = 10_000) {
  const list = z.array(item, { error: expected }).min(1, { error: `${expected} with at least one entry` });
  return z.preprocess(aloneToList, list.max(most, { error: `at most ${most.toLocaleString("en")} entries` }));
}

function aloneToList(value: unknown): unknown {
  return value === undefined || Array.isArray(value) ? value : [value];
}

export const trueOrFalse = () => z.boolean({ error: "true or false" });

export const duration = (least: string, most: string) =>
  text(`a duration from ${least} to ${most}, such as 90s, 5m, 48h or 7d`, (written) =>
    isDuration(written) && within(toMilliseconds(written), fixed(least), fixed(most)) ? toMilliseconds(written) : null,
  );

/** A time to keep something; 0 keeps nothing. */
export const keepingTime = () =>
  z.union([z.literal(0).transform(() => 0), duration("0s", "3650d")], { error: "0 or a duration up to 3650d, such as 48h or 7d" });

export const size = (least: string, most: string) =>
  text(`a size from ${least} to ${most}, such as 500KB, 25MB or 2GB`, (written) => {
    const bytes = toBytes(written);
    return bytes !== null && within(bytes, toBytes(least) ?? 0, toBytes(most) ?? 0) ? bytes : null;
  });

export const keepingSize = () =>
  z.union([z.literal(0).transform(() => 0), size("0B", "100TB")], { error: "0 or a size up to 100TB, such as 500MB or 2GB" });

export const domain = () => text("a domain name, such as example.org", toDomain);

export const hostName = () =>
  text("a fully qualified host name, such as mail.example.org", (written) => (written.includes(".") ? toDomain(written) : null));

export const network = () => text("an address or a network in CIDR notation, such as 192.0.2.0/24 or 2001:db8::/32", parseNetwork);

export const listenAddress = () => text("HOST:PORT, such as 127.0.0.1:2525, 0.0.0.0:25 or [::]:25", parseListenAddress);

export const path = () => text("a path", (written) => (written === "" || written.includes("\0") ? null : written));

/** Paths inside are made absolute later, when the folder of the file is known. */
export const hopUrl = () =>
  text("smtp://HOST:PORT, smtps://HOST:PORT or maildir:FOLDER, without user and password", (written) => {
    const parsed = parseHopUrl(written);
    return "url" in parsed ? parsed.url : null;
  });

const PATTERN_WORDS = "user@example.org, user@, example.org, .example.org, <>, * or groups/NAME";

export const addressPattern = () => text(PATTERN_WORDS, toAddressPattern);
export const groupMember = () =>
  text("user@example.org, user@, example.org or .example.org", (written) =>
    written === "*" || written === "<>" || written.startsWith("groups/") ? null : toAddressPattern(written),
  );

export const comparison = (expected: string, toNumber: (written: string) => number | null) =>
  text(expected, (written): Comparison | null => {
    const match = /^\s*(<=|>=|<|>)\s*(\S{1,20})\s*$/.exec(written);
    const than = match?.[2] === undefined ? null : toNumber(match[2]);
    // the pattern admits these four signs only
    return than === null ? null : { is: match?.[1] as Comparison["is"], than };
  });

export function toProbability(written: string): number | null {
  const value = /^(?:0?\.\d{1,6}|0|1|1\.0{1,6})$/.test(written) ? Number(written) : Number.NaN;
  return Number.isNaN(value) ? null : value;
}

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes of "25MB" (powers of 1,000) or "25MiB" (powers of 1,024). */
export function toBytes(written: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,3})?) ?(B|[KMGT]i?B)$/.exec(written);
  const unit = UNITS[match?.[2] ?? ""];
  return match === null || unit === undefined ? null : Math.round(Number(match[1]) * unit);
}

function toAddressPattern(written: string): string | null {
  if (written === "*" || written === "<>" || /^groups\/[A-Za-z0-9][\w.-]{0,63}$/.test(written)) return written;
  const at = written.lastIndexOf("@");
  if (at < 0) {
    const below = written.startsWith(".");
    const bare = toDomain(below ? written.slice(1) : written);
    return bare === null ? null : `${below ? "." : ""}${bare}`;
  }
  const local = written.slice(0, at);
  if (local === "" || local.length > 64 || /[\s<>\u0000-\u001f]/.test(local)) return null;
  if (at === written.length - 1) return `${local.toLowerCase()}@`;
  const after = toDomain(written.slice(at + 1));
  return after === null ? null : `${local.toLowerCase()}@${after}`;
}

function within(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

function fixed(written: string): number {
  return isDuration(written) ? toMilliseconds(written) : 0;
}
