/** Sign-ins from new places, too fast, or after many wrong passwords. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place, SignIn } from "../../../observed/observed.ts";
import { MONDAY } from "../testing.ts";
import { newPlace, spray, velocity } from "./sign-ins.ts";
import { ask, learned } from "./testing.ts";

const at = (latitude: number, longitude: number): Place => ({ country: null, asn: null, latitude, longitude, radius: 50 });
const BERLIN = at(52.5, 13.4);
const SINGAPORE = at(1.35, 103.8);
const HAMBURG = at(53.55, 10);

function signIn(change: Partial<SignIn>): SignIn {
  return {
    ...{ kind: "sign-in", at: MONDAY, user: "anna@example.org", client: "192.0.2.7", service: "smtp", result: "ok" },
    ...{ place: null, device: "laptop" },
    ...change,
  };
}

const home = () => learned([signIn({ place: BERLIN })]);

test("a new network or device speaks against, both together more, up to the cap; the usual ones say nothing", () => {
  const [place, device, both] = [{ client: "203.0.113.9" }, { device: "another" }, { client: "203.0.113.9", device: "another" }].map(
    (change) => ask(newPlace, signIn(change), home()),
  );
  assert.ok(place!.llr > 1.5 && device!.llr === 1.2 && both!.llr === 3);
  assert.equal(both!.words, "never before: 203.0.113.0/24, device another");
  assert.equal(ask(newPlace, signIn({}), home()).llr, 0);
  assert.equal(ask(newPlace, signIn({ client: "203.0.113.9" }), learned([], [])).llr, 0, "nobody is known yet");
});

test("a place is known by its network's number where a database tells it", () => {
  const asn = { ...BERLIN, asn: 64_500 };
  const known = learned([signIn({ place: asn })]);
  assert.equal(ask(newPlace, signIn({ client: "203.0.113.9", place: asn }), known).llr, 0);
  assert.ok(ask(newPlace, signIn({ client: "203.0.113.9", place: { ...asn, asn: 64_501 } }), known).llr > 0);
});

test("who signs in from many networks is used to it: learned", () => {
  const travels = Array.from({ length: 30 }, (_, i) => signIn({ at: MONDAY + i * 3_600_000, client: `198.51.${i}.7` }));
  const asked = signIn({ at: MONDAY + 40 * 3_600_000, client: "203.0.113.9" });
  assert.ok(ask(newPlace, asked, learned(travels)).llr < ask(newPlace, asked, home()).llr);
});

test("Berlin to Singapore in an hour is too fast; in a day, or Hamburg in an hour, is not", () => {
  const far = ask(velocity, signIn({ at: MONDAY + 3_600_000, place: SINGAPORE }), home());
  assert.equal(far.llr, 1.5);
  assert.match(far.words, /^9\d{3} km in 1\.0 h$/);
  assert.equal(ask(velocity, signIn({ at: MONDAY + 24 * 3_600_000, place: SINGAPORE }), home()).llr, 0);
  assert.equal(ask(velocity, signIn({ at: MONDAY + 3_600_000, place: HAMBURG }), home()).llr, 0);
  assert.equal(ask(velocity, signIn({ at: MONDAY + 3_600_000 }), home()).llr, 0, "without a place");
});

const failures = (names: number) =>
  Array.from({ length: names }, (_, i) => signIn({ user: `u${i}@example.org`, client: `203.0.113.${i}`, result: "failed" }));

test("a success where five names failed speaks against, where ten did more; four names, or one name ten times, do not", () => {
  const success = signIn({ at: MONDAY + 60_000, client: "203.0.113.99" });
  assert.equal(ask(spray, success, learned(failures(5))).llr, 3);
  assert.equal(ask(spray, success, learned(failures(12))).llr, 4);
  assert.equal(ask(spray, success, learned(failures(4))).llr, 0);
  const stale = Array.from({ length: 10 }, () => signIn({ client: "203.0.113.99", result: "failed" }));
  assert.equal(ask(spray, success, learned(stale)).llr, 0, "an old password in a telephone");
  const later = signIn({ at: MONDAY + 49 * 3_600_000, client: "203.0.113.99" });
  assert.equal(ask(spray, later, learned(failures(12))).llr, 0, "two days later");
  assert.equal(ask(spray, signIn({ at: MONDAY + 60_000 }), learned(failures(12))).llr, 0, "from elsewhere");
});
