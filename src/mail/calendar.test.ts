/** Invitations: people, texts and links in them, and that their links are links of the message. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCalendar } from "./calendar.ts";
import { readMessage } from "./read.ts";

const INVITATION = [
  "BEGIN:VCALENDAR",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  'ORGANIZER;CN="Boss: the big one":mailto:boss@evil.test',
  "ATTENDEE;RSVP=TRUE:mailto:anna@a.test",
  "SUMMARY:Pay\\, now",
  "DESCRIPTION:Join\\nhttps://evil.te",
  " st/meet",
  "URL:https://evil.test/url",
  'X-ALT-DESC;FMTTYPE=text/html:<a href="https://evil.test/alt">x</a>',
  "BEGIN:VALARM",
  "ATTACH:https://evil.test/run",
  "DESCRIPTION:not shown with the invitation",
  "END:VALARM",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

test("people, texts, links and pages", () => {
  assert.deepEqual(parseCalendar(INVITATION), {
    method: "REQUEST",
    organizer: "boss@evil.test",
    attendees: ["anna@a.test"],
    texts: ["Pay, now", "Join\nhttps://evil.test/meet"],
    urls: ["https://evil.test/url"],
    alarms: ["https://evil.test/run"],
    pages: ['<a href="https://evil.test/alt">x</a>'],
  });
});

test("links of an invitation are links of the message, its text is text", () => {
  const message = readMessage(Buffer.from(`Content-Type: text/calendar; method=REQUEST\r\n\r\n${INVITATION}`));
  assert.deepEqual(
    message.links.map((link) => link.url),
    ["https://evil.test/meet", "https://evil.test/url", "https://evil.test/alt"],
  );
  assert.match(message.text, /Pay, now/);
});

test("what is no calendar has nothing", () => {
  assert.deepEqual(parseCalendar("hello\nworld").texts, []);
});
