/** Encrypted archives and documents, which nobody on the way can look into, and the password that comes with them. */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { foldedText } from "../words/phrases.ts";

const PASSWORD_GIVEN =
  /\b(?:password|passwort|kennwort|mot de passe|contrasena|senha|wachtwoord|haslo|pass ?code|pwd)\b.{0,30}?[:=\s]\s{0,5}\S{3,30}/;

export const lockedAttachment = defineCheck({
  id: "attachments/locked",
  title: "An attachment is encrypted",
  why: "Encryption keeps scanners out as well; with the password beside it, it keeps nobody else out.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound", "internal"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    ATTACHED_LOCKED: { score: 1, leaning: "dangerous-attachment", meaning: "An attachment is encrypted and could not be looked into." },
    ATTACHED_LOCKED_PASSWORD: {
      score: 3.5,
      leaning: "dangerous-attachment",
      meaning: "An encrypted attachment comes from a stranger with its password in the message.",
    },
  },
  run({ message, facts }, found) {
    const locked = message.attachments.find(({ kind }) => kind === "encrypted-archive" || kind === "encrypted");
    if (locked === undefined) return;
    const stranger = !facts.correspondence.known || facts.correspondence.value === "none";
    const name = locked.filename ?? locked.part.type;
    if (stranger && PASSWORD_GIVEN.test(foldedText(message))) found("ATTACHED_LOCKED_PASSWORD", name);
    else found("ATTACHED_LOCKED", name);
  },
});
