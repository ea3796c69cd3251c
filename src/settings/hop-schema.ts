/** How a next hop is written: a URL, a list of URLs tried in order, or a group that says how to speak to them. */
import { z } from "zod";
import { abouts, known, optional, setting, words } from "./about.ts";
import { toDomain } from "./domain.ts";
import * as kind from "./kinds.ts";

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
export const hop = () =>
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

export const HOP_TAKES = "URL, list of URLs, or group of the following";
