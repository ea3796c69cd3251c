/**
 * Character references of HTML (HTML standard, section 13.5): numeric ones and the names that occur in mail.
 * Without a semicolon only the old Latin-1 names count, and in attributes only when no letter, digit or "=" follows.
 * Gap: rare names of mathematics stay as written.
 */
const LATIN1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const GREEK =
  "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega - - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";
/** Name and code point in hexadecimal. */
const OTHERS =
  "OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2c6 tilde 2dc ensp 2002 emsp 2003 numsp 2007 puncsp 2008 thinsp 2009 hairsp 200a ZeroWidthSpace 200b zwnj 200c zwj 200d lrm 200e rlm 200f hyphen 2010 dash 2010 ndash 2013 mdash 2014 horbar 2015 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 bullet 2022 hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044 NoBreak 2060 euro 20ac image 2111 weierp 2118 real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b loz 25ca check 2713 star 2606 starf 2605 spades 2660 clubs 2663 hearts 2665 diams 2666 Tab 9 NewLine a excl 21 num 23 dollar 24 percnt 25 lpar 28 rpar 29 ast 2a plus 2b comma 2c period 2e sol 2f colon 3a semi 3b equals 3d quest 3f commat 40 lsqb 5b lbrack 5b bsol 5c rsqb 5d rbrack 5d Hat 5e lowbar 5f grave 60 lcub 7b lbrace 7b vert 7c verbar 7c rcub 7d rbrace 7d NonBreakingSpace a0 inodot 131 lang 27e8 rang 27e9 fflig fb00 filig fb01 fllig fb02";
/** Numeric references to the C1 range mean windows-1252 (HTML standard, "numeric character reference end state"). */
const C1 =
  "20ac 81 201a 192 201e 2026 2020 2021 2c6 2030 160 2039 152 8d 17d 8f 90 2018 2019 201c 201d 2022 2013 2014 2dc 2122 161 203a 153 9d 17e 178"
    .split(" ")
    .map((code) => Number.parseInt(code, 16));

const withSemicolon = new Map<string, string>([["apos", "'"]]);
const withoutSemicolon = new Map<string, string>([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["AMP", "&"],
  ["LT", "<"],
  ["GT", ">"],
  ["QUOT", '"'],
]);
for (const [i, name] of LATIN1.split(" ").entries()) withoutSemicolon.set(name, String.fromCharCode(160 + i));
for (const [i, name] of GREEK.split(" ").entries()) withSemicolon.set(name, String.fromCharCode(0x391 + i));
const others = OTHERS.split(" ");
for (let i = 0; i < others.length; i += 2) withSemicolon.set(others[i]!, String.fromCodePoint(Number.parseInt(others[i + 1]!, 16)));

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,8});?|#(\d{1,8});?|([a-zA-Z][a-zA-Z0-9]{1,31})(;?))/g;

/** The text with its character references undone. */
export function decodeEntities(text: string, inside: "text" | "attribute"): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string, semicolon?: string, offset?: number) => {
    if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
    if (decimal !== undefined) return fromCode(Number(decimal));
    if (name === undefined) return whole;
    if (semicolon === ";") return withSemicolon.get(name) ?? withoutSemicolon.get(name) ?? oldName(name, `${name};`) ?? whole;
    if (inside === "attribute" && (withoutSemicolon.get(name) === undefined || text[(offset ?? 0) + whole.length] === "=")) return whole;
    return oldName(name, name) ?? whole;
  });
}

/** "&ampfoo" means "&foo": the longest old name that the letters begin with. */
function oldName(name: string, rest: string): string | undefined {
  for (let length = Math.min(name.length, 6); length >= 2; length--) {
    const value = withoutSemicolon.get(name.slice(0, length));
    if (value !== undefined) return value + rest.slice(length);
  }
  return undefined;
}

function fromCode(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\ufffd";
  return code >= 0x80 && code <= 0x9f ? String.fromCodePoint(C1[code - 0x80]!) : String.fromCodePoint(code);
}
