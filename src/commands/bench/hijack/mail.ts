/**
 * The mail of the hijack benchmark: every message of the corpora as somebody of ours would have handed it in, judged once as outbound
 * mail by the real judging half of the house, and kept as one line of JSON in the data folder (traits and a probability, no text).
 * What relays and lists added on the way is taken off first: an account's own submission has none of it.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { readMessage } from "../../../mail/read.ts";
import { type MessageTraits, traitsOf } from "../../../mail/traits.ts";
import { type JudgingHouse, judgeArrival } from "../../../pipeline/handle.ts";
import { toArrival } from "../../scan/run.ts";
import { sourcesOf } from "../../scan/sources.ts";

export interface ScoredMail {
  readonly name: string;
  readonly corpus: string;
  readonly label: string;
  /** From the Date field; 0 when it has none. */
  readonly at: number;
  readonly from: string | null;
  /** Header recipients: To, then Cc. */
  readonly recipients: readonly string[];
  readonly messageId: string | null;
  /** The message that this one answers. */
  readonly answers: string | null;
  readonly bytes: number;
  readonly traits: MessageTraits;
  readonly probability: number;
}

const ACCOUNT = "account@example.org";
/** Fields that relays, lists and receivers add; the author's own stay. */
const ADDED =
  /^(?:received|return-path|delivered-to|envelope-to|dkim-signature|domainkey-signature|authentication-results|received-spf|sender|errors-to|precedence|mailing-list|reply-to|from|(?:arc|list|x-(?:spam|ms|google|gm|forefront|microsoft|mailman|mailing|loop|been|virus|original|received|proofpoint|rspamd|sa|barracuda|sophos|antiabuse|ironport|amavis|keywords|uid|status|list|content-filtered|egroups|yahoo|apparently|env))-?)[\w-]*$/i;

/** Judges what lies below the folders, or reads what was judged before by the same checks. */
export async function scoredMail(
  folders: readonly (readonly [corpus: string, folder: string])[],
  house: JudgingHouse,
  cache: string,
  say: (text: string) => void,
): Promise<readonly ScoredMail[]> {
  if (existsSync(cache))
    return (await readFile(cache, "utf8"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as ScoredMail); // we wrote it
  const scored: ScoredMail[] = [];
  for (const [corpus, folder] of folders) {
    const jobs: Promise<ScoredMail>[] = [];
    for await (const source of sourcesOf([folder])) {
      if (!/\/(?:ham|spam|phish)[\w-]*\//.test(source.name)) continue;
      jobs.push(score(corpus, source.name, source.raw, house));
      if (jobs.length >= 8) scored.push(await jobs.shift()!); // not empty: its length was just seen
    }
    scored.push(...(await Promise.all(jobs)));
    say(`judged ${corpus}: ${scored.length} messages so far`);
  }
  await mkdir(dirname(cache), { recursive: true });
  await writeFile(`${cache}.new`, `${scored.map((each) => JSON.stringify(each)).join("\n")}\n`);
  await rename(`${cache}.new`, cache);
  return scored;
}

async function score(corpus: string, name: string, raw: Buffer, house: JudgingHouse): Promise<ScoredMail> {
  const original = readMessage(raw);
  const submitted = asSubmitted(original.raw);
  const options = {
    ndjson: true,
    direction: "outbound" as const,
    clientIp: null,
    helo: null,
    mailFrom: ACCOUNT,
    rcptTo: ["reader@elsewhere.example"],
    atOnce: 1,
  };
  const { verdict } = await judgeArrival(toArrival({ name, raw: submitted }, options, house), house);
  const answers = original.headers.first("In-Reply-To") ?? original.headers.first("References")?.split(/\s+/).at(-1) ?? null;
  return {
    name: createHash("sha1").update(name).digest("hex").slice(0, 16),
    corpus,
    label: /\/((?:ham|spam|phish)[\w-]*)\//.exec(name)?.[1] ?? "",
    at: original.date ?? 0,
    from: original.from[0]?.address.toLowerCase() ?? null,
    recipients: [
      ...new Set([...original.to, ...original.cc].map(({ address }) => address.toLowerCase()).filter((a) => a.includes("@"))),
    ].slice(0, 50),
    messageId: original.messageId,
    answers,
    bytes: raw.length,
    traits: traitsOf(readMessage(submitted)),
    probability: verdict.probability,
  };
}

/** The message without what was added on its way, written by the account that would have sent it. */
export function asSubmitted(raw: Buffer): Buffer {
  const { headers } = readMessage(raw);
  const kept: Buffer[] = [Buffer.from(`From: <${ACCOUNT}>\r\n`)];
  let bodyAt = 0;
  for (const field of headers.fields) {
    bodyAt = field.end;
    if (!ADDED.test(field.name)) kept.push(raw.subarray(field.start, field.end));
  }
  return Buffer.concat([...kept, raw.subarray(bodyAt)]);
}
