/** Differences in subject, date and Message-ID. */
import type { Kind, Views } from "./kinds.ts";
import type { Pair, View } from "./views.ts";

const isLost = (text: string): boolean => text.includes("\ufffd");

/** Their view with our value of a field where `applies`. */
function taking<Name extends keyof View>(
  name: Name,
  applies: (ours: View[Name], theirs: View[Name], pair: Pair) => boolean,
): Kind["without"] {
  return ({ ours, theirs }: Views, pair) =>
    applies(ours[name], theirs[name], pair) ? { ours, theirs: { ...theirs, [name]: ours[name] } } : { ours, theirs };
}

const rawDate = ({ message }: Pair): string => message.headers.first("date") ?? "";

export const fieldKinds: readonly Kind[] = [
  {
    name: "8-bit-subject",
    fields: ["subject"],
    right: "ours",
    meaning: "Bytes of a subject that are no UTF-8: we read them in the charset of the body, theirs become replacement characters.",
    without: taking("subject", (ours, theirs) => isLost(theirs) && !isLost(ours)),
  },
  {
    name: "date-in-other-words",
    fields: ["date"],
    right: "ours",
    meaning:
      "Dates with zone names, AM and PM, one-digit seconds or fractions: we read them as RFC 5322 or people mean them, JavaScript's Date does not.",
    without: taking("date", (ours, theirs) => ours !== null && theirs === null),
  },
  {
    name: "date-without-time",
    fields: ["date"],
    right: "both",
    meaning: "A day without a time, as in 12-02-2023, is no date of RFC 5322; theirs takes it for a local midnight of the United States.",
    without: taking(
      "date",
      (ours, theirs, pair) => ours === null && theirs !== null && /^\d{1,2}[-/]\d{1,2}[-/]\d{4}$/.test(rawDate(pair).trim()),
    ),
  },
  {
    name: "three-digit-year",
    fields: ["date"],
    right: "ours",
    meaning: "A year of three digits counts from 1900 (RFC 5322 4.3); theirs takes it for a year of antiquity.",
    without: taking("date", (ours, theirs, pair) => ours !== null && theirs !== null && / [01]\d\d \d{1,2}:/.test(rawDate(pair))),
  },
];
