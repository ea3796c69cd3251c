/**
 * A message without what its collector and its way left in the header: only fields that its author's program wrote stay. What is found on
 * such mail cannot come from knowing the mailbox it was taken from.
 */

const STAYS =
  /^(?:from|subject|sender|reply-to|to|cc|mime-version|content-[a-z-]+|x-mailer|user-agent|x-priority|importance|precedence|list-unsubscribe|list-unsubscribe-post|in-reply-to|references)$/i;

export function stripped(raw: Buffer): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const kept = head.split(/\r?\n(?![ \t])/).filter((field) => STAYS.test(field.slice(0, Math.max(field.indexOf(":"), 0)).trim()));
  const body = end === null ? "" : text.slice(end.index + end[0].length);
  return Buffer.from(`${kept.join("\r\n")}\r\n\r\n${body}`, "latin1");
}
