/** What is decided: a table of the defaults in both directions, and the promises that every rule keeps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Arrival, Direction } from "../mail/arrival.ts";
import type { AttachmentKind } from "../mail/message.ts";
import type { MessageSummary } from "../mail/summary.ts";
import { VERDICT_CLASSES, type Verdict, type VerdictClass } from "../verdict/verdict.ts";
import { compilePolicy } from "./compile.ts";
import { decide } from "./decide.ts";
import type { Decision, Ruling } from "./decision.ts";
import type { PolicyInput, PolicyRule } from "./rules.ts";

interface Sample {
  readonly direction?: Direction;
  readonly class?: VerdictClass;
  readonly probability?: number;
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  readonly mailFrom?: string | null;
  readonly submitter?: string | null;
  readonly client?: string | null;
  readonly kinds?: readonly AttachmentKind[];
  readonly bytes?: number;
  readonly subject?: string;
}

const NOW = 1_800_000_000_000;
const RECEIPT = "01J0000000ABCDEFGHJKMNPQRS";

function seen(sample: Sample): { arrival: Arrival; verdict: Verdict; summary: MessageSummary; now: number } {
  const from = sample.from ?? ["author@far.example"];
  const arrival: Arrival = {
    id: RECEIPT,
    at: NOW,
    door: "smtp-inbound",
    direction: sample.direction ?? "inbound",
    client: {
      address: sample.client === undefined ? "198.51.100.9" : sample.client,
      port: 1,
      helo: null,
      protocol: "ESMTP",
      tls: null,
      ours: false,
    },
    submitter: sample.submitter ?? null,
    envelope: {
      mailFrom: sample.mailFrom === undefined ? "author@far.example" : sample.mailFrom,
      mailParameters: {},
      rcptTo: (sample.to ?? ["anna@example.org"]).map((address) => ({ address })),
    },
    raw: Buffer.alloc(sample.bytes ?? 100),
    sha256: "",
  };
  const probability = sample.probability ?? 0.5;
  return {
    arrival,
    verdict: { class: sample.class ?? "clean", probability, range: [probability, probability], because: [], unknown: [] },
    summary: {
      bytes: sample.bytes ?? 100,
      subject: sample.subject ?? "",
      from: from.map((address) => ({ name: null, address })),
      to: [],
      messageId: null,
      date: null,
      parts: (sample.kinds ?? []).map((kind, index) => ({
        path: String(index + 1),
        type: "application/octet-stream",
        filename: null,
        kind,
        sniffed: null,
        bytes: 1,
        sha256: null,
      })),
      linkHosts: [],
      defects: [],
    },
    now: NOW,
  };
}

function policyOf(rules: readonly PolicyRule[] = [], more: Partial<PolicyInput> = {}) {
  return compilePolicy({ rules, groups: {}, holdMax: 300_000, observeOnly: { inbound: false, outbound: false }, ...more });
}

function rulingFor(decision: Decision, recipient = "anna@example.org"): Ruling {
  const ruling = decision.get(recipient);
  assert.ok(ruling);
  return ruling;
}

function ruled(sample: Sample, rules: readonly PolicyRule[] = [], more: Partial<PolicyInput> = {}): Ruling {
  return rulingFor(decide(policyOf(rules, more), seen(sample)), sample.to?.[0]);
}

// class, then the action at probability 0.3, 0.6, 0.9, 0.95 and 0.999
const DEFAULTS: Readonly<Record<"inbound" | "outbound", Readonly<Record<VerdictClass, string>>>> = {
  inbound: {
    clean: "accept accept accept accept accept",
    bulk: "tag tag tag tag tag",
    spam: "accept tag tag quarantine quarantine",
    scam: "tag tag quarantine quarantine quarantine",
    phish: "tag tag quarantine quarantine quarantine",
    malware: "quarantine quarantine quarantine quarantine quarantine",
    "dangerous-attachment": "quarantine quarantine quarantine quarantine quarantine",
    backscatter: "tag tag tag quarantine quarantine",
    policy: "accept tag tag quarantine quarantine",
    unscannable: "quarantine quarantine quarantine quarantine quarantine",
  },
  outbound: {
    clean: "accept accept accept accept accept",
    bulk: "accept accept accept accept accept",
    spam: "accept hold hold quarantine quarantine",
    scam: "accept hold hold quarantine quarantine",
    phish: "accept hold hold quarantine quarantine",
    malware: "quarantine quarantine quarantine quarantine quarantine",
    "dangerous-attachment": "reject reject reject reject reject",
    backscatter: "accept accept accept accept accept",
    policy: "accept hold hold quarantine quarantine",
    unscannable: "hold hold hold hold hold",
  },
};

for (const direction of ["inbound", "outbound", "internal"] as const) {
  for (const verdictClass of VERDICT_CLASSES) {
    test(`default for ${direction} ${verdictClass}`, () => {
      const actions = [0.3, 0.6, 0.9, 0.95, 0.999].map(
        (probability) => ruled({ direction, class: verdictClass, probability, to: ["anna@example.org"] }).action.kind,
      );
      assert.equal(actions.join(" "), DEFAULTS[direction === "inbound" ? "inbound" : "outbound"][verdictClass]);
    });
  }
}

test("nothing that is certain to be spam is kept from postmaster and abuse, but malware is", () => {
  for (const to of [["postmaster@example.org"], ["Abuse@Example.org"], ["postmaster"]]) {
    assert.equal(ruled({ class: "phish", probability: 1, to }).action.kind, "tag");
    assert.equal(ruled({ class: "malware", probability: 1, to }).action.kind, "quarantine");
  }
  assert.equal(ruled({ class: "phish", probability: 1, to: ["abused@example.org"] }).action.kind, "quarantine");
});

test("the first rule that matches stands, for each recipient on its own, before the defaults", () => {
  const rules: readonly PolicyRule[] = [
    { name: "anna takes all", when: { recipient: ["anna@example.org"] }, do: { kind: "accept" } },
    { name: "no spam", when: { class: ["spam"] }, do: { kind: "reject", text: null } },
    { name: "late", when: { class: ["spam"] }, do: { kind: "defer", text: null } },
  ];
  const decision = decide(
    policyOf(rules),
    seen({ class: "spam", probability: 0.99, to: ["anna@example.org", "ben@example.org", "ANNA@example.org"] }),
  );
  assert.deepEqual(
    [...decision].map(([recipient, ruling]) => [recipient, ruling.action.kind, ruling.rule]),
    [
      ["anna@example.org", "accept", "anna takes all"],
      ["ben@example.org", "reject", "no spam"],
      ["ANNA@example.org", "accept", "anna takes all"],
    ],
  );
});

const quarantine = { kind: "quarantine", reason: null } as const;

test("every condition must hold, at its edges too", () => {
  const rule: PolicyRule = {
    name: "all of it",
    when: {
      direction: ["inbound"],
      class: ["clean"],
      probability: [
        { is: ">=", than: 0.2 },
        { is: "<", than: 0.4 },
      ],
      from: ["author@far.example"],
      mailFrom: [".far.example"],
      recipient: ["example.org"],
      client: ["198.51.100.0/24"],
      attachment: ["pdf", "office"],
      size: [{ is: ">", than: 1_000 }],
    },
    do: quarantine,
  };
  const hit: Sample = { probability: 0.2, mailFrom: "x@mx.far.example", kinds: ["image", "office"], bytes: 1_001 };
  assert.equal(ruled(hit, [rule]).rule, "all of it");
  const misses: readonly Sample[] = [
    { ...hit, direction: "internal" },
    { ...hit, class: "bulk" },
    { ...hit, probability: 0.4 },
    { ...hit, probability: 0.199 },
    { ...hit, from: ["other@far.example"] },
    { ...hit, from: [] },
    { ...hit, mailFrom: "x@far.example" },
    { ...hit, mailFrom: null },
    { ...hit, to: ["anna@sub.example.org"] },
    { ...hit, client: "198.51.101.1" },
    { ...hit, client: null },
    { ...hit, kinds: ["image"] },
    { ...hit, bytes: 1_000 },
  ];
  for (const miss of misses) assert.notEqual(ruled(miss, [rule]).rule, "all of it", JSON.stringify(miss));
});

test("an IPv4 client in its IPv6 clothes lies in the IPv4 network", () => {
  const rule: PolicyRule = { name: "net", when: { client: ["198.51.100.0/24"] }, do: quarantine };
  assert.equal(ruled({ client: "::ffff:198.51.100.9" }, [rule]).rule, "net");
});

test("a second author does not borrow the trust in the first, nor hide the mistrust", () => {
  const trust: PolicyRule = { name: "trust", when: { from: ["good.example"] }, do: { kind: "accept" } };
  const mistrust: PolicyRule = { name: "mistrust", when: { from: ["bad.example"] }, do: quarantine };
  const both = ["a@good.example", "b@bad.example"];
  assert.equal(ruled({ from: both, class: "malware" }, [trust]).rule, "default inbound malware");
  assert.equal(ruled({ from: both }, [mistrust]).rule, "mistrust");
  assert.equal(ruled({ from: ["a@good.example", "b@good.example"], class: "malware" }, [trust]).rule, "trust");
});

test("nobody signed in is no submitter, not even the null reverse-path", () => {
  const rule: PolicyRule = { name: "who", when: { submitter: ["<>", "*"] }, do: quarantine };
  assert.notEqual(ruled({ submitter: null }, [rule]).rule, "who");
  assert.equal(ruled({ submitter: "anna" }, [rule]).rule, "who");
});

test("hold ends hold.max after now, and inbound mail is never held", () => {
  const rule: PolicyRule = { name: "hold it", when: {}, do: { kind: "hold", reason: "look at {class}" } };
  const held = ruled({ direction: "outbound" }, [rule]).action;
  assert.deepEqual(held, { kind: "hold", reason: "look at clean", until: NOW + 300_000 });
  assert.equal(ruled({ direction: "inbound" }, [rule]).rule, "default inbound");
});

test("observe-only accepts, says what would have been done, and is per direction", () => {
  const observeOnly = { inbound: true, outbound: false };
  const seenOnly = ruled({ class: "malware" }, [], { observeOnly });
  assert.equal(seenOnly.action.kind, "accept");
  assert.equal(seenOnly.observed?.kind, "quarantine");
  assert.equal(seenOnly.rule, "default inbound malware");
  assert.equal("observed" in ruled({ class: "clean" }, [], { observeOnly }), false);
  assert.equal(ruled({ class: "malware", direction: "outbound" }, [], { observeOnly }).action.kind, "quarantine");
  const outbound = { inbound: false, outbound: true };
  assert.equal(ruled({ class: "malware", direction: "internal" }, [], { observeOnly: outbound }).action.kind, "accept");
});

test("refusals carry the receipt, once, and the right codes", () => {
  const rule = (text: string | null, kind: "reject" | "defer"): PolicyRule => ({ name: "no", when: {}, do: { kind, text } });
  const silent = ruled({}, [rule(null, "reject")]).action;
  assert.ok(silent.kind === "reject" && silent.enhanced === "5.7.1" && silent.text.endsWith(`receipt ${RECEIPT}`));
  const spoken = ruled({}, [rule("Call us about {receipt} please", "defer")]).action;
  assert.ok(spoken.kind === "defer" && spoken.enhanced === "4.7.1");
  assert.equal(spoken.text, `Call us about ${RECEIPT} please`);
});

test("no text can end a line or hold what the message says", () => {
  const nasty = "x\r\nBcc: all@example.org\u0000é{subject}{class}";
  const rules: readonly PolicyRule[] = [
    { name: "t", when: { recipient: ["t@example.org"] }, do: { kind: "tag", headers: [["X-A", nasty]], subjectPrefix: nasty } },
    { name: "r", when: { recipient: ["r@example.org"] }, do: { kind: "reject", text: nasty } },
    { name: "q", when: {}, do: { kind: "quarantine", reason: nasty } },
  ];
  const decision = decide(policyOf(rules), seen({ to: ["t@example.org", "r@example.org", "q@example.org"], subject: "\r\nsecret" }));
  for (const { action } of decision.values()) {
    assert.match(JSON.stringify(action), /x Bcc/);
    assert.doesNotMatch(JSON.stringify(action), /\\[rnu]|secret|[^\x20-\x7e]/);
  }
});

test("a tag tells the verdict, and flags unwanted mail only", () => {
  const spam = ruled({ class: "spam", probability: 0.7 }).action;
  assert.deepEqual(spam, {
    kind: "tag",
    headers: [
      ["X-Postern-Verdict", "spam"],
      ["X-Postern-Probability", "0.700"],
      ["X-Spam-Flag", "YES"],
    ],
  });
  const bulk = ruled({ class: "bulk", probability: 0.1 }).action;
  assert.ok(bulk.kind === "tag");
  assert.deepEqual(
    bulk.headers.map(([name]) => name),
    ["X-Postern-Verdict", "X-Postern-Probability"],
  );
});

test("a probability near one never reads as certain, one that is none never as a number", () => {
  const reasonAt = (probability: number) => {
    const { action } = ruled({ class: "malware", probability });
    return action.kind === "quarantine" ? action.reason : "";
  };
  assert.equal(reasonAt(0.99999), "malware, probability 0.999");
  assert.equal(reasonAt(Number.NaN), "malware, probability unknown");
});

test("a thousand recipients and long lists are decided quickly: the message is looked at once", () => {
  const members = Array.from({ length: 50_000 }, (_, index) => `user${index}@list.example`);
  const rules: readonly PolicyRule[] = [{ name: "list", when: { recipient: ["groups/list"] }, do: quarantine }];
  const to = Array.from({ length: 1_000 }, (_, index) => `user${index * 7}@list.example`);
  const decision = decide(policyOf(rules, { groups: { list: members } }), seen({ to }));
  assert.equal(decision.size, 1_000);
  const rulings = new Set(decision.values());
  assert.equal(rulings.size, 1, "recipients of one rule share one ruling");
});
