/**
 * HTML mail to a stranger whose every link leads away from its author. Newsletters link to themselves or their mailer and offer a way out
 * in the header; answers and discussion lists are left out.
 */
import { z } from "zod";
import { ofOneHouse } from "../brands.ts";
import { defineCheck } from "../check.ts";
import { isFreeMail } from "../lists.ts";
import { countsForCarrier } from "../mass-mailers.ts";
import { returnDomainOf } from "../route.ts";
import { relates, shapeOf } from "../shape.ts";

export const unrelatedLinks = defineCheck({
  id: "links/unrelated",
  title: "No link leads to the author",
  why: "Who writes in a company's name links to the company; who borrowed the address links to a page put up for the day.",
  references: [],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    LINKS_ELSEWHERE: { score: 0.5, leaning: "phish", meaning: "No link of the message leads to its author." },
    LINKS_ONE_STRANGE_HOST: { score: 1.2, leaning: "phish", meaning: "All links lead to one host that is not the author's." },
    LINKS_FROM_FREE_MAIL: { score: 1.6, meaning: "A free mail author sends a designed page with links to elsewhere." },
  },
  run({ message, arrival, facts, options }, found) {
    if (facts.correspondence.known && facts.correspondence.value === "mutual") return;
    const { author, discussion, answers, unsubscribes, hosts, signers } = shapeOf(message);
    if (author === "" || hosts.length === 0 || discussion || answers || unsubscribes || !message.html.present) return;
    if (arrival.ourDomains.includes(author) || options.ignoredDomains.includes(author) || relates(author, hosts)) return;
    if (hosts.some((host) => ofOneHouse(host, author))) return;
    // an invoice or form service that mails for its customers links to itself and signs with its own name
    const carriers = [...signers, returnDomainOf(message, arrival), ...arrival.ourDomains];
    if (hosts.some((host) => relates(host, carriers) || countsForCarrier(host, message, arrival))) return;
    if (isFreeMail(author)) found("LINKS_FROM_FREE_MAIL", `${author}, links to ${hosts[0] ?? ""}`);
    else found(hosts.length === 1 ? "LINKS_ONE_STRANGE_HOST" : "LINKS_ELSEWHERE", `${author}, links to ${hosts.slice(0, 3).join(", ")}`);
  },
});
