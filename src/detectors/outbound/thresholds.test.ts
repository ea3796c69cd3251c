/** Thresholds from a budget: what clean mail of a kind may reach, and how its pauses, runs and sign-ins count. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toMilliseconds } from "../../platform/time.ts";
import { StepHistory, type StepKind } from "./step-history.ts";
import { DEFAULT_BUDGET, FIRST_THRESHOLDS, thresholdsFrom, thresholdsOf } from "./thresholds.ts";

const NOBODY: ReadonlySet<number> = new Set();
const DAY = toMilliseconds("24h");
const START = Date.UTC(2026, 0, 5);

interface Kind {
  /** Of an odd message, nats. */
  readonly surprise: number;
  /** Odd messages of one text in a row. */
  readonly run?: number;
  /** One message in so many is odd. */
  readonly oneIn?: number;
  /** Between two messages of one identity, on average. */
  readonly pause?: number;
  readonly kind?: StepKind;
  readonly usual?: number;
}

/** Clean mail of two hundred identities: mostly steps down, now and then surprises up. */
function history({ surprise, run = 1, oneIn = 100, pause = DAY / 10, kind = "message", usual = -0.3 }: Kind): StepHistory {
  const steps = new StepHistory();
  let state = 7;
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  for (let i = 0; i < 40_000; i++) {
    const isOdd = below(oneIn * run) === 0;
    const identity = 1 + below(200);
    const at = START + (i * pause) / 200;
    for (let n = 0; n < (isOdd ? run : 1); n++) {
      const step = isOdd ? surprise : usual;
      steps.add({ identity, text: isOdd && run > 1 ? i + 1 : 0, step, at: at + n * 1_000, kind: isOdd ? kind : "message" });
    }
  }
  return steps;
}

const drawn = (kind: Kind, budget = DEFAULT_BUDGET) => thresholdsFrom(history(kind), NOBODY, budget);

test("before there is enough history the first thresholds stand", () => {
  const few = new StepHistory();
  for (let i = 0; i < 2_999; i++) few.add({ identity: 1, text: 0, step: i % 9 === 0 ? 3 : -0.3, at: START + i, kind: "message" });
  assert.deepEqual(thresholdsFrom(few, NOBODY, DEFAULT_BUDGET), FIRST_THRESHOLDS);
  assert.deepEqual(thresholdsFrom(new StepHistory(), NOBODY, DEFAULT_BUDGET), FIRST_THRESHOLDS);
  assert.deepEqual(thresholdsOf(new StepHistory().blocks(NOBODY), DEFAULT_BUDGET), FIRST_THRESHOLDS);
});

test("more surprises in clean mail raise them, a larger budget lowers them, and they stay in order and within bounds", () => {
  const [calm, odd] = [drawn({ surprise: 1 }), drawn({ surprise: 3, oneIn: 30 })];
  assert.ok(odd.hold > calm.hold, `${odd.hold} ${calm.hold}`);
  const lenient = drawn({ surprise: 3, oneIn: 30 }, { holds: 3_000, suspensions: 300 });
  assert.ok(lenient.hold < odd.hold && lenient.suspend < odd.suspend);
  for (const each of [calm, odd, lenient, drawn({ surprise: 4, oneIn: 5 })]) {
    assert.ok(each.watch < each.hold && each.hold < each.throttle && each.throttle < each.suspend);
    assert.ok(each.hold >= 4.5 && each.hold <= 8 && each.suspend >= 8 && each.suspend <= 14);
  }
});

test("evidence fades over the pauses, so the same surprises a week apart need no higher thresholds", () => {
  const [quick, slow] = [
    drawn({ surprise: 2.5, oneIn: 12, pause: DAY / 200, usual: -0.1 }),
    drawn({ surprise: 2.5, oneIn: 12, pause: 7 * DAY, usual: -0.1 }),
  ];
  assert.ok(quick.hold > slow.hold + 1, `${quick.hold} ${slow.hold}`);
});

test("errors that come in runs of one text count as the runs they are", () => {
  const [single, runs] = [drawn({ surprise: 1.2 }), drawn({ surprise: 1.2, run: 6 })];
  assert.ok(runs.hold > single.hold, `${runs.hold} ${single.hold}`);
});

test("where people sign in counts as it does in the ledger: four nats at most, fading over a week", () => {
  const pause = DAY * 2;
  const ofMail = drawn({ surprise: 3, oneIn: 20, pause });
  const ofOrigin = drawn({ surprise: 3, oneIn: 20, pause, kind: "origin" });
  assert.ok(ofOrigin.hold <= 4.5 && ofMail.hold >= ofOrigin.hold, `${ofMail.hold} ${ofOrigin.hold}`);
});

// drawn again and again it would add up with itself, and a house with many such senders would see nothing any more
test("the surprise of somebody who was seen once stays one", () => {
  const steps = new StepHistory();
  for (let i = 0; i < 40_000; i++) {
    const isOnce = i % 10 === 0;
    const step = isOnce && i % 100 === 0 ? 3 : -0.3;
    steps.add({ identity: isOnce ? 1_000 + i : 1 + (i % 200), text: 0, step, at: START + i * 500, kind: "message" });
  }
  const { hold, suspend } = thresholdsFrom(steps, NOBODY, DEFAULT_BUDGET);
  assert.ok(hold === 4.5 && suspend === 8, `${hold} ${suspend}`);
});

test("mail of those who were found guilty is no clean mail", () => {
  const steps = history({ surprise: 1 });
  for (let i = 0; i < 2_000; i++) steps.add({ identity: 999, text: 0, step: 3, at: START + i * 1_000, kind: "message" });
  const clean = drawn({ surprise: 1 });
  assert.ok(Math.abs(thresholdsFrom(steps, new Set([999]), DEFAULT_BUDGET).hold - clean.hold) < 0.5);
  assert.ok(thresholdsFrom(steps, NOBODY, DEFAULT_BUDGET).hold > clean.hold + 1);
});

// the ledger's own sum over a long clean stream of the same kind, and how often it is at the thresholds
test("the budget holds on a stream of the same kind that they were not drawn from", () => {
  const kind = { surprise: 1.6, oneIn: 25, pause: DAY / 20, usual: -0.2 };
  const { hold, suspend } = drawn(kind);
  assert.ok(hold > 4.5 && hold < 8, `${hold}: the bounds decide nothing here`);
  let state = 99;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let [sum, held, suspended, isHeld] = [0, 0, 0, false];
  const messages = 4_000_000;
  for (let i = 0; i < messages; i++) {
    // pauses as they lie between the messages of one of two hundred who take turns by chance
    const gap = -Math.log(1 - chance()) * (DAY / 20);
    sum = Math.max(0, sum * 2 ** (-gap / DAY) + (chance() < 1 / kind.oneIn ? kind.surprise : kind.usual));
    isHeld = sum >= hold || (isHeld && sum >= hold / 2);
    if (isHeld) held++;
    if (sum >= suspend) {
      suspended++;
      [sum, isHeld] = [0, false];
    }
  }
  const [holds, suspensions] = [held, suspended].map((count) => (count * 1e6) / messages);
  assert.ok(holds! <= 3 * DEFAULT_BUDGET.holds, `${holds} messages of a million held at ${hold}`);
  assert.ok(holds! >= DEFAULT_BUDGET.holds / 30, `${holds} messages of a million held at ${hold}: far more careful than asked`);
  assert.ok(suspensions! <= 3 * DEFAULT_BUDGET.suspensions, `${suspensions} suspended of a million at ${suspend}`);
});

test("the same history gives the same thresholds", () => {
  assert.deepEqual(drawn({ surprise: 2 }), drawn({ surprise: 2 }));
});
