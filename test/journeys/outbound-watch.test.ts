/**
 * An account that is taken over, seen through real programs: swaks sends its owner's mail and then somebody else's, Postfix is the next hop.
 * Its mail is held, then it is suspended and nothing leaves any more; a kill in between changes nothing; a release restores everything.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { IdentityDetail } from "../../src/admin/contract-outbound.ts";
import { signInAt } from "../support/console.ts";
import { type RunningGateway, startGateway } from "../support/gateway.ts";
import { startPostfix } from "../support/peers/postfix.ts";
import { runPostern } from "../support/postern.ts";
import { requireProgram } from "../support/programs.ts";
import { keptIn, latestOf, until } from "../support/story.ts";

const ANNA = "user:anna@example.org";
const FAR = Array.from({ length: 20 }, (_, i) => `far${i}.example`);
const FRIENDS = ["carl@partner.example", "dora@partner.example", "emil@partner.example"];
/** The watch alone decides here, whatever the policy would do with the text. */
const config = (port: number): string => `domains: [example.org]
nextHop: { inbound: "smtp://127.0.0.1:${port}", outbound: "smtp://127.0.0.1:${port}" }
hold: { max: 20s }
policy: [{ name: pass, when: { direction: [outbound, internal] }, do: accept }]`;
const NORMAL = [
  "The minutes of Tuesday are in the shared folder. Please add what I forgot about the new shelves before we print them.",
  "Could you send me the measurements of the second window again? The carpenter lost the paper and wants to begin on Friday.",
  "Thank you for the invoice, it is paid. The next delivery may come a week later, since the storehouse is full at present.",
  "I have moved our talk to ten o'clock, as the train from the north arrives late. The small room upstairs is free then.",
  "Here is what the choir sings in spring. The second piece is difficult for the tenors, so we should begin with that one.",
  "The garden plan looks good. I would put the apple trees further from the wall, where the ground is not so wet in winter.",
];
const SPAM =
  "Dear beloved friend, I am the widow of a late oil minister and I have the sum of USD 18,500,000 in a security company abroad. " +
  "I contact you in strict confidence to transfer this fund into your bank account; you keep thirty percent for your assistance. " +
  "Send urgently your full name, address, telephone and bank account number, and the transfer fee of 950 dollars by Western Union.";

interface Sent {
  readonly code: number;
  readonly text: string;
}

test("a stolen account is held, suspended and given back; nothing is lost", { timeout: 180_000 }, async (t) => {
  const swaks = requireProgram(t, "swaks");
  const postfix = await startPostfix(t, { mailboxDomains: ["partner.example", "example.org", ...FAR] });
  if (swaks === null || postfix === null) return;
  let gateway = await startGateway(t, { config: config(postfix.port) });
  const { data } = gateway;
  assert.equal((await runPostern(["users", "add", "anna@example.org", "--data", data], "open sesame\n")).code, 0);
  const taken: string[] = [];
  const send = async (to: string, subject: string, body: string): Promise<Sent> => {
    const sent = await submit(swaks, gateway, to, subject, body);
    if (sent.code === 250) taken.push(subject);
    return sent;
  };
  const arrived = (): readonly string[] =>
    postfix.delivered().map((raw) => /^Subject: (.*)$/m.exec(raw.toString("latin1"))?.[1]?.trim() ?? "");
  const browser = async () => signInAt(gateway);

  for (let i = 0; i < 12; i++) {
    const reply = await send(FRIENDS[i % 3]!, `normal ${i}`, `${NORMAL[i % 6]} Number ${"abcdefghijkl"[i]}.`);
    assert.equal(reply.code, 250, reply.text);
  }
  await until(arrived, (subjects) => subjects.length === 12, String);
  const console = await browser();
  const detail = async (by = console): Promise<IdentityDetail> =>
    (await by.get(`/api/v1/identity?identity=${encodeURIComponent(ANNA)}`)).json<IdentityDetail>();
  // weeks of mail within seconds may be watched; that touches nothing
  assert.match((await detail()).state, /^(normal|watch)$/);

  // somebody else sends, until the account is held or worse; what its owner writes now waits; then the gateway is killed
  let spam = 0;
  const next = (): Promise<Sent> => send(`victim@${FAR[spam]}`, `spam ${spam++}`, SPAM.replace("18", String(20 + spam)));
  while (!/^(held|throttled)$/.test((await detail()).state)) {
    assert.ok(spam < 8, "held by now");
    const reply = await next();
    assert.match(String(reply.code), /^(250|45[01])$/, reply.text);
  }
  const waiting = await send(FRIENDS[1]!, "from the owner, held", NORMAL[2]!);
  assert.equal(waiting.code, 250, waiting.text);
  assert.equal((await keptIn(data)).filter(({ kind, subject }) => kind === "hold" && subject === "from the owner, held").length, 1);
  const before = await detail();
  await gateway.kill();
  gateway = await startGateway(t, { config: config(postfix.port), data });
  const again = await browser();
  const after = await detail(again);
  assert.deepEqual([after.state, after.ledger, after.incident], [before.state, before.ledger, before.incident]);

  // it goes on until nothing more is taken
  let last: Sent = { code: 250, text: "" };
  while (last.code < 500) {
    assert.ok(spam < 20, "suspended by now");
    last = await next();
  }
  assert.equal(last.code, 550, last.text);
  assert.match(last.text, /5\.7\.1 .*receipt [0-9A-Z]{26}/);
  assert.equal((await detail(again)).state, "suspended");
  const gone = arrived().filter((subject) => subject.startsWith("spam")).length;
  assert.ok(gone <= 5, `${gone} recipients were reached`);

  // what was held stays although its time is over; colleagues are still reached
  await keptIn(data, (kept) => kept.length > 0 && kept.every(({ kind, state }) => kind === "quarantine" && state === "kept"));
  const [stopped] = await latestOf(data, "kept.ended", (events) => events.length > 0);
  assert.equal(stopped?.how, "hold-withheld");
  assert.equal((await send("bo@example.org", "to a colleague", NORMAL[0]!)).code, 250);
  assert.equal((await send(FRIENDS[0]!, "from the owner", NORMAL[1]!)).code, 550);
  await wait(500);
  assert.equal(arrived().filter((subject) => subject.startsWith("spam")).length, gone, "nothing left after the suspension");

  const receipt = /receipt ([0-9A-Z]{26})/.exec(last.text)?.[1] ?? "";
  const incident = (await detail(again)).incident;
  const told = await runPostern(["explain", incident ?? receipt, "--data", data]);
  assert.match(told.stdout, new RegExp(`Incident ${incident}: ${ANNA}`), told.stderr);
  assert.match(told.stdout, /to "suspended" by the evidence/);

  // the owner has a new password; a person gives the account back
  const acted = await again.post("/api/v1/identity/act", { identity: ANNA, act: "release", note: "new password" });
  assert.equal(acted.status, 200, acted.text);
  assert.equal((await send(FRIENDS[0]!, "from the owner again", NORMAL[1]!)).code, 250);
  const all = await until(arrived, (subjects) => subjects.length >= taken.length, String);
  assert.deepEqual([...all].sort(), [...taken].sort(), "each message that was taken arrived, once");
  assert.equal((await gateway.stop()) ?? 0, 0);
});

async function submit(swaks: string, gateway: RunningGateway, to: string, subject: string, body: string): Promise<Sent> {
  const args = [
    ...["--server", "127.0.0.1", "--port", String(gateway.outbound), "--tls", "--timeout", "20", "--helo", "pc7.example.org"],
    ...["--auth", "PLAIN", "--auth-user", "anna@example.org", "--auth-password", "open sesame"],
    ...["--from", "anna@example.org", "--to", to, "--header", `Subject: ${subject}`, "--header", "X-Mailer: Mutt 2.2", "--body", body],
  ];
  const text = await new Promise<string>((resolve) => execFile(swaks, args, (_fault, stdout, stderr) => resolve(stdout + stderr)));
  const replies = [...text.matchAll(/^<[~*-]?[~*-]? +(\d{3})[ ](.*)$/gm)];
  const decisive = replies.find(([, code = ""]) => code >= "400") ?? replies.filter(([, code]) => code === "250").at(-1);
  return { code: Number(decisive?.[1] ?? 0), text: decisive?.[0] ?? text };
}
