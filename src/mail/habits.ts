/**
 * The ways in which mail programs read a damaged or contradictory message otherwise than the ordinary reading (mime-tree.ts).
 * Each is followed only when a message holds a place where it matters; readings.ts does so and leaves the defect named here.
 */
export type Habit = keyof typeof HABITS;

export const HABITS = {
  "last-counts": {
    defect: "ambiguous.repeated",
    meaning: "of several Content-Type or Content-Transfer-Encoding fields, or parameters of one name, the last counts",
  },
  "ends-at-text": { defect: "ambiguous.header-line", meaning: "a line that is no field ends the header although fields follow" },
  "ends-at-spaces": { defect: "ambiguous.blank-line", meaning: "a line of white space ends the header" },
  "bare-cr-is-text": { defect: "ambiguous.bare-cr", meaning: "a carriage return alone does not end a line" },
  "delimiter-prefix": { defect: "ambiguous.delimiter", meaning: "a line that begins with a boundary and goes on is a delimiter" },
  "past-the-end": { defect: "ambiguous.after-final-delimiter", meaning: "parts after the final delimiter are read" },
  "decodes-containers": { defect: "ambiguous.encoded-container", meaning: "the transfer encoding of a multipart is undone" },
  "plain-body": { defect: "ambiguous.unencoded-body", meaning: "a body that is not in its declared encoding is shown as it stands" },
  guesses: { defect: "ambiguous.guessed-type", meaning: "a damaged type, boundary or encoding is guessed" },
} as const satisfies Record<string, { readonly defect: string; readonly meaning: string }>;
