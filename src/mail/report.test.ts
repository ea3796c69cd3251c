/** Reports of deliveries, complaints and receipts as values. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "./read.ts";
import { reportsIn, returnedWith } from "./report.ts";
import { summarize } from "./summarize.ts";

const report = (type: string, ...lines: readonly string[]) =>
  reportsIn(readMessage(Buffer.from([`Content-Type: ${type}`, "", ...lines].join("\r\n"))));

test("delivery status: each recipient with action, code and reason", () => {
  assert.deepEqual(
    report(
      "message/delivery-status",
      "Reporting-MTA: dns; mx.a.test",
      "",
      "Original-Recipient: rfc822;Anna@b.test",
      "Final-Recipient: rfc822; <anna@b.test>",
      "Action: Failed",
      "Status: 5.1.1 (no such user)",
      "Diagnostic-Code: smtp; 550 no",
      "  such user",
      "",
      "Final-Recipient: rfc822; c@b.test",
      "Action: delayed",
    ),
    [
      {
        kind: "delivery-status",
        reportingMta: "mx.a.test",
        recipients: [
          {
            finalRecipient: "anna@b.test",
            originalRecipient: "Anna@b.test",
            action: "failed",
            status: "5.1.1",
            remoteMta: null,
            diagnostic: "550 no such user",
          },
          { finalRecipient: "c@b.test", originalRecipient: null, action: "delayed", status: null, remoteMta: null, diagnostic: null },
        ],
      },
    ],
  );
});

test("abuse feedback", () => {
  assert.deepEqual(
    report(
      "message/feedback-report",
      "Feedback-Type: Abuse",
      "User-Agent: FBL/1",
      "Source-IP: 192.0.2.1",
      "Original-Mail-From: <x@a.test>",
      "Original-Rcpt-To: y@b.test",
      "Original-Rcpt-To: z@b.test",
    ),
    [
      {
        kind: "feedback",
        type: "abuse",
        userAgent: "FBL/1",
        sourceAddress: "192.0.2.1",
        originalMailFrom: "x@a.test",
        originalRcptTo: ["y@b.test", "z@b.test"],
        arrivalDate: null,
      },
    ],
  );
});

test("disposition notifications, and mail that is no report", () => {
  const [found] = report(
    "message/disposition-notification",
    "Final-Recipient: rfc822;a@b.test",
    "Disposition: manual-action/MDN-sent-manually; displayed",
  );
  assert.deepEqual(found, {
    kind: "disposition",
    finalRecipient: "a@b.test",
    originalMessageId: null,
    disposition: "manual-action/MDN-sent-manually; displayed",
  });
  assert.deepEqual(report("text/plain", "Action: failed"), []);
});

/** A bounce of a message to x@b.test; `returned` is what came back with it. */
const bounce = (...returned: readonly string[]) =>
  readMessage(
    Buffer.from(
      [
        ...["Content-Type: multipart/report; boundary=r", "", "--r", "", "Sorry.", "--r", "Content-Type: message/delivery-status", ""],
        ...["Reporting-MTA: dns; mx.b.test", "", "Final-Recipient: rfc822; x@b.test", "Action: failed", "Status: 5.1.1", "--r"],
        ...[...returned, "--r--", ""],
      ].join("\r\n"),
    ),
  );

for (const type of ["message/rfc822", "text/rfc822-headers"]) {
  test(`the summary tells which message a report is about: ${type}`, () => {
    const message = bounce(`Content-Type: ${type}`, "", "Message-ID: <77@a.test>", "From: Anna", " <anna@a.test>", "", "text");
    assert.equal(returnedWith(message)?.headers.first("from"), "Anna <anna@a.test>");
    assert.deepEqual(summarize(message).reports, [
      {
        kind: "delivery-status",
        type: null,
        recipients: [{ address: "x@b.test", action: "failed", status: "5.1.1" }],
        messageId: "<77@a.test>",
        from: "anna@a.test",
      },
    ]);
  });
}

test("a report without the message, and a message without a report", () => {
  assert.equal(summarize(bounce("Content-Type: text/plain", "", "no header")).reports?.[0]?.messageId, null);
  const forwarded = readMessage(Buffer.from("Content-Type: message/rfc822\r\n\r\nMessage-ID: <1@a>\r\n\r\nx"));
  assert.equal(returnedWith(forwarded), null);
  assert.equal(summarize(forwarded).reports, undefined);
});
