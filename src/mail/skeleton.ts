/**
 * What an internationalized host looks like to a reader in plain letters (in the sense of UTS 39 section 4, with a small table of our own:
 * letters of other scripts whose usual shape is that of a Latin one). Null for hosts that are plain already.
 */
import { domainToUnicode } from "node:url";

/** Imitating letters before each colon's Latin one: Cyrillic, Greek, Armenian, IPA, Latin extensions, Cherokee, signs. */
const IMITATIONS =
  "a:\u0430\u03b1\u0251\u1d00 b:\u0184\u15af\u0432\u0299 c:\u0441\u03f2\u1d04\u2ca5 d:\u0501\u0257\u217e e:\u0435\u04bd\u0454\u03b5\u0117\u212e f:\u017f\u03dd\u0192 " +
  "g:\u0261\u0581\u1d83 h:\u04bb\u0570\u043d i:\u0456\u03b9\u0131\u0269\u026a\u04cf\u2170 j:\u0458\u03f3 k:\u043a\u03ba\u0138 l:\u04c0\u217c\u01c0\u0142\u029f m:\u043c\u217f\u028d n:\u0578\u057c\u03b7\u043f\u0274 " +
  "o:\u043e\u03bf\u0585\u03c3\u06c1\u0966\u0665\u1d0f\u00f8\u0275 p:\u0440\u03c1\u2ca3 q:\u051b\u0563\u0566 r:\u0433\u1d26\u0280\u027e s:\u0455\u01bd\ua731 t:\u0442\u03c4\u1d1b\u0167 " +
  "u:\u057d\u03c5\u028b\u1d1c\u0446 v:\u0475\u03bd\u1d20\u2174 w:\u0461\u051d\u0561\u1d21\u03c9 x:\u0445\u03c7\u2179 y:\u0443\u03b3\u04af\u028f\u10e7 z:\u1d22\u0290\u01b6";

const LATIN = new Map(
  IMITATIONS.split(" ").flatMap((entry) => {
    const [latin = "", imitating = ""] = entry.split(":");
    return Array.from(imitating, (letter) => [letter, latin] as const);
  }),
);
const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]/g;

export function skeletonOf(host: string): string | null {
  if (!host.includes("xn--")) return null;
  const unicode = domainToUnicode(host);
  if (unicode === "" || unicode === host) return null;
  const plain = unicode.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return Array.from(plain, (letter) => LATIN.get(letter) ?? letter).join("");
}
