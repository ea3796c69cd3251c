/**
 * Codes that are drawn without a picture, with block characters or with the cells of a table, as pixels for the decoder. Modules are drawn
 * four pixels wide with a margin around them. Bounded. Gap: cells whose colour comes from a class, drawings of positioned boxes.
 */
import { CODE_DRAWINGS } from "../../platform/limits.ts";
import type { Note } from "../defects.ts";
import { parseColor } from "../html/color.ts";
import { decodeEntities } from "../html/entities.ts";

export interface Drawing {
  /** Gray, a byte a pixel. */
  readonly gray: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rows of dark (true) and light modules. */
type Rows = readonly (readonly boolean[])[];

/** The smallest QR code has 21 modules a side, the largest 177. */
const LEAST = 21;
const MOST = 200;
const MODULE = 4;
const MARGIN = 4;

const BLOCKS = /[█▀▄▌▐▖-▟⬛⬜■□]/;
/** Upper left, upper right, lower left, lower right. */
const QUARTERS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "█": 0b1111,
    "▀": 0b1100,
    "▄": 0b0011,
    "▌": 0b1010,
    "▐": 0b0101,
    "▖": 0b0010,
    "▗": 0b0001,
    "▘": 0b1000,
    "▙": 0b1011,
    "▚": 0b1001,
    "▛": 0b1110,
    "▜": 0b1101,
    "▝": 0b0100,
    "▞": 0b0110,
    "▟": 0b0111,
    "⬛": 0b1111,
    "■": 0b1111,
  }),
);

/** Drawings made of block characters: neighbouring lines that hold many of them. */
export function drawnInText(text: string, note: Note): readonly Drawing[] {
  if (!BLOCKS.test(text)) return [];
  const drawings: Drawing[] = [];
  let block: string[] = [];
  for (const line of [...text.split("\n"), ""]) {
    if (isDrawn(line, block.length > 0)) {
      if (block.length < MOST) block.push(line.replace(/\r$/, "").slice(0, 2 * MOST));
      continue;
    }
    if (block.length * 2 >= LEAST) add(drawings, rowsOfText(block), note);
    block = [];
  }
  return drawings;
}

/** Drawings in a page: its block characters line by line, and its tables. `text` is what the page shows. */
export function drawnInPage(html: string, text: string, note: Note): readonly Drawing[] {
  return [...(BLOCKS.test(text) ? drawnInText(linesOfPage(html), note) : []), ...drawnInTables(html, note)];
}

/** The text of a page with its line breaks and all its spaces, as a drawing needs it. */
function linesOfPage(html: string): string {
  const isPreformatted = /<pre[\s>]/i.test(html);
  const written = isPreformatted ? html : html.replace(/[\r\n]+/g, "");
  const text = written.replace(/<(?:br|\/p|\/div|\/tr|\/pre)(?=[\s/>])[^>]{0,200}>/gi, "\n").replace(/<[^<>]{0,2000}>/g, "");
  return decodeEntities(text, "text").replaceAll("\u00a0", " ");
}

function isDrawn(line: string, goesOn: boolean): boolean {
  const needed = goesOn ? 1 : 5;
  let seen = 0;
  for (let i = 0; i < line.length && i < 2 * MOST; i++) if (BLOCKS.test(line[i]!) && ++seen >= needed) return true;
  return false;
}

function rowsOfText(lines: readonly string[]): Rows {
  // a character that is a square by itself stands for one module, the others are half as wide as high
  const hasSquares = lines.some((line) => /[⬛⬜■□]/.test(line));
  const hasSides = lines.some((line) => /[▌▐▖-▟]/.test(line));
  const width = Math.max(...lines.map((line) => line.length));
  return lines.flatMap((line) => {
    const quarters = Array.from({ length: width }, (_, i) => QUARTERS.get(line[i] ?? " ") ?? 0);
    if (hasSquares) return [quarters.map((each) => each === 0b1111)];
    return [3, 1].map((upper) =>
      quarters.flatMap((each) => (hasSides ? [isSet(each, upper), isSet(each, upper - 1)] : [isSet(each, upper)])),
    );
  });
}

function isSet(bits: number, bit: number): boolean {
  return ((bits >> bit) & 1) === 1;
}

const TABLE_TAG = /<(\/?)(table|tr|td|th)(?=[\s>/])([^>]{0,600})>/gi;
/** Cells in a row that follow each other as closely as cells without text do; fewer make no code. */
const LEAST_CELLS = 100;
const CELL_CHARACTERS = 250;

/** Drawings made of coloured table cells. One pass; tables inside tables are read apart. */
export function drawnInTables(html: string, note: Note): readonly Drawing[] {
  if (!hasEmptyCells(html.includes("<TD") ? html.toLowerCase() : html)) return [];
  const drawings: Drawing[] = [];
  const open: boolean[][][] = [];
  for (const [, closing, name = "", attributes = ""] of html.matchAll(TABLE_TAG)) {
    const table = open.at(-1);
    const tag = name.toLowerCase();
    if (tag === "table" && closing === "") open.push([]);
    else if (tag === "table") {
      const rows = open.pop();
      if (rows !== undefined && rows.length >= LEAST) add(drawings, rows, note);
    } else if (table === undefined || closing !== "") continue;
    else if (tag === "tr") {
      if (table.length <= MOST) table.push([]);
    } else addCell(table.at(-1), attributes);
  }
  return drawings;
}

function addCell(row: boolean[] | undefined, attributes: string): void {
  if (row === undefined) return;
  const span = Math.max(1, Number(/colspan\s?=\s?["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1));
  const written = /(?:bgcolor\s?=\s?["']?|background(?:-color)?\s?:\s?)(#?[\w(),.% ]{3,40}?)\s?(?:["';>]|$)/i.exec(attributes)?.[1];
  const color = written === undefined ? null : parseColor(written);
  const isDark = typeof color === "number" && isDarkColor(color);
  for (let i = 0; i < span && row.length < MOST; i++) row.push(isDark);
}

function isDarkColor(color: number): boolean {
  return 0.3 * (color >> 16) + 0.59 * ((color >> 8) & 255) + 0.11 * (color & 255) < 128;
}

function add(drawings: Drawing[], rows: Rows, note: Note): void {
  const columns = Math.max(...rows.map((row) => row.length));
  if (columns < LEAST || rows.length > 2 * MOST || columns > 2 * MOST || !rows.some((row) => row.includes(true))) return;
  if (drawings.length >= CODE_DRAWINGS) note("code.too-many-drawings", `more than ${CODE_DRAWINGS}`);
  else drawings.push(render(rows, columns));
}

function render(rows: Rows, columns: number): Drawing {
  const width = (columns + 2 * MARGIN) * MODULE;
  const height = (rows.length + 2 * MARGIN) * MODULE;
  const gray = new Uint8Array(width * height).fill(255);
  for (const [y, row] of rows.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      const left = (x + MARGIN) * MODULE;
      for (let line = 0; line < MODULE; line++) {
        const start = ((y + MARGIN) * MODULE + line) * width + left;
        gray.fill(0, start, start + MODULE);
      }
    }
  }
  return { gray, width, height };
}

function hasEmptyCells(html: string): boolean {
  let run = 0;
  let last = 0;
  for (let at = html.indexOf("<td"); at >= 0; at = html.indexOf("<td", at + 3)) {
    run = at - last <= CELL_CHARACTERS ? run + 1 : 0;
    if (run >= LEAST_CELLS) return true;
    last = at;
  }
  return false;
}
