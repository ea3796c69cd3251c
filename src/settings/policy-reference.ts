/** The part of the settings reference that explains policy rules; the lists in it come from the schema's own. */
import { words } from "./about.ts";
import { POLICY_ATTACHMENTS, POLICY_CLASSES } from "./settings.ts";

export function policyReference(): string {
  return `## Policy rules

\`\`\`yaml
groups:
  partners: [partner.example, .partner.example, "anna@mailer.example"]

policy:
  - name: partners are never stopped for spam
    when: { direction: inbound, class: [spam, bulk], mailFrom: groups/partners }
    do: accept
  - name: no programs from outside
    when: { direction: inbound, attachment: [executable, script, shortcut, disk-image] }
    do: { reject: "We take no programs by mail. Please use our portal; receipt {receipt}" }
  - name: mark doubtful mail
    when: { direction: inbound, probability: [">= 0.5", "< 0.9"] }
    do: { tag: { subjectPrefix: "[doubtful] ", headers: { X-Doubt: "{probability}" } } }
\`\`\`

Rules are asked in order, for each recipient on its own; the first that matches stands. After the last one come the defaults of the next section. A rule matches when every condition under \`when\` holds; a rule without conditions matches everything.

| condition | holds when |
|---|---|
| \`direction\` | the message goes that way: ${words(["inbound", "outbound", "internal"])} (from one of ours to ours) |
| \`class\` | the verdict is one of: ${words(POLICY_CLASSES)} |
| \`probability\` | the probability that the message is unwanted compares so: \`">= 0.9"\`; of several comparisons all must hold |
| \`from\` | the author (header From) is listed. Anybody can write any author: prefer \`client\` or \`submitter\` for rules that let mail pass. Of several authors all must be listed for \`accept\` and \`tag\`, any for the rest |
| \`mailFrom\` | the envelope's reverse-path is listed; \`"<>"\` is the empty one of bounces |
| \`submitter\` | the name that signed in is listed |
| \`recipient\` | the recipient is listed |
| \`client\` | the host that connected lies in one of these networks |
| \`attachment\` | the message has an attachment of one of these kinds: ${words(POLICY_ATTACHMENTS)} |
| \`size\` | the whole message compares so: \`"> 20MB"\` |

Lists of addresses hold \`user@example.org\`, \`user@\` (at any domain), \`example.org\` (that domain), \`.example.org\` (every domain below it), \`"*"\` (any address) and \`groups/NAME\`. Case does not matter.

| action | does |
|---|---|
| \`accept\` | passes the message on unchanged |
| \`tag\` | passes it on with \`X-Postern-Verdict\`, \`X-Postern-Probability\` and, for unwanted mail, \`X-Spam-Flag: YES\`; \`{tag: {headers: {X-Name: value}, subjectPrefix: "[SPAM] "}}\` adds to that |
| \`quarantine\` | keeps it from the recipient; it can be released. \`{quarantine: "reason"}\` |
| \`hold\` | keeps it from leaving for \`hold.max\`, then it leaves by itself; only in rules with \`direction\` outbound or internal. \`{hold: "reason"}\` |
| \`defer\` | answers 451 4.7.1, so that the client comes again. \`{defer: "text"}\` |
| \`reject\` | answers 550 5.7.1. \`{reject: "text"}\`. When other recipients of the same message get it, this becomes a quarantine |

Texts, reasons and header values may hold \`{receipt}\`, \`{class}\` and \`{probability}\`; refusals without \`{receipt}\` get it at the end. Mail to postmaster and abuse is never rejected by the defaults (RFC 5321 section 4.5.1); keep your own rules to that.

### Defaults

| direction | class | probability | action |
|---|---|---|---|
| inbound | malware, dangerous-attachment, unscannable | any | quarantine |
| inbound, to postmaster or abuse | spam, scam, phish, backscatter, policy | any | tag |
| inbound | phish, scam | >= 0.9 | quarantine |
| inbound | phish, scam | below | tag |
| inbound | spam, backscatter, policy | >= 0.95 | quarantine |
| inbound | spam, policy | >= 0.6 | tag |
| inbound | backscatter | below 0.95 | tag |
| inbound | bulk | any | tag (verdict headers only, no X-Spam-Flag) |
| inbound | everything else | | accept |
| outbound, internal | malware | any | quarantine |
| outbound, internal | dangerous-attachment | any | reject |
| outbound, internal | unscannable | any | hold |
| outbound, internal | spam, scam, phish, policy | >= 0.95 | quarantine |
| outbound, internal | spam, scam, phish, policy | >= 0.6 | hold |
| outbound, internal | everything else | | accept |
`;
}
