/** Differences in From, To, Cc and Reply-To. */
import type { Kind, Views } from "./kinds.ts";
import type { Pair, Person, View } from "./views.ts";

const FIELDS = ["from", "to", "cc", "replyTo"] as const;
type People = (typeof FIELDS)[number];
const NAMES: Readonly<Record<People, string>> = { from: "From", to: "To", cc: "Cc", replyTo: "Reply-To" };

/** Both views with their lists of people changed. */
function each(change: (people: readonly Person[]) => readonly Person[]): Kind["without"] {
  return (views): Views => {
    const of = (view: View): View => ({ ...view, ...Object.fromEntries(FIELDS.map((field) => [field, change(view[field])])) });
    return { ours: of(views.ours), theirs: of(views.theirs) };
  };
}

/** Both views with each person changed. */
function person(change: (one: Person) => Person): Kind["without"] {
  return each((people) => people.map(change));
}

/** Ours in place of theirs in the fields that are written so. */
function written(applies: (raw: string, theirs: readonly Person[]) => boolean): Kind["without"] {
  return ({ ours, theirs }, pair) => {
    const fields = FIELDS.filter((field) => applies(rawOf(pair, field), theirs[field]));
    return { ours, theirs: { ...theirs, ...Object.fromEntries(fields.map((field) => [field, ours[field]])) } };
  };
}

function rawOf({ message }: Pair, field: People): string {
  return message.headers.all(NAMES[field]).join(", ");
}

const textOf = (people: readonly Person[]): string => people.map(({ name, address }) => `${name} ${address}`).join(" ");

export const addressKinds: readonly Kind[] = [
  {
    name: "8-bit-address",
    fields: FIELDS,
    right: "ours",
    meaning: "Bytes of a name or address that are no UTF-8: we read them in the charset of the body, theirs become replacement characters.",
    without: written((_, theirs) => textOf(theirs).includes("\ufffd")),
  },
  {
    name: "comment-in-address",
    fields: FIELDS,
    right: "ours",
    meaning: "Comments and old routes within an address (RFC 5322 3.2.2 and 4.4): we leave them out, theirs keeps them in the address.",
    without: written((raw) => /@[^\s<>,"]{0,40}\([^)]{1,200}\)|\([^()]{0,100}\([^()]{0,100}\)|<@[^<>:]{1,200}:/.test(raw)),
  },
  {
    name: "text-round-brackets",
    fields: FIELDS,
    right: "both",
    meaning:
      "Text where none belongs: behind an address in angle brackets or a quoted name, or brackets in brackets. Nothing is defined for it; both find the address that can be written to.",
    without: written((raw) => {
      const bare = raw.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/<>/g, "");
      return />\s*[^\s,;<>()]|""\s*[^\s@<>,;:.()]|<[^<>]*<|<[^<>@,]*>/.test(bare);
    }),
  },
  {
    name: "group",
    fields: FIELDS,
    right: "ours",
    meaning:
      "Groups (RFC 5322 3.4): we list the members, and a group without any is nobody; theirs makes a nameless address of it or drops what follows.",
    without: written((raw) => /:[^;@]*;/.test(raw)),
  },
  {
    name: "encoded-word-in-address",
    fields: FIELDS,
    right: "both",
    meaning:
      "An encoded word within an address, where none may be (RFC 2047 5): it stays as written; theirs shows it decoded as a name too.",
    without: written((raw) => /=\?[^\s?]{1,40}\?[bq]\?[^\s?]{0,200}\?=@/i.test(raw)),
  },
  {
    name: "name-is-address",
    fields: FIELDS,
    right: "both",
    meaning: "A display name that is the address itself: theirs leaves it out, we keep what was written.",
    without: person((one) => (one.name.toLowerCase() === one.address.toLowerCase() ? { ...one, name: "" } : one)),
  },
  {
    name: "quoted-local-part",
    fields: FIELDS,
    right: "ours",
    meaning: "A quoted local part keeps its quotes, because without them it is another address (RFC 5321 4.1.2); theirs takes them away.",
    without: person(({ name, address }) => ({ name, address: address.replaceAll('"', "") })),
  },
  {
    name: "space-in-address",
    fields: FIELDS,
    right: "ours",
    meaning: "Spaces and line folds within an address mean nothing (RFC 5322 4.4): we leave them out, theirs keeps some.",
    without: person(({ name, address }) => ({ name, address: address.replace(/\s/g, "") })),
  },
  {
    name: "nobody",
    fields: FIELDS,
    right: "both",
    meaning: "An empty address without a name, as in From: <>. Theirs lists it, we list nobody.",
    without: each((people) => people.filter(({ name, address }) => name !== "" || address !== "")),
  },
  {
    name: "no-address",
    fields: FIELDS,
    right: "both",
    meaning: "A word without an @: theirs calls it a name, we the local part of an address; neither can be written to.",
    without: person(({ name, address }) => (address.includes("@") ? { name, address } : { name: `${name}${address}`, address: "" })),
  },
  {
    name: "several-authors",
    fields: ["from"],
    right: "ours",
    meaning: "Every author of every From field counts (RFC 5322 3.6.2; several fields are a way round DMARC); theirs keeps the first.",
    without: ({ ours, theirs }) => ({
      ours: { ...ours, from: ours.from.slice(0, 1) },
      theirs: { ...theirs, from: theirs.from.slice(0, 1) },
    }),
  },
];
