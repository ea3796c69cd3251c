/** What receiving servers say. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecipientReply } from "../../../observed/observed.ts";
import { MONDAY } from "../testing.ts";
import { isUnknownUser, refusedAsSpam, unknownUsers } from "./replies.ts";
import { ask, learned } from "./testing.ts";

function reply(change: Partial<RecipientReply>): RecipientReply {
  return {
    ...{ kind: "reply", at: MONDAY, message: null, by: { submitter: "anna@example.org" }, recipient: "x@any.example" },
    ...{ result: "refused", enhanced: "5.1.1", text: "User unknown", via: "smtp" },
    ...change,
  };
}

test("an unknown user speaks against, an accepted one a little for the identity, a deferral says nothing", () => {
  assert.equal(ask(unknownUsers, reply({})).llr, 2, "capped");
  const accepted = ask(unknownUsers, reply({ result: "accepted", enhanced: "2.0.0", text: "Ok" }));
  assert.ok(accepted.llr < 0 && accepted.llr >= -0.3);
  assert.equal(ask(unknownUsers, reply({ result: "deferred", enhanced: "4.2.2", text: "Mailbox full" })).llr, 0);
});

test("an old correspondent who left says little", () => {
  assert.ok(ask(unknownUsers, reply({ recipient: "bo@friends.example" })).llr < 1);
});

test("who has dead addresses in every run is used to it: learned", () => {
  const runs = Array.from({ length: 200 }, (_, i) =>
    i % 10 === 0 ? reply({ at: MONDAY + i * 3_600_000 }) : reply({ at: MONDAY + i * 3_600_000, result: "accepted", enhanced: "2.0.0" }),
  );
  assert.ok(ask(unknownUsers, reply({ at: MONDAY + 900 * 3_600_000 }), learned(runs)).llr < 1.6);
});

test("codes of unknown users; words only where there is no code", () => {
  for (const code of ["5.1.1", "5.1.10", "5.2.1", "4.1.2"]) assert.ok(isUnknownUser(code, ""), code);
  for (const code of ["5.7.1", "5.2.2", "4.4.1"]) assert.ok(!isUnknownUser(code, "no such user"), code);
  assert.ok(isUnknownUser(null, "550 No such mailbox here"));
  assert.ok(!isUnknownUser(null, "550 Try again later"));
});

test("refused as spam: final more than deferred, lists and codes of receivers by name, other refusals not", () => {
  const words = [
    "Message rejected as spam",
    "Blocked, see https://www.spamhaus.org/query/ip/192.0.2.1",
    "Unsolicited mail",
    "S3140",
    "TSS04",
  ];
  for (const text of words) assert.equal(ask(refusedAsSpam, reply({ enhanced: "5.7.1", text })).llr, 2.5, text);
  assert.equal(ask(refusedAsSpam, reply({ result: "deferred", enhanced: "4.7.1", text: "poor reputation" })).llr, 1.2);
  for (const text of ["Message too large", "Relay access denied", "not accepted: spammy.example is our host"])
    assert.equal(ask(refusedAsSpam, reply({ enhanced: "5.3.4", text })).llr, 0, text);
});
