/** The benchmark's Postfix, with Rspamd as its milter. Needs root (postfix-instance.ts). */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError } from "../../../platform/errors.ts";
import { answers, freePort, programPath } from "../peers/program.ts";
import type { Rspamd } from "../peers/rspamd.ts";
import { cpuOf, memoryOf } from "../processes.ts";
import { type Instance, toInstance } from "./postfix-instance.ts";
import type { Relay } from "./relay.ts";

const PROCESSES = 20;
const DRAIN_PATIENCE = 60_000;

export async function startPostfix(folder: string, sinkPort: number, rspamd: Rspamd): Promise<Relay> {
  const program = programPath("postfix", "postfix");
  if (process.getuid?.() !== 0) throw new OperatorError("bench/not-root", "Only root can start a Postfix to compare with.");
  const own = join(folder, "postfix");
  mkdirSync(own);
  chmodSync(folder, 0o755); // its daemons run under users of their own
  const port = await freePort();
  const settings = toSettings(sinkPort, rspamd.milterPort);
  const instance = toInstance({ program, folder: own, port, processes: PROCESSES, settings });
  instance.start();
  const close = async (): Promise<void> => instance.abort();
  try {
    await answers(port);
  } catch (fault) {
    await close();
    throw new OperatorError("bench/peer-failed", "Postfix did not start.", fault);
  }
  const master = instance.masterPid();
  const roots = [master, ...rspamd.pids];
  return {
    name: `postfix + ${rspamd.name}`,
    configured: [
      `Postfix with ${PROCESSES} smtpd, Rspamd as milter; CPU and memory of both, delivery from the queue to the sink included`,
      ...rspamd.configured.slice(1).map((line) => `Rspamd: ${line}`),
    ],
    port,
    cpu: () => cpuOf(roots),
    memory: () => memoryOf(roots),
    strangers: [master],
    drained: () => drained(instance),
    close,
  };
}

async function drained(instance: Instance): Promise<void> {
  for (const end = Date.now() + DRAIN_PATIENCE; instance.queued("incoming", "active", "deferred", "maildrop") > 0; await wait(100)) {
    if (Date.now() > end) throw new Error("Postfix did not empty its queue");
  }
  await wait(500);
}

function toSettings(sinkPort: number, milterPort: number): Readonly<Record<string, string>> {
  return {
    mydestination: "",
    default_transport: `smtp:[127.0.0.1]:${sinkPort}`,
    relay_transport: `smtp:[127.0.0.1]:${sinkPort}`,
    smtpd_milters: `inet:127.0.0.1:${milterPort}`,
    milter_protocol: "6",
    milter_default_action: "tempfail",
  };
}
