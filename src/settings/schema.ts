/**
 * Every setting with its default and its meaning; docs/reference/settings.md is made from this file.
 * What is written here is what an operator may write; load.ts turns it into `Settings`.
 */
import { z } from "zod";
import { known, optional, section, setting, words } from "./about.ts";
import { door } from "./door-schema.ts";
import { HOP_TAKES, hop } from "./hop-schema.ts";
import * as kind from "./kinds.ts";
import { policySchema } from "./policy-schema.ts";

const DURATION = "duration";
const SIZE = "size";

export const schema = known(
  {
    domains: setting(kind.listOf(kind.domain(), "a list of domains", 100_000), [], {
      meaning: "The domains whose mail this is; the inbound door takes mail for these only.",
      takes: "list of domains",
    }),
    networks: setting(kind.listOf(kind.network(), "a list of networks"), [], {
      meaning: "Our own hosts, which may send through the outbound door without signing in.",
      takes: "list of networks",
    }),
    mailHosts: setting(kind.listOf(kind.network(), "a list of addresses or networks"), [], {
      meaning:
        "Hosts of yours that relay mail to the world: the outbound watch charges what they bring to whoever wrote it, and `postern audit` names every other host that speaks to the mail servers of the world.",
      takes: "list of addresses or networks",
    }),
    egress25: setting(kind.oneOf(["unknown", "blocked"]), "unknown", {
      meaning: "Whether a firewall keeps all hosts but `mailHosts` from port 25 of the world; `postern audit` takes your word for it.",
      takes: words(["unknown", "blocked"]),
    }),
    hostname: optional(kind.hostName(), "the machine's name", {
      meaning: "Name that the gateway gives itself in greetings and trace fields.",
      takes: "fully qualified host name",
    }),
    nextHop: section(
      {
        inbound: optional(hop(), "required while `doors.inbound` is open", {
          meaning: "Where inbound mail goes: your mail server.",
          takes: HOP_TAKES,
        }),
        outbound: optional(hop(), "required while `doors.outbound` is open", {
          meaning: "Where outbound mail goes: the server that delivers to the world.",
          takes: HOP_TAKES,
        }),
      },
      "Where accepted mail goes. A 250 is given only after the next hop took the message or it is durably kept.",
    ),
    doors: section(
      {
        inbound: section(door({ port: 2525, who: "from the world", perClient: 50 }), "Mail from the world to `domains`."),
        outbound: section(door({ port: 2587, who: "from your own users and hosts", perClient: 50 }), "Mail from your own users and hosts."),
      },
      "The SMTP doors.",
    ),
    tls: section(
      {
        certificate: optional(kind.path(), "a self-signed one, made at the first start", {
          meaning: "Certificate chain of the SMTP doors, PEM; a changed file is taken up by itself.",
          takes: "path",
        }),
        key: optional(kind.path(), "that of the self-signed one", { meaning: "Private key of the certificate, PEM.", takes: "path" }),
      },
      "TLS of the SMTP doors.",
    ),
    users: optional(kind.path(), "`users` in the data folder", {
      meaning: "File of the names and passwords for signing in at the outbound door, written by `postern users`.",
      takes: "path",
    }),
    bareNewlines: setting(kind.oneOf(["normalise", "refuse"]), "normalise", {
      meaning: "What happens to a CR or LF that stands alone: it becomes a CRLF, or the message is rejected. Neither ends a message.",
      takes: words(["normalise", "refuse"]),
    }),
    observeOnly: section(
      {
        inbound: setting(kind.trueOrFalse(), false, {
          meaning: "Inbound mail is judged and recorded, and passed on unchanged whatever the verdict.",
          takes: "true or false",
          live: true,
        }),
        outbound: setting(kind.trueOrFalse(), false, {
          meaning: "The same for outbound and internal mail.",
          takes: "true or false",
          live: true,
        }),
      },
      "A trial without consequences, for each direction.",
    ),
    outbound: section(
      {
        watch: setting(kind.oneOf(["on", "observe", "off"]), "on", {
          meaning:
            "Whether your own mail is weighed for signs that somebody else sends it, and its sender held, throttled or suspended by that; `observe` records what would be done and touches nothing.",
          takes: words(["on", "observe", "off"]),
        }),
      },
      "The outbound watch; docs/outbound.md says what it does.",
    ),
    groups: setting(
      z.record(
        kind.text("a name of letters, digits, dot, dash and underscore that begins with a letter or digit", (name) =>
          /^[A-Za-z0-9][\w.-]{0,63}$/.test(name) ? name : null,
        ),
        kind.listOf(kind.groupMember(), "a list of addresses and domains", 100_000),
        { error: "names with their lists" },
      ),
      {},
      {
        meaning: "Names for lists of addresses and domains, used in rules as `groups/NAME`.",
        takes: "names with lists of `user@example.org`, `user@`, `example.org`, `.example.org`",
        live: true,
      },
    ),
    policy: setting(policySchema, [], {
      meaning: "Rules of the organization, before the safe defaults; for each recipient the first that matches stands.",
      takes: "list of rules, see below",
      live: true,
    }),
    hold: section(
      {
        max: setting(kind.duration("10s", "24h"), "5m", {
          meaning: "How long outbound mail is held before it leaves by itself.",
          takes: DURATION,
          live: true,
        }),
      },
      "Holding doubtful outbound mail for a short time.",
    ),
    keep: section(
      {
        inbound: setting(kind.keepingTime(), "7d", { meaning: "How long inbound mail is remembered as it came.", takes: "duration or 0" }),
        outbound: setting(kind.keepingTime(), "48h", {
          meaning: "How long outbound mail is remembered as it came.",
          takes: "duration or 0",
        }),
        cap: setting(kind.keepingSize(), "2GB", {
          meaning: "Most disk space for remembered mail; the oldest goes first.",
          takes: "size or 0",
        }),
        quarantine: setting(kind.duration("1h", "3650d"), "30d", { meaning: "How long quarantined mail stays.", takes: DURATION }),
        quota: setting(kind.size("10MB", "100TB"), "10GB", {
          meaning: "Most disk space for quarantined and held mail; when it is used up, mail that would be kept is deferred.",
          takes: SIZE,
        }),
        events: setting(kind.duration("1h", "3650d"), "30d", { meaning: "How long the record of each message stays.", takes: DURATION }),
      },
      "What is remembered, and for how long. It lies compressed and encrypted in the data folder.",
    ),
    console: section(
      {
        listen: setting(
          z.preprocess(
            (value) => (value === "off" ? null : value),
            z.union([z.null(), kind.listenAddress()], { error: "off or HOST:PORT" }),
          ),
          "127.0.0.1:8080",
          { meaning: "Where the console and its API answer.", takes: "`off` or HOST:PORT" },
        ),
        publicUrl: optional(
          kind.text("an origin, such as https://postern.example.org", (written) => {
            const url = URL.canParse(written) ? new URL(written) : null;
            const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.hash}` === "/";
            return isOrigin && url.username === "" && url.password === "" ? url.origin : null;
          }),
          "the listen address",
          { meaning: "Origin under which browsers reach the console through a proxy of yours.", takes: "URL" },
        ),
      },
      "The console in the browser.",
    ),
    scan: section(
      {
        workers: optional(kind.whole(1, 256), "one for each processor", {
          meaning: "Threads that read and examine mail, at most; they are started as they are needed.",
          takes: "number",
        }),
        deadline: setting(kind.duration("100ms", "60s"), "5s", {
          meaning: "Longest time for reading or examining one message; beyond it the message is unscannable.",
          takes: DURATION,
        }),
      },
      "The scan workers.",
    ),
    checks: section(
      {
        disabled: setting(
          kind.listOf(
            kind.text("the id of a check", (id) => id),
            "a list of check ids",
          ),
          [],
          {
            meaning: "Checks that do not run.",
            takes: "list of check ids",
            live: true,
          },
        ),
        options: setting(
          z.record(z.string(), z.record(z.string(), z.unknown(), { error: "options with their values" }), {
            error: "check ids with options",
          }),
          {},
          { meaning: "Options of single checks.", takes: "check ids with their options", live: true },
        ),
        scores: setting(
          z.record(
            z.string(),
            z.number({ error: "a number from -20 to 20" }).min(-20, "a number from -20 to 20").max(20, "a number from -20 to 20"),
            {
              error: "finding names with numbers",
            },
          ),
          {},
          {
            meaning: "Scores of single findings, in place of the shipped ones; 0 takes away the weight.",
            takes: "finding names with numbers",
            live: true,
          },
        ),
      },
      "The checks; docs/reference/checks.md lists them.",
    ),
    learning: section(
      {
        enabled: setting(kind.trueOrFalse(), true, {
          meaning: "Whether the learner is asked and can be taught.",
          takes: words(["true", "false"]),
        }),
        spamShare: optional(
          z
            .number({ error: "a number from 0.001 to 0.999" })
            .min(0.001, "a number from 0.001 to 0.999")
            .max(0.999, "a number from 0.001 to 0.999"),
          "the share that the verdict was fitted for",
          {
            meaning: "Share of unwanted mail among what comes in here; probabilities are moved to it.",
            takes: "number",
            live: true,
          },
        ),
      },
      "The learner; docs/operators/learning.md says how to teach it.",
    ),
    rules: section(
      {
        folder: optional(kind.path(), "`rules.d` beside this file", {
          meaning: "Folder of the checks that you declare in `*.yml` files; a changed file is taken up by itself.",
          takes: "path",
        }),
      },
      "Checks of your own; docs/operators/rules.md says how to write them.",
    ),
    log: section(
      {
        level: setting(kind.oneOf(["debug", "info", "warn", "error"]), "info", {
          meaning: "Least weight of a line in the log.",
          takes: words(["debug", "info", "warn", "error"]),
        }),
      },
      "The log on standard error.",
    ),
  },
  "settings, such as domains: [example.org]",
);

export type Written = z.output<typeof schema>;
