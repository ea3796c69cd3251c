/**
 * Mail that a web form wrote for somebody who filled it in: to an address that he chose, or the thanks for words that he put there. Forms of
 * one's own site send such mail as well, so mail of our own domains and of people whom we write to is left out, and it weighs little alone.
 */
import { z } from "zod";
import { defineCheck } from "../check.ts";
import { shapeOf } from "../shape.ts";
import { seen } from "../words/phrases.ts";
import { quoted } from "./wording.ts";

export const webForm = defineCheck({
  id: "content/web-form",
  title: "A web form wrote the message for whoever filled it in",
  why: "Forms that send mail to any address carry strangers' words under a good name; the words stand in the field for the name or the message.",
  references: [],
  phase: "content",
  directions: ["inbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    WEB_FORM_MAIL: { score: 1.2, meaning: "A web form wrote the message for whoever filled it in." },
    WEB_FORM_TO_LIST: { score: 2.2, meaning: "The thanks of a web form went to many, or to an address that writes to itself." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value !== "none") return;
    const { author, answers, discussion } = shapeOf(message);
    if (answers || arrival.ourDomains.includes(author) || options.ignoredDomains.includes(author)) return;
    const groups = seen(message, "forms");
    if (groups.size === 0) return;
    const toItself = message.to.some(({ address }) => address !== "" && address === message.from[0]?.address);
    if (groups.has("thanks") && (discussion || toItself)) found("WEB_FORM_TO_LIST", quoted(groups));
    else if (groups.has("form")) found("WEB_FORM_MAIL", quoted(groups));
  },
});
