/**
 * The shape of every error of ours: a stable code for programs, a sentence for people, the cause kept.
 * Expected outcomes are values, not exceptions (house style 11.4); these are for faults.
 */
export class PosternError extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
  }
}

/** A mistake of the operator (configuration, arguments, environment): printed as its sentence alone, exit code 2. */
export class OperatorError extends PosternError {}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
