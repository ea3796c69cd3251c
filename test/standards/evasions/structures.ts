/** Evasions in the structure of a message: contradictions that mail programs resolve in different ways. */
import { base64, type Evasion, lines } from "./case.ts";

const PAGE = "<p>password</p>";
const multipart = 'Content-Type: multipart/mixed; boundary="b"';
const html = "Content-Type: text/html";
const sees = { text: "password" };

export const STRUCTURES: readonly Evasion[] = [
  { name: "two types, the last one HTML", known: "assumed", message: lines("Content-Type: image/png", html, "", PAGE), sees },
  { name: "two types, the first one HTML", known: "assumed", message: lines(html, "Content-Type: image/png", "", PAGE), sees },
  {
    name: "two encodings",
    known: "assumed",
    message: lines(html, "Content-Transfer-Encoding: 7bit", "Content-Transfer-Encoding: base64", "", base64(PAGE)),
    sees,
  },
  {
    name: "two boundaries",
    known: "assumed",
    message: lines('Content-Type: multipart/mixed; boundary="a"; boundary="b"', "", "--a", "", "x", "--b", html, "", PAGE, "--b--"),
    sees,
  },
  {
    name: "a part behind the final delimiter",
    known: "assumed",
    message: lines(multipart, "", "--b", "", "x", "--b--", "--b", html, "", PAGE, "--b--"),
    sees,
  },
  {
    name: "a delimiter with more behind it",
    known: "assumed",
    message: lines(multipart, "", "--b", "", "x", "--b extra", html, "", PAGE, "--b--"),
    sees,
  },
  { name: "no final delimiter", known: "assumed", message: lines(multipart, "", "--b", html, "", PAGE), sees },
  { name: "a multipart without parts", known: "assumed", message: lines(multipart, "", "password"), sees },
  {
    name: "a multipart without a boundary",
    known: "assumed",
    message: lines("Content-Type: multipart/mixed", "", "--b", html, "", PAGE, "--b--"),
    sees,
  },
  {
    name: "an encoded multipart",
    known: "assumed",
    message: lines(multipart, "Content-Transfer-Encoding: base64", "", base64(`--b\r\n${html}\r\n\r\n${PAGE}\r\n--b--`)),
    sees,
  },
  {
    name: "an encoded message",
    known: "assumed",
    message: lines("Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "", base64(`${html}\r\n\r\n${PAGE}`)),
    sees,
  },
  {
    name: "text in place of a field",
    known: "assumed",
    message: lines("Subject: x", "nonsense", html, "Content-Transfer-Encoding: base64", "", base64(PAGE)),
    sees,
  },
  {
    name: "a line of white space in the header",
    known: "assumed",
    message: lines("Subject: x", " ", "password: here", "Content-Type: image/png", "", ""),
    sees,
  },
  {
    name: "NUL in a type",
    known: "assumed",
    message: lines("Content-Type: text/h\0tml", "Content-Transfer-Encoding: base64", "", base64(PAGE)),
    sees,
  },
  {
    name: "a folded type",
    known: { source: "RFC 5322 section 2.2.3" },
    message: lines("Content-Type:", "\ttext/html", "Content-Transfer-Encoding:", " base64", "", base64(PAGE)),
    sees,
  },
  {
    name: "comments in a type",
    known: { source: "RFC 2045 section 5.1" },
    message: lines("Content-Type: (x) text/html (y)", "Content-Transfer-Encoding: (z) base64", "", base64(PAGE)),
    sees,
  },
  { name: "a misspelt encoding", known: "assumed", message: lines(html, "Content-Transfer-Encoding: base-64", "", base64(PAGE)), sees },
  {
    name: "foreign characters in base64",
    known: { source: "RFC 2045 section 6.8" },
    message: lines(html, "Content-Transfer-Encoding: base64", "", base64(PAGE).replace(/(.{5})/g, "$1!\r\n")),
    sees,
  },
  {
    name: "text that is said to be base64",
    known: "assumed",
    message: lines(html, "Content-Transfer-Encoding: base64", "", "<p>your password, please!</p>"),
    sees,
  },
  {
    name: "soft line breaks in a word",
    known: { source: "RFC 2045 section 6.7" },
    message: lines(html, "Content-Transfer-Encoding: quoted-printable", "", "pass=  \r\nword"),
    sees,
  },
  { name: "UTF-7", known: "assumed", message: lines("Content-Type: text/plain; charset=utf-7", "", "+AHA-assword"), sees },
  {
    name: "UTF-16",
    known: "assumed",
    message: lines(
      "Content-Type: text/plain; charset=utf-16le",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from("password", "utf16le").toString("base64"),
    ),
    sees,
  },
  {
    name: "two names of a file",
    known: "assumed",
    message: lines("Content-Type: application/x; name=a.exe", "Content-Disposition: attachment; filename=a.txt", "", "x"),
    sees: { attachment: ["a.exe", "executable"] },
  },
  {
    name: "a name in numbered pieces",
    known: { source: "RFC 2231 section 3" },
    message: lines("Content-Type: application/x", "Content-Disposition: attachment; filename*0=a.e; filename*1=xe", "", "x"),
    sees: { attachment: ["a.exe", "executable"] },
  },
  {
    name: "a file inside the text",
    known: { source: "POSIX uuencode" },
    message: lines("Content-Type: text/plain", "", "begin 644 a.exe", "#35J0", "`", "end"),
    sees: { attachment: ["a.exe", "executable"] },
  },
];
