/**
 * A month of mail log that a real Postfix wrote. A short real run is cut into messages (they are sent one by one, so all lines between two
 * ends are one message's); the month is made by giving copies of them new times, queue ids and Message-IDs. Every other character is Postfix's.
 */
import type { TestContext } from "node:test";
import { type Postfix, startPostfix } from "./peers/postfix.ts";
import { SmtpClient } from "./peers/smtp-client.ts";
import { startWorld } from "./peers/world.ts";

/** A message of the real run. */
export interface Planned {
  readonly account: string;
  readonly client: string;
  readonly recipients: readonly string[];
}

/** The lines of one message, each with the milliseconds since the message's first line. */
export interface Piece {
  readonly planned: Planned;
  readonly lines: readonly { readonly after: number; readonly rest: string }[];
}

/** Sends the messages through a real Postfix and returns its lines by message; null after the test was skipped. */
export async function realRun(t: TestContext, plan: readonly Planned[]): Promise<readonly Piece[] | null> {
  const world = await startWorld(t);
  const postfix = await startPostfix(t, {
    relayTo: `127.0.0.1:${world}`,
    mailboxDomains: ["example.org"],
    settings: { smtpd_authorized_xclient_hosts: "127.0.0.0/8", mynetworks: "0.0.0.0/0", smtp_host_lookup: "native" },
  });
  if (postfix === null) return null;
  const pieces: Piece[] = [];
  for (const planned of plan) {
    const before = postfix.log().length;
    await sendOne(postfix.port, planned, pieces.length);
    pieces.push({ planned, lines: toLines(await written(postfix, before, planned)) });
  }
  return pieces;
}

async function sendOne(port: number, { account, client, recipients }: Planned, number: number): Promise<void> {
  const smtp = await SmtpClient.open(port);
  await smtp.say("EHLO client.test");
  const proxied = await smtp.say(`XCLIENT NAME=[UNAVAILABLE] ADDR=${client}${account === "" ? "" : ` LOGIN=${account}`}`);
  if (proxied.code !== 220) throw new Error(`XCLIENT was answered ${proxied.code} ${proxied.lines.join(" ")}`);
  await smtp.say("EHLO client.test");
  const from = account === "" ? "visitor@world.test" : account;
  const raw = `From: <${from}>\r\nTo: <${recipients[0]}>\r\nMessage-ID: <m${number}.real@client.test>\r\nSubject: number ${number}\r\n\r\ntext\r\n`;
  const reply = await smtp.send(from, recipients, Buffer.from(raw));
  if (reply.code !== 250) throw new Error(`Postfix answered ${reply.code} ${reply.lines.join(" ")}`);
  await smtp.say("QUIT");
  smtp.close();
}

/** What Postfix wrote about the message: until each recipient has its line and the client is gone. */
async function written(postfix: Postfix, before: number, { recipients }: Planned): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const log = postfix.log().slice(before);
    const tried = log.match(/: to=<[^\n]*status=/g)?.length ?? 0;
    const isOver = log.includes(": removed\n") || log.includes("status=deferred");
    if (tried >= recipients.length && isOver && log.includes("disconnect from ")) return log;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Postfix did not finish a message: ${postfix.log().slice(before)}`);
}

function toLines(log: string): Piece["lines"] {
  const lines = log.split("\n").filter((line) => line !== "");
  const first = Date.parse(`2000 ${lines[0]?.slice(0, 15) ?? ""}`);
  return lines.map((line) => ({ after: Date.parse(`2000 ${line.slice(0, 15)}`) - first, rest: line.slice(15) }));
}

/** One copy of a message's lines at another time, under ids of its own (as long as Postfix's: classic syslog, this machine's zone). */
export function copyOf(piece: Piece, at: number, number: number): readonly { readonly at: number; readonly text: string }[] {
  const id = (real: string): string => `${(number + 0xa0000).toString(16).toUpperCase()}${real.slice(-5)}`;
  return piece.lines.map(({ after, rest }) => ({
    at: at + after,
    text: `${classic(at + after)}${rest
      .replace(/\b[0-9A-F]{9,12}\b(?=: )/g, id)
      .replace(/(?<=notification: )[0-9A-F]{9,12}\b/g, id)
      .replace(/<m\d+\.real@/g, `<m${number}.copy@`)}`,
  }));
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function classic(at: number): string {
  const moment = new Date(at);
  const month = MONTHS[moment.getMonth()];
  const clock = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
  return `${month} ${String(moment.getDate()).padStart(2)} ${clock}`;
}

/** A log in the order of time. */
export function toLog(copies: readonly (readonly { readonly at: number; readonly text: string }[])[]): string {
  return copies
    .flat()
    .sort((one, other) => one.at - other.at)
    .map(({ text }) => `${text}\n`)
    .join("");
}
