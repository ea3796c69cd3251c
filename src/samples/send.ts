/**
 * Sends the project's own sample messages through the gateway's real doors, as any mail host would, and tells how each went.
 * Only the envelope is adapted: recipients at example.org become recipients of the first of our own domains.
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Envelope } from "../mail/envelope.ts";
import { OperatorError } from "../platform/errors.ts";
import type { Handover, NextHop } from "../ports/next-hop.ts";

const FOLDER = new URL("../../samples/", import.meta.url);
/** The domain that the samples are written to. */
const SAMPLE_DOMAIN = "@example.org";

const sampleShape = z.object({
  file: z.string().regex(/^messages\/[a-z0-9-]+\.eml$/),
  door: z.enum(["inbound", "outbound"]),
  mailFrom: z.string().nullable(),
  rcptTo: z.array(z.string()).min(1),
  title: z.string(),
});
export type Sample = z.infer<typeof sampleShape>;

export interface SampleResult {
  readonly sample: Sample;
  /** Messages sent so far, this one included, of how many. */
  readonly done: number;
  readonly total: number;
  /** The door's reply, or why there was none. */
  readonly reply: string;
  readonly taken: boolean;
}

export interface SampleDoors {
  /** Hops that lead to our own doors. */
  readonly inbound: NextHop;
  readonly outbound: NextHop;
  readonly ourDomain: string;
}

/** The committed samples in the order in which they tell their story. */
export async function loadSamples(): Promise<readonly Sample[]> {
  try {
    return z.array(sampleShape).parse(JSON.parse(await readFile(new URL("index.json", FOLDER), "utf8")));
  } catch (fault) {
    throw new OperatorError("samples/unreadable", "the sample messages of this installation cannot be read", fault);
  }
}

/** Sends all samples, one after the other. A refusal or a broken door is a result, never an exception. */
export async function* sendSamples(doors: SampleDoors): AsyncGenerator<SampleResult> {
  const samples = await loadSamples();
  for (const [index, sample] of samples.entries()) {
    const raw = await readFile(new URL(sample.file, FOLDER));
    const handover = await sendOne(doors, sample, raw);
    yield { sample, done: index + 1, total: samples.length, taken: handover.kind === "accepted", reply: toWords(handover) };
  }
}

async function sendOne(doors: SampleDoors, sample: Sample, raw: Buffer): Promise<Handover> {
  const hop = sample.door === "inbound" ? doors.inbound : doors.outbound;
  const ours = (address: string): string =>
    address.endsWith(SAMPLE_DOMAIN) ? `${address.slice(0, -SAMPLE_DOMAIN.length)}@${doors.ourDomain}` : address;
  const envelope: Envelope = {
    mailFrom: sample.mailFrom === null ? null : ours(sample.mailFrom),
    mailParameters: {},
    rcptTo: sample.rcptTo.map((address) => ({ address: ours(address) })),
  };
  const route = hop.routeOf(envelope.rcptTo[0]?.address ?? "");
  return hop.deliver({ route, mailFrom: envelope.mailFrom, mailParameters: {}, recipients: envelope.rcptTo, message: [raw] });
}

function toWords(handover: Handover): string {
  if (handover.kind === "failed") return handover.why;
  const { code, enhanced, text } = handover.reply;
  return [code, enhanced, text].filter(Boolean).join(" ");
}
