/** Where the two views of a message differ, field by field; texts and files are paired so that one difference is told once. */
import type { File, Person, View } from "./views.ts";

export type Field = "refused" | "subject" | "from" | "to" | "cc" | "replyTo" | "date" | "messageId" | "text" | "html" | "files";

export interface Difference {
  readonly field: Field;
  readonly ours: string;
  readonly theirs: string;
}

export function differencesOf({ ours, theirs }: { readonly ours: View; readonly theirs: View }): readonly Difference[] {
  return [
    ...simple("subject", ours.subject, theirs.subject),
    ...people("from", ours, theirs),
    ...people("to", ours, theirs),
    ...people("cc", ours, theirs),
    ...people("replyTo", ours, theirs),
    ...simple("date", String(ours.date), String(theirs.date)),
    ...simple("messageId", ours.messageId, theirs.messageId),
    ...texts("text", ours.text, theirs.text),
    ...texts("html", ours.html, theirs.html),
    ...files(ours.files, theirs.files),
  ];
}

function simple(field: Field, ours: string, theirs: string): readonly Difference[] {
  return ours === theirs ? [] : [{ field, ours, theirs }];
}

function people(field: "from" | "to" | "cc" | "replyTo", ours: View, theirs: View): readonly Difference[] {
  const text = (list: readonly Person[]): string => list.map(({ name, address }) => `${name} <${address}>`).join(", ");
  return simple(field, text(ours[field]), text(theirs[field]));
}

/** Ours are parts, theirs is one text: what is left of it after our parts, and what of our parts is not in it. */
function texts(field: "text" | "html", ours: readonly string[], theirs: readonly string[]): readonly Difference[] {
  let rest = theirs.join(" ");
  const missing: string[] = [];
  for (const part of ours) {
    const at = rest.indexOf(part);
    if (at < 0) missing.push(part);
    else rest = `${rest.slice(0, at)} ${rest.slice(at + part.length)}`;
  }
  return simple(field, missing.join(" ").trim(), rest.replace(/ +/g, " ").trim());
}

function files(ours: readonly File[], theirs: readonly File[]): readonly Difference[] {
  const left = [...theirs];
  const differences: Difference[] = [];
  const text = (file: File | undefined): string => (file === undefined ? "" : `${file.name} ${file.type} ${file.bytes} ${file.sha256}`);
  for (const own of ours) {
    const same = left.findIndex((file) => text(file) === text(own));
    const near = same >= 0 ? same : left.findIndex((file) => file.sha256 === own.sha256);
    const nearest = near >= 0 ? near : left.findIndex((file) => file.name === own.name && file.type === own.type);
    const [other] = nearest < 0 ? [] : left.splice(nearest, 1);
    if (text(other) !== text(own)) differences.push({ field: "files", ours: text(own), theirs: text(other) });
  }
  return [...differences, ...left.map((file): Difference => ({ field: "files", ours: "", theirs: text(file) }))];
}
