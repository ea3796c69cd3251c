/** The program's own log: pino, JSON lines on standard error. Never bodies, never secrets. */
import { type Logger, pino } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes synchronously: a line about a fault must be out before the fault ends the process. */
export function openLog(level: LogLevel): Log {
  const redact = { paths: ["password", "*.password", "*.*.password", "authorization", "cookie"], censor: "[hidden]" };
  return pino({ level, base: null, redact, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
}
