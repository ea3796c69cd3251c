/**
 * What mutations start from: messages of our own, and the corpora where they are (files become attachments of a message).
 * Small ones only: size is what bombs are for, and mutations are many. The order is always the same.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CODE_PNG } from "../../../src/mail/testing/code-picture.ts";
import { LINKS } from "../../standards/evasions/links.ts";
import { PAGES } from "../../standards/evasions/pages.ts";
import { STRUCTURES } from "../../standards/evasions/structures.ts";
import { openCorpus } from "../../support/corpora.ts";
import { toBase64 } from "./edit.ts";

const MESSAGE_BYTES = 24_000;
const FILE_BYTES = 20_000;
const SAMPLES = fileURLToPath(new URL("../../../samples/messages", import.meta.url));
/** Every `step`-th message of a corpus, so that none outweighs the others. */
const CORPORA: readonly (readonly [name: string, step: number])[] = [
  ["mime-torture", 1],
  ["bounces-sisimai", 1],
  ["bounces-flufl", 1],
  ["auth-suites", 1],
  ["mail-foff", 1],
  ["mail-spam-glitchy", 1],
  ["mail-list-spam", 3],
  ["mail-phishing-pot", 3],
  ["mail-spamassassin", 12],
  ["mail-list-ham", 20],
];
const FILES = ["files-malware-safe", "reports-dmarc-tlsrpt"];

/** The torture cases lie beside descriptions of what they mean, which are no messages. */
const NO_MESSAGE = /\.(?:xml|out)$/;

/** Codes in a picture, once as an attachment and once in the page, and one drawn with characters. */
const CODES: readonly string[] = [
  `From: a@a.example\r\nContent-Type: image/png; name="code.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${CODE_PNG.replace(/.{76}/g, "$&\r\n")}\r\n`,
  `From: a@a.example\r\nContent-Type: text/html\r\n\r\n<p>scan this</p><img src="data:image/png;base64,${CODE_PNG}">`,
  `From: a@a.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${Array.from({ length: 15 }, (_, y) => Array.from({ length: 29 }, (_, x) => "\u2588\u2580\u2584 "[(x * 7 + y * 5 + x * y) % 4]).join("")).join("\r\n")}`,
];

/** Messages of our own, with one character a byte. */
export function loadOwnSeeds(): readonly string[] {
  const evasions = [...PAGES, ...LINKS, ...STRUCTURES].map(({ message }) => Buffer.from(message, "utf8"));
  const samples = readdirSync(SAMPLES)
    .sort()
    .map((name) => readFileSync(join(SAMPLES, name)));
  return small([...evasions, ...CODES.map((message) => Buffer.from(message, "utf8")), ...samples]);
}

function small(mail: readonly Buffer[]): readonly string[] {
  return mail.filter(({ length }) => length > 0 && length <= MESSAGE_BYTES).map((raw) => raw.toString("latin1"));
}

/** With those of the corpora. */
export function loadSeeds(): readonly string[] {
  const mail = CORPORA.flatMap(([name, step]) =>
    (openCorpus(name)?.files ?? [])
      .filter(({ path }, index) => index % step === 0 && !NO_MESSAGE.test(path))
      .map(({ path }) => readFileSync(path)),
  );
  const files = FILES.flatMap((name) => openCorpus(name)?.files ?? []).flatMap(({ path }) => attached(basename(path), readFileSync(path)));
  return [...loadOwnSeeds(), ...small(mail), ...files];
}

function attached(name: string, content: Buffer): readonly string[] {
  if (content.length === 0 || content.length > FILE_BYTES) return [];
  const type = /\.(?:eml|msg)$/.test(name) ? "message/rfc822" : "application/octet-stream";
  const head = `From: a@a.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nsee the file\r\n--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return [`${head}${toBase64(content.toString("latin1"))}\r\n--b--\r\n`];
}
