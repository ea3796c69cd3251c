/** The settings of one SMTP door: where it listens and how much it takes at a time. */
import { z } from "zod";
import { setting } from "./about.ts";
import * as kind from "./kinds.ts";

const SIZE = "size";

const listen = z.preprocess(
  (value) => (value === "off" ? [] : value),
  kind.listOf(kind.listenAddress(), "off, one HOST:PORT or a list", 50),
);

export const door = (about: { readonly port: number; readonly who: string; readonly perClient: number }) => ({
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
