/**
 * Gives back what loading a program used: V8 keeps its young generation as large as it once was, and collects nothing while nothing
 * is done. Costs about 0.1 s once and frees about 20 MB; where V8 does not know the words, nothing happens.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export function giveBackMemory(): void {
  setFlagsFromString("--expose-gc"); // seen only by contexts made from now on
  runInNewContext("globalThis.gc?.({ type: 'major', flavor: 'last-resort' })");
  setFlagsFromString("--no-expose-gc");
}
