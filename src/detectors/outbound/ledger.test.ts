/** The ledger as a whole: takeovers are held and suspended, ordinary and odd mail is not, people have the last word. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../observed/observed.ts";
import { Ledger } from "./ledger.ts";
import { fromBytes, toBytes } from "./profile-bytes.ts";
import { next, type Standing } from "./standing.ts";
import { type Change, MONDAY, message, ordinary } from "./testing.ts";

const ANNA = "user:anna@example.org";
const SPAM = "Dear friend, a late minister left a sum of money in our bank and no heir came forward, so I write to you in trust and hope.";

/** Anna's spam: `count` messages, one each `every` ms, to strangers. */
function spam(count: number, every: number, more: (i: number) => Change = () => ({})): readonly Observed[] {
  return Array.from({ length: count }, (_, i) =>
    message(MONDAY + i * every, {
      message: `spam${i}`,
      recipients: [`victim${(i * 7919) % 997}@${i % 9}.harvest.example`],
      content: { probability: 0.9 },
      text: SPAM,
      ...more(i),
    }),
  );
}

function feed(ledger: Ledger, events: readonly Observed[]): readonly string[] {
  return events.map((event) => ledger.take(event)?.standing.state ?? "");
}

function ready(): Ledger {
  const ledger = new Ledger();
  assert.ok(feed(ledger, ordinary(20)).every((state) => state === "normal"));
  return ledger;
}

test("a takeover at one message a second is held within three and suspended soon after", () => {
  const states = feed(ready(), spam(20, 1_000));
  assert.ok(states.indexOf("held") <= 2 && states.indexOf("held") >= 1, states.join());
  assert.equal(states.at(-1), "suspended");
});

test("complaints of many suspend; those of one recipient hold nobody, however many and on however many days", () => {
  const complaint = (at: number, n: number, complainant: string): Observed => ({
    ...{ kind: "report", at, what: "complaint", by: { submitter: "anna@example.org" }, message: `spam${n}`, messages: 1 },
    ...{ source: complainant, detail: "abuse complaint", complainant },
  });
  const one = Array.from({ length: 200 }, (_, n) => complaint(MONDAY + n * 3_600_000, n, "dora@far.example"));
  assert.deepEqual(
    [...new Set(feed(ready(), one))].filter((state) => state !== "normal" && state !== "watch"),
    [],
  );
  const many = Array.from({ length: 10 }, (_, n) => complaint(MONDAY + n * 60_000, n, `person${n}@far.example`));
  assert.equal(feed(ready(), many).at(-1), "suspended");
});

test("one message alone holds nobody", () => {
  assert.equal(feed(ready(), spam(1, 1_000)).at(-1), "watch");
});

test("a takeover that the owner's own mail dilutes one to one is held within eight", () => {
  const mixed = spam(8, 60_000).map((event, i) => (i % 2 === 0 ? event : message(event.at)));
  assert.ok(feed(ready(), mixed).some((state) => state === "held"));
});

test("a slow drip is held within twelve messages", () => {
  const states = feed(
    ready(),
    spam(12, 600_000, () => ({ content: { probability: 0.3 } })),
  );
  assert.ok(states.includes("held"), states.join());
});

test("an invitation to eighty strangers suspends nobody", () => {
  const text = "Dear colleagues, our summer meeting takes place on the fourth of June in the town hall, please tell us whether you come.";
  const states = feed(
    ready(),
    spam(80, 2_000, () => ({ content: { probability: 0.01 }, text })),
  );
  assert.ok(!states.includes("suspended"), states.join());
});

test("a script's name made up anew for each message hides nobody: the account answers", () => {
  const ledger = ready();
  const by = { submitter: "anna@example.org", client: "192.0.2.7" };
  const states = feed(
    ledger,
    spam(30, 1_000, (i) => ({ by: { ...by, script: `1000:made-up-${i}.php` } })),
  );
  assert.ok(states.includes("suspended"), states.join());
  assert.equal(ledger.find(ANNA)?.standing.state, "suspended");
});

const INSIDE = { submitter: "anna@example.org", client: "192.0.2.7" };

test("scripts that were warmed up with clean mail hide nobody either", () => {
  const ledger = ready();
  const scripts = Array.from({ length: 30 }, (_, i) => ({ ...INSIDE, script: `1000:warmed-${i}.php` }));
  const clean = scripts.flatMap((by, i) => [0, 1, 2].map((n) => message(MONDAY - 7_200_000 + (i * 3 + n) * 60_000, { by })));
  feed(ledger, clean);
  const states = feed(
    ledger,
    spam(30, 1_000, (i) => ({ by: scripts[i]! })),
  );
  assert.ok(states.includes("suspended"), states.join());
});

test("replies to made-up scripts are charged to the account", () => {
  const ledger = ready();
  const states = Array.from({ length: 60 }, (_, i) => {
    const by = { ...INSIDE, script: `1000:x${i}.php` };
    const sent = message(MONDAY + i * 1_000, { by, message: `r${i}`, recipients: [`gone${i}@any.example`], content: null });
    ledger.take(sent);
    const said = { result: "refused", enhanced: "5.1.1", text: "User unknown", via: "smtp" } as const;
    return ledger.take({ kind: "reply", at: sent.at + 1, message: sent.message, by, recipient: sent.recipients[0]!, ...said })?.standing
      .state;
  });
  assert.ok(
    states.slice(0, 20).some((state) => state === "held" || state === "throttled" || state === "suspended"),
    states.join(),
  );
});

test("a suspended account does not send by the name of a script", () => {
  const ledger = ready();
  ledger.take({ kind: "word", at: MONDAY, identity: ANNA, what: "suspend", by: "olga", until: null, note: null });
  const sent = message(MONDAY + 1_000, { by: { ...INSIDE, script: "1000:new.php" } });
  const assessment = ledger.take(sent);
  assert.deepEqual([assessment?.identity, assessment?.standing.state], [ANNA, "suspended"]);
});

test("one bad script leaves the other senders of its host alone", () => {
  const ledger = ready();
  const host = "192.0.2.80";
  for (let site = 0; site < 99; site++)
    for (const event of ordinary(1, MONDAY, { script: `/srv/${site}/form.php`, client: host })) ledger.take(event);
  feed(
    ledger,
    spam(20, 1_000, () => ({ by: { script: "/srv/bad/x.php", client: host } })),
  );
  const guilty = [...ledger.profiles()].filter(({ standing }) => standing.state !== "normal").map(({ identity }) => identity);
  assert.deepEqual(guilty, [`script:${host}/srv/bad/x.php`]);
});

test("bounces of unknown users alone hold a sender whose content nobody could see", () => {
  const ledger = ready();
  const events = spam(12, 60_000, () => ({ content: null })).flatMap((event, i): readonly Observed[] => [
    event,
    {
      ...{ kind: "reply", at: event.at + 500, message: `spam${i}`, by: {}, recipient: "x@harvest.example" },
      ...{ result: "refused", enhanced: "5.1.1", text: "User unknown", via: "smtp" },
    },
  ]);
  assert.ok(feed(ledger, events).includes("held"));
});

test("a release takes back the state and the evidence, and trusts for as long as it says", () => {
  const ledger = ready();
  feed(ledger, spam(20, 1_000));
  const at = MONDAY + 60_000;
  const undone = ledger.take({ kind: "word", at, identity: ANNA, what: "release", by: "admin", until: at + 3_600_000, note: "was me" });
  assert.deepEqual([undone?.before, undone?.standing.state, undone?.evidence], ["suspended", "normal", 0]);
  const later = spam(20, 1_000).map((event) => ({ ...event, at: event.at + 120_000 }));
  assert.ok(feed(ledger, later).every((state) => state === "normal"));
  const others = (i: number): Change => ({
    recipients: [`other${i}@others.example`],
    content: { probability: 0.99 },
    text: `${SPAM} `.repeat(2),
  });
  const afterTrust = spam(40, 1_000, others).map((event) => ({ ...event, at: event.at + 4 * 3_600_000 }));
  assert.ok(feed(ledger, afterTrust).at(-1) !== "normal");
});

const act = (ledger: Ledger, at: number, what: "release" | "undo" | "suspend" | "lock") =>
  ledger.take({ kind: "word", at, identity: ANNA, what, by: "admin", until: null, note: null });

test("an undo of a release brings back the state, the evidence and its rows, as if it had never been", () => {
  const [ledger, untouched] = [ready(), ready()];
  for (const each of [ledger, untouched]) feed(each, spam(8, 1_000));
  const before = ledger.find(ANNA)!.standing;
  assert.equal(before.state, "suspended");
  const at = MONDAY + 60_000;
  act(ledger, at, "release");
  assert.deepEqual([ledger.find(ANNA)!.standing.state, ledger.find(ANNA)!.rows], ["normal", []]);
  const undone = act(ledger, at + 1_000, "undo");
  const [mine, other] = [ledger.find(ANNA)!, untouched.find(ANNA)!];
  assert.deepEqual(mine.standing, before);
  assert.ok(Math.abs((undone?.evidence ?? 0) - other.evidence(at + 1_000)) < 1e-9);
  assert.ok(Math.abs(mine.harm.now(at + 1_000) - other.harm.now(at + 1_000)) < 1e-9);
  assert.deepEqual(mine.rows, other.rows.slice(-16));
  assert.equal(mine.lastAct, null);
});

test("an undo of a suspension by hand leaves what was seen since; a second one changes nothing", () => {
  const ledger = ready();
  act(ledger, MONDAY, "lock");
  const added = feed(ledger, spam(1, 1_000));
  assert.deepEqual(added, ["locked"]);
  const evidence = ledger.find(ANNA)!.evidence(MONDAY + 5_000);
  assert.ok(evidence > 0);
  assert.equal(act(ledger, MONDAY + 5_000, "undo")?.evidence, evidence);
  const { state } = ledger.find(ANNA)!.standing;
  assert.ok(state === "normal" || state === "watch");
  act(ledger, MONDAY + 6_000, "undo");
  assert.equal(ledger.find(ANNA)!.standing.state, state);
});

test("asking how an identity stands changes nothing", () => {
  const [asked, not] = [ready(), ready()];
  for (const ledger of [asked, not]) feed(ledger, spam(2, 1_000));
  for (let hour = 0; hour < 48; hour++) asked.standingAt(ANNA, MONDAY + hour * 3_600_000);
  const after = spam(3, 1_000).map((event) => ({ ...event, at: event.at + 30_000 }));
  for (const event of after) assert.deepEqual(asked.take(event), not.take(event));
});

test("a person's word stands against the evidence, and ends when it says", () => {
  const ledger = ready();
  const until = MONDAY + 3_600_000;
  ledger.take({ kind: "word", at: MONDAY, identity: ANNA, what: "suspend", by: "admin", until, note: null });
  assert.equal(ledger.take(message(MONDAY + 1_000))?.standing.state, "suspended");
  assert.equal(ledger.standingAt(ANNA, until)?.state, "normal");
});

test("a hold ends when nothing follows", () => {
  const ledger = ready();
  feed(ledger, spam(2, 1_000));
  assert.equal(ledger.find(ANNA)?.standing.state, "held");
  assert.equal(ledger.standingAt(ANNA, MONDAY + 2 * 3_600_000)?.state, "watch");
});

test("the same events give the same decisions, also when profiles went to disk and back in between", () => {
  const events = [...ordinary(20), ...spam(20, 1_000)];
  const stored = new Map<string, Uint8Array>();
  const small = new Ledger({ hot: 1, onCold: (profile) => stored.set(profile.identity, toBytes(profile)) });
  const others = ordinary(1, MONDAY, { submitter: "bo@example.org" });
  const large = new Ledger();
  for (const [i, event] of events.entries()) {
    for (const each of i % 3 === 0 ? [event, others[i % others.length]!] : [event]) {
      for (const identity of small.touches(each)) {
        const bytes = stored.get(identity);
        if (small.find(identity) === null && bytes !== undefined) small.restore(fromBytes(identity, bytes));
      }
      assert.deepEqual(small.take(each), large.take(each));
    }
  }
});

test("a profile stays within 8 KB whatever its identity does", () => {
  const ledger = ready();
  for (let i = 0; i < 3_000; i++) {
    const recipients = Array.from({ length: 20 }, (_, n) => `${i}-${n}-${"x".repeat(60)}@${i}.example`);
    const by = {
      submitter: "anna@example.org",
      client: `198.51.${i % 250}.1`,
      mailClient: `client ${"y".repeat(200)} ${i}`,
      author: `a${i}@x.example`,
    };
    ledger.take(
      message(MONDAY + i * 1_000, { recipients, by, content: { probability: 0.99 }, text: `${i} ${SPAM} ${"word ".repeat(i % 50)}${i}` }),
    );
    ledger.take({
      kind: "word",
      at: MONDAY + i * 1_000,
      identity: ANNA,
      what: "release",
      by: "a",
      until: MONDAY + i * 1_000 + 1,
      note: null,
    });
  }
  assert.ok(toBytes(ledger.find(ANNA)!).length <= 8_192, `${toBytes(ledger.find(ANNA)!).length}`);
});

test("what counts once a day counts once, whatever the host and the name it asks for", () => {
  const ledger = new Ledger();
  for (let i = 0; i < 100; i++) {
    const asked = { kind: "flow", from: `192.0.2.${i}`, lease: null, to: `mx${i}.example`, what: "mx-query" } as const;
    assert.ok((ledger.take({ ...asked, at: MONDAY })?.step ?? 0) > 0);
    assert.equal(ledger.take({ ...asked, at: MONDAY + 1_000 })?.step, 0, `host ${i}`);
    assert.ok((ledger.take({ ...asked, at: MONDAY + 86_400_000 })?.step ?? 0) > 0, `host ${i} on the next day`);
  }
});

test("damaged bytes give a fresh profile", () => {
  assert.equal(fromBytes(ANNA, Buffer.from("nonsense")).messages, 0);
  assert.equal(fromBytes(ANNA, Buffer.alloc(0)).messages, 0);
});

test("evidence goes beyond what a person set, and their word stands again when it falls", () => {
  const thresholds = { watch: 3, hold: 5, throttle: 7, suspend: 9 };
  const held: Standing = { state: "held", since: MONDAY, until: null, by: "olga", note: "looks odd" };
  const seen = (sum: number, at: number) => ({ sum, ofHarm: true, stirred: at });
  assert.equal(next(held, seen(0, MONDAY), thresholds, MONDAY + 1_000), held, "it does not end by the evidence");
  const throttled = next(held, seen(7.5, MONDAY), thresholds, MONDAY + 2_000);
  assert.deepEqual([throttled.state, throttled.by], ["throttled", null]);
  assert.equal(next(throttled, seen(1, MONDAY), thresholds, MONDAY + 3_000), held);
  assert.equal(next(throttled, seen(9.5, MONDAY), thresholds, MONDAY + 3_000).state, "suspended");
  const short = next({ ...held, until: MONDAY + 5_000 }, seen(7.5, MONDAY), thresholds, MONDAY + 2_000);
  assert.equal(next(short, seen(1, MONDAY), thresholds, MONDAY + 6_000).state, "normal", "the word had an end of its own");
});
