/**
 * Letters that are after crypto wallets: something is to be claimed or has gone wrong, and the reader shall connect, verify or claim.
 * Gap: exchanges write of withdrawals as well, so a link or signature of the author's own lessens it.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const walletLure = defineCheck({
  id: "content/wallet-lure",
  title: "The message asks to claim, connect or save crypto money",
  why: "A transfer of coins cannot be called back, so wallets are fished for like passwords, with gifts and alarms.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({}),
  findings: {
    WALLET_HINTS: { score: 1.4, leaning: "phish", meaning: "The message tells that something happened to coins or a wallet." },
    WALLET_LURE: {
      score: 3,
      leaning: "phish",
      meaning: "The message tells that something happened to coins or a wallet, and asks to act.",
    },
    WALLET_LURE_ELSEWHERE: {
      score: 4,
      leaning: "phish",
      meaning: "The message tells of coins or a wallet, asks to act at once, and has no link of the author's own.",
    },
  },
  run({ message, facts }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    const { discussion, answers, clicks, ownLinks } = shapeOf(message);
    if (discussion || answers) return;
    const groups = seen(message, "wallets");
    if (!(groups.has("coin") || groups.has("wallet")) || groups.size < 2) return;
    if (groups.has("act") && (groups.has("event") || groups.has("wallet"))) {
      found(clicks.length > 0 && !ownLinks ? "WALLET_LURE_ELSEWHERE" : "WALLET_LURE", quoted(groups));
    } else if (groups.has("event")) found("WALLET_HINTS", quoted(groups));
  },
});
