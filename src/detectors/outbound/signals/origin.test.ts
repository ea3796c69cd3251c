/** Networks, mail programs and authors that are new to an identity. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clues } from "../../../observed/observed.ts";
import { MONDAY, message, ordinary } from "../testing.ts";
import { author, mailClient, network } from "./origin.ts";
import { ask, learned } from "./testing.ts";

const by = (change: Clues) => message(MONDAY, { by: { ...message(MONDAY).by, ...change } });

test("a new network, mail program or author speaks against, up to its cap; the usual ones say nothing", () => {
  const cases = [
    [network, by({ client: "203.0.113.9" }), 2, "network never used before: 203.0.113.0/24"],
    [mailClient, by({ mailClient: "PHPMailer 6.1" }), 1.8, "mail program never used before: PHPMailer"],
    [author, by({ author: "ceo@example.org" }), 1.8, "author never used before: ceo@example.org"],
  ] as const;
  for (const [signal, event, cap, words] of cases) {
    const said = ask(signal, event);
    assert.deepEqual([said.llr, said.words], [cap, words]);
    assert.equal(ask(signal, message(MONDAY)).llr, 0);
    assert.equal(ask(signal, event, learned([], ordinary(20).slice(0, 4))).llr, 0, "everything is new at first");
  }
});

test("another address of the same network and a newer version of the program are near misses", () => {
  assert.equal(ask(network, by({ client: "192.0.2.200" })).llr, 0);
  assert.equal(ask(mailClient, by({ mailClient: "Thunderbird 128.4" })).llr, 0);
  const dialled = (helo: string) => by({ mailClient: null, helo });
  const known = learned([dialled("pc-17.dial.example.org")]);
  assert.equal(ask(mailClient, dialled("pc-23.dial.example.org"), known).llr, 0, "numbers in a name change");
});

test("a traveller meets new networks every day: the chance of something new is learned", () => {
  const travels = ordinary(20).map((event, i) => ({ ...event, by: { ...message(0).by, client: `198.51.${i % 30}.7` } }) as typeof event);
  assert.ok(ask(network, by({ client: "203.0.113.9" }), learned([], travels)).llr < 1.8);
});

test("the same thing counts once a day: it names itself", () => {
  const [one, other] = ["203.0.113.9", "203.0.114.9"].map((client) => ask(network, by({ client })));
  assert.notEqual(one?.once, undefined);
  assert.notEqual(one?.once, other?.once);
  assert.equal(one?.once, ask(network, by({ client: "203.0.113.77" })).once);
});
