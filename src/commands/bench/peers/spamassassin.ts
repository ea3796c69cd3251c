/**
 * SpamAssassin's spamd as installed, with the packaged rules: local tests only, no Bayes, two children, spoken to in its own protocol
 * (SPAMC/1.5) with a new connection for each message.
 */
import { chmodSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { cpuOf, memoryOf } from "../processes.ts";
import type { Subject } from "../round.ts";
import { freePort, programPath, settled, startProgram } from "./program.ts";

const CHILDREN = 2;

export interface SpamAssassin extends Subject {
  /** Of one message, with one decimal. */
  score(raw: Buffer): Promise<number>;
}

export async function startSpamAssassin(folder: string): Promise<SpamAssassin> {
  const program = programPath("spamd", "spamd");
  const own = join(folder, "spamassassin");
  mkdirSync(own);
  chmodSync(folder, 0o711); // started by root its children change to nobody
  const port = await freePort();
  const children = [`--min-children=${CHILDREN}`, `--max-children=${CHILDREN}`];
  const ownFiles = [`--helper-home-dir=${own}`, "--nouser-config", "--cf=use_bayes 0", `--cf=bayes_path ${own}/bayes`, "--syslog=stderr"];
  const spamd = await startProgram([program, "--local", `--listen=127.0.0.1:${port}`, ...children, ...ownFiles], port, join(own, "output"));
  const pids = [spamd.pid];
  await settled(pids);
  return {
    name: "spamassassin",
    learns: false,
    configured: [
      `spamd with the packaged rules on loopback, ${CHILDREN} children, over its own protocol (SYMBOLS) with a new connection for each message`,
      "local tests only (-L): nothing is looked up in the network; no Bayes, no per-user settings",
    ],
    judge: async ({ raw }) => void (await ask(port, raw)),
    score: (raw) => ask(port, raw),
    cpu: () => cpuOf(pids),
    memory: () => memoryOf(pids),
    close: () => spamd.stop(),
  };
}

function ask(port: number, raw: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.once("error", reject);
    socket.once("close", () => {
      const score = /^Spam: \S+ ; (-?[\d.]+) \//m.exec(answer)?.[1];
      if (/^SPAMD\/\S+ 0 /.test(answer) && score !== undefined) resolve(Number(score));
      else reject(new Error(`spamd answered: ${answer.slice(0, 200)}`));
    });
    socket.write(`SYMBOLS SPAMC/1.5\r\nContent-length: ${raw.length}\r\n\r\n`);
    socket.end(raw);
  });
}
