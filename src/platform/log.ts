/**
 * What rooms need of a log: fields first, then a sentence. A pino logger is one. Secrets and message bodies never enter it
 * (house style 11.11).
 */
export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** Drops everything: for tests and for commands that print their own report. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
