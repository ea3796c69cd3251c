/**
 * Mutations of header fields: fields repeated, moved, renamed, folded oddly; values written anew: addresses, dates, encoded words,
 * parameters with continuations, charsets, routes. The grammars are those of RFC 5322, 2047 and 2231 with what real mail does to them.
 */
import type { Random } from "../../support/random.ts";
import { bodyStart, bytesOf, insertAt, lineStart, type Mutator, replaceRange, replaceSite, siteOf, times } from "./edit.ts";

const FIELD = /^[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*/gm;
const VALUE = /(?<=^[\w-]{1,40}:)[^\n]*/gm;
const CHARSET = /charset\s*=\s*"?[\w-]+"?/gi;
const NAMES =
  "From To Cc Bcc Sender Reply-To Subject Date Message-ID Received Content-Type Content-Transfer-Encoding Content-Disposition Content-ID MIME-Version References In-Reply-To List-Unsubscribe List-Id Return-Path Authentication-Results DKIM-Signature ARC-Seal X-Mailer X-Spam-Status Auto-Submitted Precedence Content-Base Content-Location Content-Description Resent-From Delivered-To".split(
    " ",
  );
export const CHARSETS =
  "utf-8 us-ascii iso-8859-1 iso-8859-8-i windows-1251 windows-1252 koi8-r koi8-u iso-2022-jp iso-2022-kr iso-2022-cn iso-2022-jp-2 shift_jis euc-jp euc-kr gb2312 gbk gb18030 hz-gb-2312 big5 big5-hkscs utf-7 utf-16 utf-16le utf-16be utf-32 utf-32le cp437 cp850 ibm866 macintosh x-mac-cyrillic tis-620 viscii x-user-defined x-unknown unicode-1-1-utf-7 utf-7-imap cp1133 ansi_x3.110-1983 _autodetect default".split(
    " ",
  );
const WORDS = [
  "a",
  "invoice",
  "J\xf6rg",
  "=C3=B6",
  "GyRCRnxLXBsoQg==",
  "4pyT",
  "_",
  "?",
  " ",
  "\xc3\xb6",
  "+AGE-",
  "~{<:Ky~}",
  "\x1b$B",
  "w7Y",
  "=",
  "=3D",
];

export function encodedWord(random: Random): string {
  const language = random.once(8) ? "*en" : "";
  const text = times(random, 4, () => random.of(WORDS));
  return `=?${random.of(CHARSETS)}${language}?${random.of(["q", "Q", "b", "B", "x", ""])}?${text}${random.once(9) ? "" : "?="}`;
}

export function phrase(random: Random, depth = 3): string {
  const kind = random.below(7);
  if (kind === 0) return encodedWord(random) + random.of(["", " ", "\r\n "]) + encodedWord(random);
  if (kind === 1) return `"${random.of(["a", 'a\\"b', "service@bank.example", "\\", "x\r\n y", bytesOf("Käse"), encodedWord(random)])}"`;
  if (kind === 2 && depth > 0) return `(${phrase(random, depth - 1)})`;
  if (kind === 3 && depth > 0) return `${phrase(random, depth - 1)} ${phrase(random, depth - 1)}`;
  return random.of(["PayPal", "a.b", "", "J\xf6rg", bytesOf("пароль"), "<", "undisclosed", "x".repeat(random.below(400))]);
}

function address(random: Random, depth: number): string {
  const local = random.of(["a", '"a b"', "a.b.", ".a", "a+b", "=?utf-8?q?a?=", bytesOf("ö"), '"\\', "", "a@b", "SRS0=x=y=z=a"]);
  const domain = random.of([
    "b.test",
    "xn--bcher-kva.example",
    "[192.0.2.1]",
    "[IPv6:::1]",
    bytesOf("bücher.example"),
    "",
    "B.TEST.",
    "b..test",
    "(c)b.test",
    "b. test",
  ]);
  const comment = random.once(5) ? `(${phrase(random)})` : "";
  const spec = `${local}${comment}@${domain}`;
  const kind = random.below(6);
  if (kind === 0) return `${phrase(random)} <@r.test,@s.test:${spec}>`;
  if (kind === 1 && depth > 0) return `${phrase(random)}: ${addresses(random, depth - 1)};`;
  if (kind === 2) return `${phrase(random)} <${spec}`;
  return kind === 3 ? spec : `${phrase(random)} <${spec}>`;
}

function addresses(random: Random, depth = 2): string {
  return times(
    random,
    random.once(10) ? 40 : 3,
    (index) => (index > 0 ? random.of([", ", ";", ",,", "\r\n ", " "]) : "") + address(random, depth),
  );
}

function date(random: Random): string {
  const day = random.of(["Mon, ", "", "Montag, ", "Mon,, ", "(c) "]);
  const zone = random.of(["+0000", "-2400", "EST", "GMT", "", "+99999", '"+0200"', "(UTC)", "Z"]);
  const year = random.of(["2024", "04", "104", "99999", "-1", "0000"]);
  return `${day}${random.below(40)} ${random.of(["Jan", "Feb", "XYZ", "january", "13"])} ${year} ${random.below(30)}:${random.below(70)}:${random.below(70)} ${zone}`;
}

export function parameters(random: Random): string {
  const name = random.of(["name", "filename", "charset", "boundary", "type", "x", "protocol", "start"]);
  const value = random.of([
    "a.exe",
    '"a b.pdf"',
    "utf-8''a%20b%",
    "a%C3%B6",
    '"a\\"b',
    "b1",
    "'",
    "x".repeat(random.below(300)),
    encodedWord(random),
    "invoice.pdf.scr",
  ]);
  const shapes = [
    `${name}=${value}`,
    `${name}*=utf-8'en'${value}`,
    `${name}*0=${value}; ${name}*1*=${value}; ${name}*2=${value}`,
    `${name}*${random.below(1_200)}=${value}; ${name}*0*=utf-16'%00a'${value}`,
    `${name}*00=${value}; ${name}*01=${value}`,
    `${name} = ${value} (c)`,
    `${name}="${value}"; ${name}=${value}`,
    `${name}`,
    `=${value}`,
    times(random, 30, (index) => `; ${name}*${index}${random.once(2) ? "*" : ""}=${value}`),
  ];
  return `; ${random.of(shapes)}`;
}

export function contentType(random: Random): string {
  const type = random.of(
    "text/plain text/html text/calendar text/rfc822-headers multipart/mixed multipart/alternative multipart/related multipart/digest multipart/report multipart/signed multipart/encrypted message/rfc822 message/partial message/external-body message/delivery-status message/feedback-report message/disposition-notification message/global application/octet-stream application/ms-tnef application/pkcs7-mime application/pkcs7-signature application/pgp-encrypted application/zip application/pdf application/vnd.ms-excel image/png image/svg+xml text text/ /plain text/x-amp-html application/xhtml+xml text/enriched".split(
      " ",
    ),
  );
  return `${type}${random.once(3) ? "" : `; boundary=${random.of(["b", '"b1"', '"b 1"', '""', "b--", "--b"])}`}${random.once(3) ? parameters(random) : ""}`;
}

function received(random: Random): string {
  const host = random.of([
    "a.test",
    "[192.0.2.1]",
    "localhost",
    "a.test (HELO x) (192.0.2.9)",
    "unknown ([::1])",
    "(",
    "a.test (b.test [203.0.113.7] (may be forged))",
  ]);
  return `from ${host} by ${random.of(["b.test", "", "(x"])} with ${random.of(["ESMTPSA", "HTTP", "local"])} id x for <a@b.test>; ${date(random)}`;
}

function valueFor(name: string, random: Random): string {
  if (/from|to|cc|sender|path/i.test(name)) return addresses(random);
  if (name === "Content-Type") return contentType(random);
  if (name === "Content-Transfer-Encoding")
    return random.of(["base64", "quoted-printable", "7bit", "8bit", "binary", "x-uuencode", "base-64", "Base64 (c)", "uuencode", ""]);
  if (name === "Content-Disposition") return `${random.of(["attachment", "inline", "form-data", "", "x"])}${parameters(random)}`;
  if (name === "Date") return date(random);
  if (name === "Received") return received(random);
  if (name === "DKIM-Signature" || name === "ARC-Seal")
    return `v=1; a=rsa-sha256; d=${random.of(["a.test", ""])}; s=x; h=From:${"To:".repeat(random.below(50))}; bh=x; b=${"A".repeat(random.below(500))}`;
  if (name === "Authentication-Results")
    return `b.test; spf=${random.of(["pass", "fail"])} smtp.mailfrom=a.test; dkim=pass header.d=${phrase(random)}`;
  if (name === "References" || name === "Message-ID" || name === "In-Reply-To")
    return times(random, 20, () => `<${random.of(["a@b", "", "<", "x y@z"])}> `);
  return phrase(random) + (random.once(4) ? times(random, 60, () => `${encodedWord(random)} `) : "");
}

export function field(random: Random): string {
  const name = random.of(NAMES);
  return `${name}${random.once(12) ? " " : ""}:${random.once(12) ? "" : " "}${valueFor(name, random)}\r\n`;
}

const insertField: Mutator = (text, random) =>
  insertAt(text, random.once(3) ? lineStart(text, random) : lineStart(text.slice(0, bodyStart(text)), random), field(random));
const firstFields: Mutator = (text, random) => times(random, 6, () => field(random)) + text;
const duplicateField: Mutator = (text, random) => {
  const site = siteOf(text, random, FIELD);
  return site === null
    ? text
    : insertAt(text, lineStart(text.slice(0, bodyStart(text)), random), site.match[0].repeat(1 + random.below(random.once(9) ? 60 : 2)));
};
const dropField = replaceSite(FIELD, () => "");
const renameField = replaceSite(/^[\w-]{1,40}(?=:)/gm, (random) => random.of(NAMES));
const newValue = replaceSite(VALUE, (random) => ` ${valueFor(random.of(NAMES), random)}`);
const refold: Mutator = (text, random) => {
  const site = siteOf(text, random, VALUE);
  if (site === null) return text;
  const at = site.at + random.below(Math.max(1, site.end - site.at));
  return insertAt(text, at, random.of(["\r\n ", "\r\n\t", "\n", "\r\n \r\n ", "\r ", "\0", " \r\n", "\r\n", "\xff"]));
};
const newParameters: Mutator = (text, random) => {
  const site = siteOf(text, random, /^content-(?:type|disposition):[^\n\r]*/gim);
  return site === null
    ? text
    : insertAt(
        text,
        site.end,
        times(random, 4, () => parameters(random)),
      );
};
const newType = replaceSite(/(?<=^content-type:)[^\n;]*/gim, (random) => ` ${contentType(random)}`);
const newCharset = replaceSite(CHARSET, (random) => `charset=${random.of(CHARSETS)}`);
const wordsInValue: Mutator = (text, random) => {
  const site = siteOf(text, random, VALUE);
  return site === null
    ? text
    : replaceRange(text, site.end, site.end, ` ${times(random, 20, () => encodedWord(random) + random.of(["", " ", "\r\n "]))}`);
};

export const FIELDS: readonly Mutator[] = [
  insertField,
  firstFields,
  duplicateField,
  dropField,
  renameField,
  newValue,
  refold,
  newParameters,
  newType,
  newCharset,
  wordsInValue,
];
