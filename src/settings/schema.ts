/**
 * Every setting with its default and its meaning; docs/reference/settings.md is made from this file.
 * What is written here is what an operator may write; load.ts turns it into `Settings`.
 */
import { z } from "zod";
import { abouts, known, optional, section, setting, words } from "./about.ts";
import { toDomain } from "./domain.ts";
import * as kind from "./kinds.ts";
import { policySchema } from "./policy-schema.ts";

const DURATION = "duration";
const SIZE = "size";

const hopUrls = kind.filledListOf(kind.hopUrl(), "one URL or a list of them", 20);
abouts.add(hopUrls, {
  meaning: "The hosts; the next one is tried when one cannot be reached. Without a port: 25, for smtps 465.",
  takes: "`smtp://HOST:PORT`, `smtps://HOST:PORT` or `maildir:FOLDER`, or a list",
  standard: "must be given",
  live: false,
});

const hopTarget = {
  url: hopUrls,
  tls: setting(kind.oneOf(["opportunistic", "required", "none"]), "opportunistic", {
    meaning:
      "STARTTLS when it is offered, or never without it, or never; with a password opportunistic means required, but on this machine.",
    takes: words(["opportunistic", "required", "none"]),
  }),
  verify: setting(kind.trueOrFalse(), true, {
    meaning: "Whether required TLS and `smtps://` need a valid certificate for the host's name.",
    takes: "true or false",
  }),
  ca: optional(kind.path(), "the system's", {
    meaning: "File of PEM certificates that are trusted instead of the system's.",
    takes: "path",
  }),
  user: optional(
    kind.text("a user name", (written) => (written === "" ? null : written)),
    "does not sign in",
    {
      meaning: "Name for signing in at the next hop.",
      takes: "text",
    },
  ),
  passwordFile: optional(kind.path(), "none", {
    meaning: "File whose first line is the password; needed with `user`.",
    takes: "path",
  }),
};

const HOP = "a URL, a list of URLs, or a group with url";

/** A URL or a list of URLs alone is short for a group with just that. */
const shortHop = (value: unknown) => (typeof value === "string" || Array.isArray(value) ? { url: value } : value);

const routeName = kind.text("a domain such as example.org, or .example.org for every domain below it", (written) => {
  const below = written.startsWith(".");
  const domain = toDomain(below ? written.slice(1) : written);
  return domain === null ? null : `${below ? "." : ""}${domain}`;
});
const routes = z.record(routeName, z.preprocess(shortHop, known(hopTarget, HOP)), { error: "domains with their next hops" });
const hop = () =>
  z.preprocess(
    shortHop,
    known(
      {
        ...hopTarget,
        routes: setting(
          routes,
          {},
          {
            meaning:
              "Other next hops for single recipient domains, `example.org`, or all below one, `.example.org`; they take the same and inherit nothing.",
            takes: "domains with a URL, list or group each",
          },
        ),
      },
      HOP,
    ),
  );

const HOP_TAKES = "URL, list of URLs, or group of the following";

const listen = z.preprocess(
  (value) => (value === "off" ? [] : value),
  kind.listOf(kind.listenAddress(), "off, one HOST:PORT or a list", 50),
);

const door = (about: { readonly port: number; readonly who: string; readonly perClient: number }) => ({
  listen: setting(listen, [`127.0.0.1:${about.port}`], {
    meaning: `Where mail ${about.who} is taken, with STARTTLS; without any address here and in \`listenTls\` the door is closed.`,
    takes: "`off` or list of HOST:PORT",
  }),
  listenTls: setting(listen, [], {
    meaning: "Where it is taken with TLS from the first byte (RFC 8314).",
    takes: "`off` or list of HOST:PORT",
  }),
  maxMessage: setting(kind.size("64KB", "200MB"), "50MB", {
    meaning: "Largest message; the smaller of this and the next hop's limit is offered (SIZE, RFC 1870).",
    takes: SIZE,
  }),
  maxRecipients: setting(kind.whole(1, 10_000), 1_000, {
    meaning: "Most recipients of one transaction; further ones are told to come again (RFC 5321 4.5.3.1.8 wants at least 100).",
    takes: "number",
  }),
  maxConnections: setting(kind.whole(1, 100_000), 2_000, { meaning: "Most connections open at a time.", takes: "number" }),
  maxConnectionsPerClient: setting(kind.whole(1, 100_000), about.perClient, {
    meaning: "Most connections open at a time from one client that is not one of `networks`.",
    takes: "number",
  }),
  messageMemory: setting(kind.size("1MB", "64GB"), "256MB", {
    meaning: "Most memory for messages that are being received or handed on; when it is used up, clients are told to come again.",
    takes: SIZE,
  }),
});

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
    groups: setting(
      z.record(
        kind.text("a name of letters, digits, dot, dash and underscore", (name) => (/^[A-Za-z0-9_.-]{1,64}$/.test(name) ? name : null)),
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
          meaning: "Threads that read and examine mail.",
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
    log: section(
      {
        level: setting(kind.oneOf(["debug", "info", "warn", "error"]), "info", {
          meaning: "Least weight of a line in the log.",
          takes: words(["debug", "info", "warn", "error"]),
        }),
      },
      "The log on standard output.",
    ),
  },
  "settings, such as domains: [example.org]",
);

export type Written = z.output<typeof schema>;
