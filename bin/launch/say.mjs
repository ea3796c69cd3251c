/**
 * What the launcher says: progress on standard error, so that a command's own output stays clean, and the one error
 * that is printed as its sentence with exit code 2.
 */

/** A reason why nothing can be started, as one sentence for the operator. */
export class LaunchError extends Error {}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`Postern: ${text}\n`);
}
