/**
 * Invitations. Programs enter them into calendars by themselves, so a link in one is there when the message is long gone. Most invitations
 * come from strangers and lead to meeting services; what weighs is an organizer who is not the author, and a link that is no meeting.
 */
import { z } from "zod";
import { sameOrganization } from "../../mail/address.ts";
import type { Link, Message } from "../../mail/message.ts";
import { defineCheck } from "../check.ts";
import { hasCheapSuffix, isFreeHosting, isFreeMail, isShortener } from "../lists.ts";
import { seen } from "../words/phrases.ts";

/** Registrable domains and hosts of meetings, calendars and ticket shops, whose invitations name their own customers as organizers. */
const MEETINGS = new Set(
  (
    "microsoft.com office.com outlook.com live.com skype.com aka.ms google.com goo.gl zoom.us zoom.com webex.com gotomeeting.com gotomeet.me " +
    "goto.com whereby.com jit.si bluejeans.com calendly.com doodle.com cal.com eventbrite.com meetup.com lu.ma apple.com icloud.com slack.com " +
    "ringcentral.com dialpad.com bigbluebutton.org hubspot.com facebook.com w3.org icalendar.org"
  ).split(" "),
);

export const invitation = defineCheck({
  id: "calendar/invitation",
  title: "An invitation does not fit its author",
  why: "Invitations are entered into calendars without a question, and few readers look at who organizes them.",
  references: ["RFC 5545", "RFC 5546"],
  phase: "content",
  directions: ["inbound", "outbound"],
  needs: ["correspondence"],
  options: z.object({ ignoredDomains: z.array(z.string()).default([]) }),
  findings: {
    INVITATION_OTHER_ORGANIZER: {
      score: 0.8,
      leaning: "phish",
      meaning: "The organizer of an invitation is of another organization than its author.",
    },
    INVITATION_STRANGE_LINK: {
      score: 1.8,
      leaning: "phish",
      meaning: "A stranger's invitation leads neither to its author nor to a meeting.",
    },
    INVITATION_LURE: { score: 3.5, leaning: "phish", meaning: "An invitation asks to sign in, confirm or pay, and leads elsewhere." },
    INVITATION_ALARM: { score: 3, leaning: "malware", meaning: "The alarm of an invitation opens or runs something." },
  },
  run({ message, facts, options }, found) {
    if (message.calendars.length === 0) return;
    const alarm = message.calendars
      .flatMap(({ alarms }) => alarms)
      .find((each) => !/^(?:audio|cid|basso|chord|#|[a-z ]{1,20}$)/i.test(each));
    if (alarm !== undefined) found("INVITATION_ALARM", alarm);
    const asked = message.calendars.filter(({ method }) => method === "REQUEST" || method === "PUBLISH" || method === "");
    if (asked.length === 0) return;
    const author = message.from[0]?.domain ?? "";
    // appointments of surgeries and shops are put down in the name of the customer who booked them
    const readers = new Set([...message.to, ...message.cc].map(({ address }) => address.toLowerCase()));
    const organizer = asked
      .map((each) => each.organizer)
      .find((address) => address !== null && isForeign(address, author) && !readers.has(address.toLowerCase()));
    if (organizer !== undefined && organizer !== null && !options.ignoredDomains.includes(domainOf(organizer))) {
      found("INVITATION_OTHER_ORGANIZER", `${organizer} organizes, ${message.from[0]?.address ?? ""} wrote`);
    }
    if (facts.correspondence.known && facts.correspondence.value !== "none") return;
    const strange = clicksOf(message).find((link) => isStrange(link, author, options.ignoredDomains));
    if (strange === undefined) return;
    const poor = isFreeHosting(strange.host) || isShortener(strange.host) || hasCheapSuffix(strange.host);
    found(seen(message, "credentials").size > 0 || poor ? "INVITATION_LURE" : "INVITATION_STRANGE_LINK", strange.url);
  },
});

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** Free mail and calendar services write in the name of anybody. */
function isForeign(organizer: string, author: string): boolean {
  const domain = domainOf(organizer);
  return organizer.includes("@") && author !== "" && !isMeeting(author) && !isFreeMail(author) && !sameOrganization(domain, author);
}

function clicksOf(message: Message): readonly Link[] {
  return message.links.filter(({ where, scheme }) => where !== "image" && scheme.startsWith("http"));
}

function isStrange({ host, domain }: Link, author: string, ignored: readonly string[]): boolean {
  return !sameOrganization(host, author) && !isMeeting(domain ?? host) && !isMeeting(host) && !ignored.includes(domain ?? host);
}

function isMeeting(domain: string): boolean {
  return MEETINGS.has(domain);
}
