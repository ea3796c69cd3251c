/** Letters that threaten to publish recordings or data unless a ransom in crypto money is paid. */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { foldedText, seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

/** Bitcoin addresses as they are written (Base58Check, Bech32); folding lowers the letters. */
const WALLET = /\b(?:bc1[02-9ac-hj-np-z]{20,60}|[13][1-9a-z]{25,34})\b/;

export const extortion = defineCheck({
  id: "content/extortion",
  title: "The letter threatens and asks for crypto money",
  why: "Break-in, shame, ransom and a deadline in one letter are extortion; nearly all of it is a bluff sent to millions.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: [],
  options: z.object({}),
  findings: {
    EXTORTION_LIKELY: { score: 3.3, leaning: "scam", meaning: "Some phrases are those of letters of extortion." },
    EXTORTION_LETTER: { score: 6.5, leaning: "scam", meaning: "The letter threatens and asks for crypto money." },
  },
  run({ message }, found) {
    const groups = new Map(seen(message, "extortion"));
    const wallet = WALLET.exec(foldedText(message));
    if (wallet !== null && /bitcoin|btc|wallet/.test(foldedText(message))) groups.set("wallet", wallet[0]);
    const pays = groups.has("ransom") || groups.has("wallet");
    if (pays && groups.has("shame") && (groups.has("intrusion") || groups.has("countdown"))) found("EXTORTION_LETTER", quoted(groups));
    else if (pays && groups.has("intrusion") && groups.has("countdown")) found("EXTORTION_LIKELY", quoted(groups));
  },
});
