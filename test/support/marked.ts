/**
 * Corpus messages made ready to be sent and found again: CRLF line ends, no mbox line, a mark on top that says which one it is.
 */
const MARK = "X-Test-Mark";

/** The message with its mark on top. */
export function marked(raw: Buffer, mark: string): Buffer {
  const text = raw.toString("latin1").replace(/^From .*\r?\n/, "");
  const lines = text.replace(/\r\n|\r|\n/g, "\r\n");
  return Buffer.from(`${MARK}: ${mark}\r\n${lines.endsWith("\r\n") ? lines : `${lines}\r\n`}`, "latin1");
}

/** The mark of a message that came out somewhere, null when it has none. */
export function markOf(message: Buffer | string): string | null {
  return /^X-Test-Mark: (\S+)/m.exec(typeof message === "string" ? message : message.toString("latin1"))?.[1] ?? null;
}

/**
 * What must be equal on both sides: the message from its mark on, with LF line ends, without the verdict fields that Postern takes out of
 * mail from outside or puts in. Everything above the mark was added on the way.
 */
export function comparable(message: Buffer | string): string {
  const text = (typeof message === "string" ? message : message.toString("latin1")).replace(/\r\n/g, "\n");
  const from = text.indexOf(`${MARK}: `);
  const end = text.indexOf("\n\n", from);
  const header = (end < 0 ? text.slice(from) : text.slice(from, end + 1)).replace(/^X-(?:Spam|Postern)-[^:\n]*:.*\n(?:[ \t].*\n)*/gim, "");
  return header + (end < 0 ? "" : text.slice(end));
}
