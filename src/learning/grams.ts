/**
 * The first kind of features: every run of four bytes in the first 3,000 bytes of a message as it came, header first (Goodman and Yih 2006;
 * Sculley 2007). They need no reading of the message, so damage and disguise are features as well.
 * What tells the collector only is left out (collector.ts); of To and Cc nothing is seen, because they name our own people.
 */
import type { Message } from "../mail/message.ts";
import { foreignReceived, traitsOfField } from "./collector.ts";
import { PlaceSet } from "./hash.ts";

const BYTES = 3_000;
/** So that a long header leaves some of the body to be seen. */
const HEADER_BYTES = 2_000;
/** Of one field: what follows is mostly a signature or a list of addresses. */
const FIELD_BYTES = 300;
/** Of a Received field: host and address of the client. */
const RECEIVED_BYTES = 160;

const set = new PlaceSet();
const bytes = Buffer.alloc(BYTES);

/** Places of the different runs of four bytes; only until the next message, copy what is to stay. */
export function gramsOf(message: Message): Uint32Array {
  const length = collect(message);
  set.begin();
  set.addRunsOfFour(bytes, length);
  return set.finish();
}

/** Fills `bytes` with what is looked at. */
function collect(message: Message): number {
  const { raw, headers, root } = message;
  let length = 0;
  const take = (start: number, end: number, room: number): void => {
    length += raw.copy(bytes, length, start, Math.min(end, start + Math.max(room - length, 0)));
  };
  for (const { name, start, end } of headers.fields) {
    if (traitsOfField(name).kind === "writer") take(start, Math.min(end, start + FIELD_BYTES), HEADER_BYTES);
  }
  for (const { start, end } of foreignReceived(message)) take(start, Math.min(end, start + RECEIVED_BYTES), HEADER_BYTES);
  take(root.bodyStart, root.bodyEnd, BYTES);
  return length;
}
