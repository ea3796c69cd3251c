/**
 * Rich text as Outlook sends it: compressed ([MS-OXRTFCP]), and the text of it that a reader sees, in one linear pass. A page that was wrapped
 * into RTF ([MS-OXRTFEX]) is unwrapped.
 * Gap: pictures and fields other than hyperlinks are left out; letters outside windows-1252 only as \u.
 */
const LZFU = 0x75465a4c;
const PLAIN = 0x414c454d;
const DICTIONARY = 4_096;
const START =
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/** Null for what is no compressed RTF; at most `limit` bytes are made. */
export function rtfDecompressed(bytes: Buffer, limit: number): Buffer | null {
  if (bytes.length < 16) return null;
  const size = Math.min(bytes.readUInt32LE(4), limit);
  const kind = bytes.readUInt32LE(8);
  if (kind === PLAIN) return bytes.subarray(16, 16 + size);
  return kind === LZFU ? unpacked(bytes, size) : null;
}

function unpacked(bytes: Buffer, wanted: number): Buffer {
  const size = Math.min(wanted, bytes.length * 9); // two bytes stand for 17 at most
  const out = Buffer.allocUnsafe(size);
  const dictionary = Buffer.alloc(DICTIONARY);
  let at = dictionary.write(START, "latin1");
  let length = 0;
  const put = (byte: number): void => {
    out[length++] = byte;
    dictionary[at] = byte;
    at = (at + 1) % DICTIONARY;
  };
  for (let pos = 16; pos < bytes.length && length < size; ) {
    const flags = bytes[pos++]!;
    for (let bit = 0; bit < 8 && pos < bytes.length && length < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[pos++]!);
        continue;
      }
      const token = (bytes[pos]! << 8) | (bytes[pos + 1] ?? 0);
      pos += 2;
      const from = token >> 4;
      if (from === at) return out.subarray(0, length); // the mark of the end
      for (let i = 0; i < (token & 15) + 2 && length < size; i++) put(dictionary[(from + i) % DICTIONARY]!);
    }
  }
  return out.subarray(0, length);
}

/** Groups whose content is not text. */
const SILENT = new Set("fonttbl colortbl stylesheet info pict object themedata listtable listoverridetable generator xmlnstbl".split(" "));
const BREAKS = new Set(["par", "line", "row", "cell", "page", "sect"]);
const TOKEN = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([0-9a-f]{2})|([\s\S]))|[{}]|[^\\{}]+/gi;
const HYPERLINK = /\\\*\\fldinst[^"{}]{0,100}(?:\{[^"{}]{0,100}){0,3}HYPERLINK\s{0,9}"([^"]{1,2000})"/y;
const CHARACTERS = 1_048_576;
const latin = new TextDecoder("windows-1252");

/** What a reader sees of RTF: the page that was wrapped into it, or else text in which targets of hyperlinks stand in angle brackets. */
export function readRtf(rtf: string): { readonly type: "text/plain" | "text/html"; readonly text: string } {
  const wrapsHtml = /\\fromhtml1(?!\d)/.test(rtf.slice(0, 1_000));
  return { type: wrapsHtml ? "text/html" : "text/plain", text: new RtfReader(rtf, wrapsHtml).read() };
}

class RtfReader {
  readonly #rtf: string;
  readonly #wrapsHtml: boolean;
  #out = "";
  #depth = 0;
  /** Depth at which a group that is not shown began, 0 outside of any. */
  #quiet = 0;
  /** Right behind an opening brace. */
  #begins = false;
  /** Characters that stand for a \\u before them. */
  #skip = 0;
  /** Inside what a page wrapped into RTF has for readers of RTF alone. */
  #rtfOnly = false;

  constructor(rtf: string, wrapsHtml: boolean) {
    this.#rtf = rtf.slice(0, CHARACTERS);
    this.#wrapsHtml = wrapsHtml;
  }

  read(): string {
    for (const match of this.#rtf.matchAll(TOKEN)) {
      const [token, word, number, hex, symbol] = match;
      if (token === "{") {
        this.#depth++;
        this.#begins = true;
        continue;
      }
      if (token === "}") {
        if (this.#quiet === this.#depth) this.#quiet = 0;
        this.#depth--;
      } else if (this.#quiet === 0) {
        if (this.#begins && (symbol === "*" || (word !== undefined && SILENT.has(word)))) this.#destination(match.index);
        else if (word !== undefined) this.#word(word, number);
        else if (hex !== undefined) this.#put(latin.decode(Uint8Array.of(Number.parseInt(hex, 16))));
        else if (symbol !== undefined) this.#put(symbol === "~" ? " " : "\\{}".includes(symbol) ? symbol : "");
        else this.#put(token.replace(/[\r\n]+/g, ""));
      }
      this.#begins = false;
    }
    return this.#out.trim();
  }

  /** A group that readers who do not know it leave out. */
  #destination(at: number): void {
    if (this.#wrapsHtml && this.#rtf.startsWith("\\*\\htmltag", at)) return;
    HYPERLINK.lastIndex = at;
    const target = HYPERLINK.exec(this.#rtf)?.[1];
    if (target !== undefined && !this.#wrapsHtml) this.#out += ` <${target}> `;
    this.#quiet = this.#depth;
  }

  #word(word: string, number: string | undefined): void {
    if (word === "htmlrtf") this.#rtfOnly = this.#wrapsHtml && number !== "0";
    else if (BREAKS.has(word)) this.#put("\n");
    else if (word === "tab") this.#put("\t");
    else if (word === "u" && number !== undefined) {
      this.#put(String.fromCharCode(Number(number) & 0xffff));
      this.#skip = 1;
    }
  }

  #put(text: string): void {
    if (text === "") return;
    const shown = this.#skip > 0 ? text.slice(1) : text;
    this.#skip = 0;
    if (!this.#rtfOnly) this.#out += shown;
  }
}
