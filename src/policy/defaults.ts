/**
 * What is done when no rule of the organization matches, in both directions. Wanted mail passes unchanged; doubtful mail passes with a mark that
 * mail programs can sort by; only what is dangerous or nearly certain is kept, where it can be released. Nothing inbound is rejected:
 * a wrong reject is lost for the recipient, a wrong quarantine is one click. Outbound, a submitter is there to read a reject.
 * Order matters: the first match stands.
 */
import type { PolicyAction, PolicyRule } from "./rules.ts";

const INBOUND = ["inbound"] as const;
/** Mail that our own people and hosts sent, wherever it goes. */
const OURS = ["outbound", "internal"] as const;

const accept: PolicyAction = { kind: "accept" };
const tag: PolicyAction = { kind: "tag", headers: [], subjectPrefix: null };
const quarantine: PolicyAction = { kind: "quarantine", reason: null };
const hold: PolicyAction = { kind: "hold", reason: null };

const refuseAttachment: PolicyAction = {
  kind: "reject",
  text: "This message carries an attachment of a kind that can run programs, which may not be sent by mail; receipt {receipt}",
};

export const defaultRules: readonly PolicyRule[] = [
  { name: "default inbound malware", when: { direction: INBOUND, class: ["malware"] }, do: quarantine },
  { name: "default inbound dangerous attachment", when: { direction: INBOUND, class: ["dangerous-attachment"] }, do: quarantine },
  { name: "default inbound unscannable", when: { direction: INBOUND, class: ["unscannable"] }, do: quarantine },
  {
    // RFC 5321 section 4.5.1: these mailboxes must be reachable, and reports of spam quote spam
    name: "default inbound postmaster and abuse",
    when: {
      direction: INBOUND,
      recipient: ["postmaster@", "abuse@"],
      class: ["spam", "scam", "phish", "backscatter", "policy"],
    },
    do: tag,
  },
  {
    name: "default inbound phish and scam, near certain",
    when: { direction: INBOUND, class: ["phish", "scam"], probability: [{ is: ">=", than: 0.9 }] },
    do: quarantine,
  },
  { name: "default inbound phish and scam", when: { direction: INBOUND, class: ["phish", "scam"] }, do: tag },
  {
    name: "default inbound spam, near certain",
    when: { direction: INBOUND, class: ["spam", "backscatter", "policy"], probability: [{ is: ">=", than: 0.95 }] },
    do: quarantine,
  },
  {
    name: "default inbound spam",
    when: { direction: INBOUND, class: ["spam", "policy"], probability: [{ is: ">=", than: 0.6 }] },
    do: tag,
  },
  { name: "default inbound backscatter", when: { direction: INBOUND, class: ["backscatter"] }, do: tag },
  { name: "default inbound bulk", when: { direction: INBOUND, class: ["bulk"] }, do: tag },
  { name: "default inbound", when: { direction: INBOUND }, do: accept },

  { name: "default outbound malware", when: { direction: OURS, class: ["malware"] }, do: quarantine },
  { name: "default outbound dangerous attachment", when: { direction: OURS, class: ["dangerous-attachment"] }, do: refuseAttachment },
  { name: "default outbound unscannable", when: { direction: OURS, class: ["unscannable"] }, do: hold },
  {
    name: "default outbound spam, near certain",
    when: { direction: OURS, class: ["spam", "scam", "phish", "policy"], probability: [{ is: ">=", than: 0.95 }] },
    do: quarantine,
  },
  {
    name: "default outbound spam",
    when: { direction: OURS, class: ["spam", "scam", "phish", "policy"], probability: [{ is: ">=", than: 0.6 }] },
    do: hold,
  },
  { name: "default outbound", when: { direction: OURS }, do: accept },
];
