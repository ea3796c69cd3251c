/**
 * The rules of style elements: type, class and id selectors, alone or joined (`td.a.b`), in the order of the cascade.
 * Rules that depend on surroundings or on the screen (combined selectors, @media) count only as far as they show text: hiding by mistake
 * would blind us. Bounded in length and number. Gap: attribute selectors and pseudo-classes are such rules, too.
 */
import { isSilent, merge, NO_STYLE, parseStyle, revealing, type Style } from "./style.ts";

export interface Rule {
  /** "" for any. */
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** Text is put before or after the element. */
  readonly generates: boolean;
  readonly weight: number;
  readonly style: Style;
}

const SHEET_CHARACTERS = 65_536;
const RULES = 1_000;
/** Nested at-rules that are looked into. */
const AT_DEPTH = 3;
const COMPOUND = /^([a-z][a-z0-9-]{0,30}|\*)?((?:[.#][\w\\-]{1,100}){0,8})(::?(?:before|after))?$/i;
/** Rules compared with elements in one page; past it rules are left out, which shows text and never hides it. A newsletter needs 5,000. */
const COMPARISONS = 500_000;
const PLAIN = /^[\w.#-]{0,200}$/;
/** Media that every mail program shows. */
const ALWAYS = /^(?:@media)?\s*(?:only\s+)?(?:all|screen)?\s*$/i;

/** The rules of a sheet, in its order. `media` is the media attribute of the style element. */
export function parseSheet(text: string, media: string): readonly Rule[] {
  const sheet = withoutComments(text.slice(0, SHEET_CHARACTERS)).replace(/<!--|-->/g, "");
  const rules: Rule[] = [];
  readRules(sheet, { certain: ALWAYS.test(media), depth: 0 }, rules);
  return rules;
}

function readRules(sheet: string, place: { readonly certain: boolean; readonly depth: number }, rules: Rule[]): void {
  let pos = 0;
  for (let open = sheet.indexOf("{"); open >= 0 && rules.length < RULES; open = sheet.indexOf("{", pos)) {
    // statements without a block, such as @import, end with a semicolon
    const selectors = sheet.slice(Math.max(pos, sheet.lastIndexOf(";", open) + 1), open).trim();
    const isAtRule = selectors.startsWith("@");
    const close = isAtRule ? blockEnd(sheet, open) : sheet.indexOf("}", open);
    const block = sheet.slice(open + 1, close < 0 ? sheet.length : close);
    pos = close < 0 ? sheet.length : close + 1;
    if (!isAtRule) {
      const style = parseStyle(block);
      if (!isSilent(style)) addRules(selectors, style, place.certain, rules);
    } else if (/^@(?:media|supports|layer)/i.test(selectors) && place.depth < AT_DEPTH && close >= 0) {
      readRules(block, { certain: place.certain && ALWAYS.test(selectors), depth: place.depth + 1 }, rules);
    }
  }
}

function addRules(selectors: string, style: Style, certain: boolean, rules: Rule[]): void {
  let shown: Style | null = null;
  for (const selector of selectors.slice(0, 1000).split(",")) {
    const written = selector.trim();
    const last = written.slice(lastCombinator(written) + 1);
    const plain = PLAIN.test(last) ? last : last.replace(/\[[^\]]{0,100}\]|:(?!:?(?:before|after)$)[\w-]{1,30}(?:\([^)]{0,100}\))?/gi, "");
    const match = COMPOUND.exec(plain);
    if (match === null || rules.length >= RULES) continue;
    const names = match[2]!.match(/[.#][^.#]+/g) ?? [];
    const id = names.find((name) => name.startsWith("#"))?.slice(1) ?? "";
    const classes = names.filter((name) => name.startsWith(".")).map((name) => name.slice(1));
    const tag = match[1] === undefined || match[1] === "*" ? "" : match[1].toLowerCase();
    const applies = certain && plain === written;
    const weight = (id === "" ? 0 : 100) + classes.length * 10 + (tag === "" ? 0 : 1);
    const generates = match[3] !== undefined;
    if (generates && style.content === null) continue;
    if (!applies) shown ??= revealing(style);
    const counted = applies ? style : (shown ?? NO_STYLE);
    if (counted !== NO_STYLE || generates) rules.push({ tag, id, classes, generates, weight, style: counted });
  }
}

/** Position of the last white space or combinator, -1 for a single compound. */
function lastCombinator(selector: string): number {
  for (let i = selector.length - 1; i >= 0; i--) if (" \t\n\r>+~".includes(selector[i]!)) return i;
  return -1;
}

/** Looks up the rules of all sheets of a page for one element. */
export class RuleBook {
  readonly #buckets = new Map<string, { readonly rule: Rule; readonly order: number }[]>();
  #count = 0;
  #hasTypes = false;
  #comparisons = COMPARISONS;

  add(rules: readonly Rule[]): void {
    for (const rule of rules) {
      const key = rule.id !== "" ? `#${rule.id}` : rule.classes[0] !== undefined ? `.${rule.classes[0]}` : rule.tag;
      this.#hasTypes ||= key === rule.tag;
      const bucket = this.#buckets.get(key);
      const entry = { rule, order: this.#count++ };
      if (bucket === undefined) this.#buckets.set(key, [entry]);
      else bucket.push(entry);
    }
  }

  /** True when elements without class and id may have a style, too. */
  get hasTypes(): boolean {
    return this.#hasTypes;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** The style of an element's box, and of the text that its rules put around it. */
  styleOf(tag: string, id: string | undefined, classes: readonly string[]): { readonly own: Style; readonly generated: string } {
    if (this.#comparisons <= 0) return NOTHING;
    const found = ["", tag, ...classes.map((name) => `.${name}`), ...(id === undefined ? [] : [`#${id}`])].flatMap(
      (key) => this.#buckets.get(key) ?? [],
    );
    this.#comparisons -= found.length;
    const matching = found.filter(
      ({ rule }) =>
        (rule.tag === "" || rule.tag === tag) && (rule.id === "" || rule.id === id) && rule.classes.every((name) => classes.includes(name)),
    );
    if (matching.length === 0) return NOTHING;
    matching.sort((a, b) => a.rule.weight - b.rule.weight || a.order - b.order);
    let own: Style = NO_STYLE;
    const generated: string[] = [];
    for (const { rule } of matching) {
      if (!rule.generates) own = merge(own, rule.style);
      else if (rule.style.content !== null) generated.push(rule.style.content);
    }
    return { own, generated: generated.join(" ") };
  }
}

const NOTHING = { own: NO_STYLE, generated: "" };

function withoutComments(sheet: string): string {
  let out = "";
  let from = 0;
  for (let open = sheet.indexOf("/*"); open >= 0; open = sheet.indexOf("/*", from)) {
    out += `${sheet.slice(from, open)} `;
    const close = sheet.indexOf("*/", open + 2);
    if (close < 0) return out;
    from = close + 2;
  }
  return out + sheet.slice(from);
}

function blockEnd(sheet: string, open: number): number {
  let depth = 0;
  for (let i = open; i < sheet.length; i++) {
    if (sheet[i] === "{") depth++;
    else if (sheet[i] === "}" && --depth === 0) return i;
  }
  return -1;
}
