/**
 * What a person is shown of a kept message: header fields, text, and the HTML body without anything that loads, runs or leads away.
 * Bounded; whatever was cut says so. Runs in a thread of its own (worker.ts), because a hostile body may cost any amount of time.
 */
import type { Message, Part } from "../../mail/message.ts";
import { sanitize } from "./sanitize.ts";

export interface ShownMessage {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  /** A whole page of its own; null when there is no HTML body. */
  readonly html: string | null;
  /** True when text, headers or HTML were too long and are shown in part. */
  readonly cut: boolean;
}

const FIELDS = 300;
const VALUE_CHARACTERS = 4_000;
const TEXT_CHARACTERS = 200_000;
/** The largest newsletters have about 300 KB of HTML. */
const HTML_CHARACTERS = 600_000;
const PICTURE_BYTES = 512_000;
const PICTURES_BYTES = 2_000_000;
/** Formats that cannot carry script and that every browser decodes in its own sandbox. */
const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export function toShown(message: Message): ShownMessage {
  const { fields } = message.headers;
  const headers = fields.slice(0, FIELDS).map(({ name, valueStart, end }) => ({
    name,
    value: unfold(message.raw.toString("utf8", valueStart, Math.min(end, valueStart + VALUE_CHARACTERS))),
  }));
  const html = htmlOf(message);
  const longField = fields.some(({ valueStart, end }) => end - valueStart > VALUE_CHARACTERS);
  const text = textOf(message);
  return {
    headers,
    text: text.slice(0, TEXT_CHARACTERS),
    html: html === null ? null : sanitize(html.slice(0, HTML_CHARACTERS), picturesOf(message)),
    cut: fields.length > FIELDS || longField || text.length > TEXT_CHARACTERS || (html?.length ?? 0) > HTML_CHARACTERS,
  };
}

/** The plain text, or what the HTML says when there is none. */
function textOf(message: Message): string {
  return message.text.trim() === "" ? message.html.visibleText : message.text;
}

function htmlOf(message: Message): string | null {
  const body = message.parts.find((part) => part.type === "text/html" && part.children.length === 0 && part.disposition !== "attachment");
  return body === undefined ? null : body.text();
}

/** Pictures that lie inside the message, by their Content-ID (RFC 2392), as data: addresses. */
function picturesOf(message: Message): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  let left = PICTURES_BYTES;
  for (const part of message.parts) {
    const id = contentId(part);
    if (id === null || !PICTURES.has(part.type) || pictures.has(id)) continue;
    const content = part.content();
    if (content.length > PICTURE_BYTES || content.length > left) continue;
    left -= content.length;
    pictures.set(id, `data:${part.type};base64,${content.toString("base64")}`);
  }
  return pictures;
}

function contentId(part: Part): string | null {
  const written = part.headers.first("content-id");
  return written === null ? null : written.replace(/^\s*<|>\s*$/g, "");
}

function unfold(value: string): string {
  return value.replace(/\r?\n(?=[ \t])/g, "").trim();
}
