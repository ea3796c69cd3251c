/** Made-up letters for tests of the learner: as many as wanted, each a little different, of two kinds that words tell apart. */
import { readMessage } from "../../mail/read.ts";
import { type Features, featuresOf } from "../model.ts";

const NAMES = ["meadow", "harbour", "lantern", "orchard", "pebble", "thistle", "walnut", "ember", "cobble", "heather"];

export function letter(kind: "spam" | "ham", number: number): Buffer {
  const name = NAMES[number % NAMES.length] ?? "";
  const words =
    kind === "spam"
      ? `Claim your exclusive bonus now, winner ${name}! Unlock the jackpot, offer ${number} ends tonight.`
      : `The minutes of the ${name} meeting are attached. Could you check item ${number} before the workshop?`;
  return Buffer.from(
    `From: ${name}${number} <${name}@site${number}.test>\r\nTo: anna@example.org\r\nSubject: ${kind === "spam" ? "Bonus" : "Minutes"} ${name}\r\n\r\n${words}\r\n`,
  );
}

export function lettersFeatures(kind: "spam" | "ham", number: number): Features {
  return featuresOf(readMessage(letter(kind, number)));
}
