/** What the readers of Postfix's daemons share: the queue of the host whose lines are read, and how a line names its message. */
import type { Line } from "../log/line.ts";
import type { Tell } from "../log/program.ts";
import type { Queue } from "../log/queue.ts";
import type { Caches } from "../log/words.ts";
import type { Tally } from "../reader.ts";

export interface PostfixState {
  queue: Queue;
  readonly tell: Tell;
  readonly tally: Tally;
  readonly caches: Caches;
}

/** Where the queue id at the beginning of the words ends (its colon); -1 when they do not begin with one. */
export function queueIdEnd(line: Line): number {
  const { text, body, end } = line;
  for (let at = body; at < end && at < body + 24; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) return at - body >= 5 ? at : -1;
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))) return -1;
  }
  return -1;
}
