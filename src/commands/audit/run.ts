/**
 * `postern audit PATH…`: from what lies about to the statement of cleanliness. Read-only; nothing is looked up in the network.
 * Exit code 0 clean, 1 not clean, 3 cannot know; paths that cannot be read are an OperatorError (2).
 */
import { collect } from "../../evidence/collect.ts";
import type { JudgeContent } from "../../evidence/mail/content.ts";
import type { Instant } from "../../platform/time.ts";
import type { Answer, Statement } from "../../statement/statement.ts";
import { CaseBook } from "./cases.ts";
import { HostBook } from "./hosts.ts";
import { toHtml } from "./html.ts";
import { type Site, toStatement } from "./statement.ts";
import { toText } from "./text.ts";

export interface AuditOptions {
  readonly format: "text" | "json" | "html";
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly domains: readonly string[];
  /** Judges the messages that are there as outbound mail. */
  readonly judge: JudgeContent;
  /** Told how many of how many bytes were read. */
  readonly onProgress: (read: number, of: number) => void;
}

const EXIT: Readonly<Record<Answer, 0 | 1 | 3>> = { no: 0, yes: 1, "cannot-know": 3 };

export async function audit(
  paths: readonly string[],
  site: Site,
  options: AuditOptions,
  write: (text: string) => void,
): Promise<0 | 1 | 3> {
  const statement = await toAnswer(paths, site, options);
  write(FORMATS[options.format](statement));
  return EXIT[statement.answer];
}

export async function toAnswer(paths: readonly string[], site: Site, options: Omit<AuditOptions, "format">): Promise<Statement> {
  let read = 0;
  let of = 0;
  const evidence = await collect(paths, {
    domains: options.domains,
    judge: options.judge,
    onRead: (bytes) => {
      read += bytes;
      options.onProgress(read, of);
    },
  });
  of = evidence.bytes;
  const cases = new CaseBook({
    mailHosts: new Set(site.mailHosts),
    since: options.since ?? Number.NEGATIVE_INFINITY,
    until: options.until ?? Number.POSITIVE_INFINITY,
  });
  const hosts = new HostBook(site.networks);
  for await (const run of evidence.observations()) {
    for (const event of run) {
      if (event.kind !== "flow") cases.take(event);
      else if (event.at >= (options.since ?? event.at) && event.at <= (options.until ?? event.at)) hosts.take(event);
    }
  }
  return toStatement(evidence, cases, hosts, site);
}

const FORMATS: Readonly<Record<AuditOptions["format"], (statement: Statement) => string>> = {
  text: toText,
  json: (statement) => `${JSON.stringify(statement)}\n`,
  html: toHtml,
};
