/** What the programs' log lines tell: messages with their recipients, sign-ins, queries for mail hosts, packets to port 25. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Observed } from "../../observed/observed.ts";
import { Tally } from "../reader.ts";
import { LogReader } from "./log-reader.ts";

const WRITTEN = Date.parse("2026-11-01T00:00:00Z");

function observe(lines: readonly string[]): { readonly seen: readonly string[]; readonly tally: Tally } {
  const tally = new Tally();
  const reader = new LogReader(tally);
  reader.nextFile(WRITTEN);
  reader.push(Buffer.from(`${lines.join("\n")}\n`));
  reader.end();
  return { seen: reader.drain().map(inShort), tally };
}

function inShort(one: Observed): string {
  switch (one.kind) {
    case "submission":
      return `${one.by.submitter ?? one.by.localUser ?? one.by.client} sends ${one.recipients.join(" ")}`;
    case "reply":
      return `${one.recipient} ${one.result} ${one.enhanced}`;
    case "sign-in":
      return `${one.user} ${one.service} ${one.result} from ${one.client}`;
    case "flow":
      return `${one.from} ${one.what} ${one.to}`;
    case "received":
      return `${one.to.join(" ")} receives from ${one.from}`;
    default:
      return one.kind;
  }
}

test("Exim: a message, its deliveries and failures, its own notice left out", () => {
  const { seen, tally } = observe([
    "2026-10-05 10:00:00 1rKXYZ-0001Ab-2C <= anna@example.org H=(pc.lan) [192.168.1.7]:5123 P=esmtpsa A=dovecot_login:anna@example.org S=1234 id=a1@pc.lan for bo@example.com cy@example.net",
    '2026-10-05 10:00:01 1rKXYZ-0001Ab-2C => bo@example.com R=dnslookup T=remote_smtp H=mx.example.com [198.51.100.9] C="250 2.0.0 Ok"',
    "2026-10-05 10:00:02 1rKXYZ-0001Ab-2C ** cy@example.net R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.10]: SMTP error from remote mail server after RCPT TO:<cy@example.net>: 550 5.1.1 no such user",
    "2026-10-05 10:00:02 1rKXYa-0001Ac-0Q <= <> R=1rKXYZ-0001Ab-2C U=Debian-exim P=local S=2200",
    "2026-10-05 10:00:02 1rKXYa-0001Ac-0Q => anna <anna@example.org> R=local_user T=mail_spool",
    "2026-10-05 10:00:02 1rKXYZ-0001Ab-2C Completed",
    "2026-10-05 11:00:00 [77] 1rKXYb-00000000abc-1234 <= www-data@web.example.org U=www-data P=local S=800",
    "2026-10-05 11:00:00 [77] 1rKXYb-00000000abc-1234 == x@world.test R=dnslookup T=remote_smtp defer (-53): retry time not reached",
    "2026-10-05 11:00:09 dovecot_login authenticator failed for (pc) [203.0.113.4]: 535 Incorrect authentication data (set_id=di)",
    "2026-10-05 11:00:10 H=(pc) [192.168.1.9] F=<di@example.org> rejected RCPT <gone@example.net>: 550 5.1.1 unknown user",
  ]);
  assert.deepEqual(seen, [
    "anna@example.org sends bo@example.com cy@example.net",
    "bo@example.com accepted 2.0.0",
    "cy@example.net refused 5.1.1",
    "www-data sends x@world.test",
    "x@world.test deferred null",
    "di smtp failed from 203.0.113.4",
    "gone@example.net refused 5.1.1",
  ]);
  assert.equal(tally.notUnderstood, 0);
  assert.deepEqual([...tally.localDomains], ["example.org"]);
});

test("Sendmail: the sign-in of a connection is that of its messages; a hand-over to the daemon beside it is no delivery", () => {
  const { seen, tally } = observe([
    "Oct  5 10:00:00 mail sm-mta[1200]: AUTH=server, relay=pc.lan [192.168.1.7], authid=anna, mech=PLAIN, bits=0",
    "Oct  5 10:00:00 mail sm-mta[1200]: 4950A0Ab001200: from=<anna@example.org>, size=900, class=0, nrcpts=2, msgid=<a1@pc.lan>, proto=ESMTPSA, daemon=MTA, relay=pc.lan [192.168.1.7]",
    "Oct  5 10:00:01 mail sm-mta[1201]: 4950A0Ab001200: to=<bo@example.com>, delay=00:00:01, mailer=esmtp, pri=120900, relay=mx.example.com. [198.51.100.9], dsn=2.0.0, stat=Sent (Ok)",
    "Oct  5 10:00:02 mail sm-mta[1201]: 4950A0Ab001200: to=<cy@example.net>, delay=00:00:02, mailer=esmtp, pri=120900, relay=mx.example.net. [198.51.100.10], dsn=5.1.1, stat=User unknown",
    "Oct  5 10:01:00 mail sendmail[1300]: 4950B0Ab001300: from=bo, size=90, class=0, nrcpts=1, msgid=<b1@mail>, relay=bo@localhost",
    "Oct  5 10:01:00 mail sm-mta[1301]: 4950B0Ab001301: from=<bo@example.org>, size=90, class=0, nrcpts=1, msgid=<b1@mail>, proto=ESMTP, daemon=MTA, relay=localhost [127.0.0.1]",
    "Oct  5 10:01:00 mail sendmail[1300]: 4950B0Ab001300: to=x@world.test, ctladdr=bo (1000/1000), delay=00:00:00, mailer=relay, pri=30090, relay=[127.0.0.1] [127.0.0.1], dsn=2.0.0, stat=Sent (4950B0Ab001301 Message accepted for delivery)",
    "Oct  5 10:01:01 mail sm-mta[1302]: 4950B0Ab001301: to=<x@world.test>, delay=00:00:01, mailer=esmtp, pri=30090, relay=mx.world.test. [203.0.113.9], dsn=4.2.2, stat=Deferred: 452 4.2.2 mailbox full",
    "Oct  5 10:05:02 mail sm-mta[1205]: AUTH failure (LOGIN): authentication failure (-13) SASL(-13): checkpass failed, user=di, relay=x.example [203.0.113.3] (may be forged)",
  ]);
  assert.deepEqual(seen, [
    "anna smtp ok from 192.168.1.7",
    "anna sends bo@example.com cy@example.net",
    "bo@example.com accepted 2.0.0",
    "cy@example.net refused 5.1.1",
    "bo sends x@world.test",
    "x@world.test deferred 4.2.2",
    "di smtp failed from 203.0.113.3",
  ]);
  assert.equal(tally.notUnderstood, 0);
});

test("name servers and firewalls: who asks for mail hosts, who goes to port 25 and who is kept from it", () => {
  const { seen, tally } = observe([
    "Oct  5 10:00:00 gw dnsmasq[33]: query[MX] Example.com from 192.168.1.77",
    "Oct  5 10:00:00 gw dnsmasq[33]: query[A] example.com from 192.168.1.78",
    "Oct  5 10:00:01 gw unbound: [33:0] info: 192.168.1.79 example.com. MX IN",
    "Oct  5 10:00:01 gw named[33]: client @0x7f7c95c76968 192.168.1.80#60683 (example.com): query: example.com IN MX +E(0)K (192.168.1.1)",
    "Oct  5 10:00:02 gw kernel: [ 12.5] egress IN=eth1 OUT=eth0 SRC=192.168.1.77 DST=198.51.100.25 LEN=60 TTL=63 DF PROTO=TCP SPT=4711 DPT=25 WINDOW=64240 SYN",
    "Oct  5 10:00:02 gw kernel: [ 12.5] egress DROP IN=eth1 OUT=eth0 SRC=192.168.1.90 DST=198.51.100.25 LEN=60 TTL=63 DF PROTO=TCP SPT=4711 DPT=25 WINDOW=64240 SYN",
    "Oct  5 10:00:02 gw kernel: [ 12.6] egress IN=eth1 OUT=eth0 SRC=192.168.1.77 DST=198.51.100.25 LEN=60 PROTO=TCP SPT=4711 DPT=443 SYN",
  ]);
  assert.deepEqual(seen, [
    "192.168.1.77 mx-query example.com",
    "192.168.1.79 mx-query example.com",
    "192.168.1.80 mx-query example.com",
    "192.168.1.77 smtp-connect 198.51.100.25",
    "192.168.1.90 smtp-refused-by-firewall 198.51.100.25",
  ]);
  assert.deepEqual([...tally.sensors], ["name queries", "firewall log"]);
});

test("a firewall log without port 25 shows nothing of what leaves there", () => {
  const { tally } = observe(["Oct  5 10:00:02 gw kernel: drop IN=eth0 OUT= SRC=203.0.113.7 DST=192.0.2.1 PROTO=TCP SPT=4711 DPT=22 SYN"]);
  assert.deepEqual([...tally.sensors], []);
});

const SIGN_INS: readonly (readonly [line: string, told: string])[] = [
  ["Oct  5 10:00:00 m imapd: LOGIN FAILED, user=anna@example.org, ip=[::ffff:192.0.2.7]", "anna@example.org imap failed from 192.0.2.7"],
  [
    "Oct  5 10:00:00 m cyrus/imaps[5]: badlogin: h.example [192.0.2.7] plaintext Anna SASL(-13): checkpass failed",
    "anna imap failed from 192.0.2.7",
  ],
  [
    "Oct  5 10:00:00 m cyrus/imap[5]: login: h.example [192.0.2.7] anna plain+TLS User logged in SESSIONID=<x>",
    "anna imap ok from 192.0.2.7",
  ],
  ["Oct  5 10:00:00 m saslauthd[5]: do_auth : auth failure: [user=anna] [service=smtp] [realm=] [mech=pam]", "anna smtp failed from null"],
  [
    "2026-10-05 10:00:00,123 INFO  [qtp1] [oip=192.0.2.7;oport=5;oproto=smtp;] SoapEngine - authentication failed for [anna], account not found",
    "anna web failed from 192.0.2.7",
  ],
  [
    '2026/10/05 10:00:00 [info] 8#8: *1 client login failed: "no" while in http auth state, client: 192.0.2.7, server: 0.0.0.0:25, login: "anna"',
    "anna smtp failed from 192.0.2.7",
  ],
  ["Oct  5 10:00:00 m sogod [5]: [ERROR] Login from '192.0.2.7' for user 'anna' might not have worked", "anna web failed from 192.0.2.7"],
  [
    "Oct  5 10:00:00 m dovecot: imap-login: Login: user=<anna>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.1, TLS",
    "anna imap ok from 192.0.2.7",
  ],
  [
    "[22-Oct-2026 22:28:21 +0200]: IMAP Error: Login failed for anna from 192.0.2.7. AUTHENTICATE PLAIN: failed",
    "anna web failed from 192.0.2.7",
  ],
];

test("sign-ins of programs other than the mail program", () => {
  for (const [line, told] of SIGN_INS) assert.deepEqual(observe([line]).seen, [told], line);
});

const SAME = "4F1A2B3C4D: client=pc[192.0.2.7], sasl_method=PLAIN, sasl_username=anna";
const MOMENT = Date.parse("2026-10-05T10:00:00Z");
const CONTAINERS: readonly (readonly [why: string, line: string])[] = [
  ["RFC 3339", `2026-10-05T10:00:00.000+00:00 m postfix/smtpd[1]: ${SAME}`],
  ["RFC 5424", `<22>1 2026-10-05T12:00:00+02:00 m postfix/smtpd 1 - [a@1 b="]"] ${SAME}`],
  [
    "journal",
    JSON.stringify({ __REALTIME_TIMESTAMP: String(MOMENT * 1000), _HOSTNAME: "m", SYSLOG_IDENTIFIER: "postfix/smtpd", MESSAGE: SAME }),
  ],
  [
    "journal with bytes",
    JSON.stringify({ __REALTIME_TIMESTAMP: String(MOMENT * 1000), SYSLOG_IDENTIFIER: "postfix/smtpd", MESSAGE: [...Buffer.from(SAME)] }),
  ],
  ["docker compose", `mail-1  | 2026-10-05T10:00:00Z m postfix/smtpd[1]: ${SAME}`],
];

test("the same line in every container", () => {
  for (const [why, line] of CONTAINERS) {
    const { seen, tally } = observe([line]);
    assert.deepEqual(seen, ["anna smtp ok from 192.0.2.7", "anna sends "], why);
    assert.equal(tally.first, MOMENT, why);
  }
});

test("missing years: across new year, and never after the file was written", () => {
  const { tally } = observe([`Dec 31 23:59:59 m postfix/smtpd[1]: ${SAME}`, `Jan  1 00:00:01 m postfix/smtpd[1]: ${SAME}`]);
  assert.equal(new Date(tally.first ?? 0).getFullYear(), 2025);
  assert.equal(new Date(tally.last ?? 0).getFullYear(), 2026);
});

test("hostile lines are counted and quoted by their shape alone, and end", () => {
  const { seen, tally } = observe([
    "no time at all, bo@example.org",
    "Oct  5 10:00:00 m unheard-of[1]: \u0000\u001b[31m <script>",
    `Oct  5 10:00:00 m sm-mta[1]: ${"a=,".repeat(20_000)}`,
    `2026-10-05 10:00:00 1rKXYZ-0001Ab-2C <= ${"x".repeat(70_000)}`,
    `{"__REALTIME_TIMESTAMP":"1","MESSAGE":{"a":1}}`,
    `[${"9".repeat(5_000)}`,
  ]);
  assert.deepEqual(seen, ["null sends "]);
  assert.equal(tally.notUnderstood, 4);
  assert.ok([...tally.shapes.keys()].every((shape) => !shape.includes("bo@example.org") && !shape.includes("\u001b")));
});
