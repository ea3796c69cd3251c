/** Differences in attachments. */
import type { Kind } from "./kinds.ts";
import type { File } from "./views.ts";

const withoutEnds = (files: readonly File[]): readonly File[] => files.map((file) => ({ ...file, bytes: 0, sha256: file.lines }));
const withPlainName = (files: readonly File[]): readonly File[] => files.map((file) => ({ ...file, name: file.name.replaceAll("\\", "") }));

export const fileKinds: readonly Kind[] = [
  {
    name: "last-line-end",
    fields: ["files"],
    right: "ours",
    meaning:
      "The line end before a delimiter belongs to the delimiter (RFC 2046 5.1.1); theirs counts it as content and turns CRLF into LF.",
    without: ({ ours, theirs }) => ({
      ours: { ...ours, files: withoutEnds(ours.files) },
      theirs: { ...theirs, files: withoutEnds(theirs.files) },
    }),
  },
  {
    name: "two-names",
    fields: ["files"],
    right: "ours",
    meaning: "A file whose name in Content-Type is another than in Content-Disposition: programs show one or the other, so we list both.",
    without: ({ ours, theirs }, { message }) => {
      if (!message.defects.some(({ name }) => name === "mime.two-names")) return { ours, theirs };
      const known = new Set(theirs.files.map(({ name }) => name));
      const others = new Set(theirs.files.map(({ sha256 }) => sha256));
      return { ours: { ...ours, files: ours.files.filter(({ name, sha256 }) => known.has(name) || !others.has(sha256)) }, theirs };
    },
  },
  {
    name: "backslash-in-name",
    fields: ["files"],
    right: "both",
    meaning: "A backslash in a quoted file name: a sign of escape by RFC 5322, part of a path as programs of Windows write it. We keep it.",
    without: ({ ours, theirs }) => ({
      ours: { ...ours, files: withPlainName(ours.files) },
      theirs: { ...theirs, files: withPlainName(theirs.files) },
    }),
  },
  {
    name: "file-in-text",
    fields: ["files", "text"],
    right: "ours",
    meaning:
      "Text parts with a file name, and files that are uuencoded within a text: programs offer them as files, and we list them; for theirs they are text.",
    without: ({ ours, theirs }) => {
      const digests = new Set(theirs.files.map(({ sha256 }) => sha256));
      const files = ours.files.filter(({ type, sha256 }) => digests.has(sha256) || !/^text\/(?:plain|html)$/.test(type));
      return files.length === ours.files.length ? { ours, theirs } : { ours: { ...ours, files }, theirs: { ...theirs, text: ours.text } };
    },
  },
];
