/**
 * RTF as a file: templates and pictures from elsewhere, fields, and embedded objects, whose hexadecimal data is decoded past the tricks of
 * writing it (white space, control words, groups in between). Bounded.
 */
import type { Attachment } from "../message.ts";
import { type Ability, ability, type Opened } from "./carrier.ts";
import { lookThrough } from "./compound.ts";

const READ = 4_194_304;
const OBJECTS = 20;
const OBJECT_CHARACTERS = 2_097_152;

export function openRichText(file: Attachment): Opened {
  const text = file.content().toString("latin1", 0, READ);
  const abilities: Ability[] = [];
  const urls: string[] = [];
  const template = /\\\*\s{0,9}\\template\s{1,9}([^{}\\]{3,2000})/.exec(text)?.[1]?.trim();
  if (template !== undefined && /^(?:https?:|\\\\|file:)/i.test(template)) {
    abilities.push(ability("document.remote-template", template));
    urls.push(template);
  }
  const field = /\bDDE(?:AUTO)?\s{1,9}[^{}]{2,120}/.exec(text)?.[0];
  if (field !== undefined && text.includes("\\field")) abilities.push(ability("document.dde", field));
  for (const [, url = ""] of text.matchAll(
    /(?:HYPERLINK|INCLUDEPICTURE|INCLUDETEXT)\s{1,9}"?\s{0,9}((?:https?|ftp|file):[^"\s{}\\]{3,2000})/gi,
  ))
    urls.push(url);
  for (const object of objectsIn(text)) {
    const opened = lookThrough(object);
    abilities.push(...(opened.abilities ?? []));
    if (object.includes("http", 0, "latin1") && /\\obj(?:update|autlink)/.test(text))
      abilities.push(ability("document.remote-object", "an object that updates itself"));
    urls.push(...(opened.urls ?? []));
  }
  return { abilities, urls };
}

function objectsIn(text: string): readonly Buffer[] {
  const objects: Buffer[] = [];
  for (let at = text.indexOf("\\objdata"); at >= 0 && objects.length < OBJECTS; at = text.indexOf("\\objdata", at + 8)) {
    const written = text.slice(at + 8, at + 8 + OBJECT_CHARACTERS);
    const end = /(?<!\\)\}\s{0,9}(?:\}|\\|$)/.exec(written)?.index ?? written.length;
    const digits = written.slice(0, end).replace(/\\[a-z]{1,32}-?\d{0,10} ?|\\'[0-9a-f]{2}|[^0-9a-f]/gi, "");
    objects.push(Buffer.from(digits, "hex"));
  }
  return objects;
}
