/**
 * A well-known company's name in subject, page title, first or last words, and neither author nor any link of the company's. People and
 * newsletters speak of companies too, so answers, list mail and mail that links there are left out, and pictures of social networks.
 */
import { z } from "zod";
import type { Message } from "../../mail/message.ts";
import { type Brand, belongsTo, brandIn } from "../brands.ts";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";

const FIRST_CHARACTERS = 200;
const LAST_CHARACTERS = 300;
/** Buttons at the foot of every newsletter. */
const SOCIAL = new Set([
  "facebook",
  "instagram",
  "linkedin",
  "tiktok",
  "telegram",
  "whatsapp",
  "google",
  "apple",
  "spotify",
  "mailchimp",
  "outlook",
  "yahoo",
]);
const PICTURES_READ = 40;

export const contentBorrowedBrand = defineCheck({
  id: "content/borrowed-brand",
  title: "The message speaks for a well-known company and has nothing of it",
  why: "A company's own notice comes from its domain or leads there; a forged one has only the name, the logo and the colours.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    SUBJECT_BORROWED_BRAND: { score: 2, leaning: "phish", meaning: "The subject names a company that neither author nor links belong to." },
    TITLE_BORROWED_BRAND: {
      score: 2,
      leaning: "phish",
      meaning: "The page's title names a company that neither author nor links belong to.",
    },
    PICTURE_BORROWED_BRAND: {
      score: 1.2,
      leaning: "phish",
      meaning: "A picture is called by a company that neither author nor links belong to.",
    },
    TEXT_BORROWED_BRAND: {
      score: 1.2,
      leaning: "phish",
      meaning: "The text begins or ends with a company that neither author nor links belong to.",
    },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    const { author, discussion, answers, atHome } = shapeOf(message);
    // a well-known company may speak of another: where somebody paid, with what device somebody signed in
    if (discussion || answers || atHome || author === "" || options.ignoredDomains.includes(author) || arrival.ourDomains.includes(author))
      return;
    const inSubject = brandIn(message.subject);
    const note = (name: "SUBJECT_BORROWED_BRAND" | "TITLE_BORROWED_BRAND" | "TEXT_BORROWED_BRAND", text: string): void => {
      const brand = brandIn(text);
      // a text that goes on about its subject says nothing new
      if (name === "TEXT_BORROWED_BRAND" && brand !== null && brand.name === inSubject?.name) return;
      if (brand !== null && hasNothingOf(message, brand)) found(name, `${brand.name}, author ${author}`);
    };
    note("SUBJECT_BORROWED_BRAND", message.subject);
    note("TITLE_BORROWED_BRAND", message.html.title);
    const text = message.text.trim();
    note("TEXT_BORROWED_BRAND", text.slice(0, FIRST_CHARACTERS));
    if (text.length > FIRST_CHARACTERS) note("TEXT_BORROWED_BRAND", text.slice(-LAST_CHARACTERS));
    const pictured = message.html.images.slice(0, PICTURES_READ).find(({ alt }) => {
      const brand = alt === "" ? null : brandIn(alt);
      return brand !== null && !SOCIAL.has(brand.words[0] ?? "") && hasNothingOf(message, brand);
    });
    if (pictured !== undefined) found("PICTURE_BORROWED_BRAND", `${pictured.alt}, author ${author}`);
  },
});

function hasNothingOf(message: Message, brand: Brand): boolean {
  const { author, hosts, signers } = shapeOf(message);
  return !belongsTo(author, brand) && !hosts.some((host) => belongsTo(host, brand)) && !signers.some((signer) => belongsTo(signer, brand));
}
