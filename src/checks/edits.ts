/**
 * Names that are a letter off: one letter more, less, other or swapped, or digits and pairs of letters that look like the letter meant
 * ("paypa1", "rnicrosoft"). Names with one letter taken out are looked up instead of comparing with every name.
 */

/** Pairs and digits as a reader takes them. */
export function asRead(label: string): string {
  return label
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/cl/g, "d")
    .replace(/0/g, "o")
    .replace(/[1|]/g, "l")
    .replace(/3/g, "e")
    .replace(/5/g, "s")
    .replace(/4/g, "a");
}

/** Makes a question: which of `names` is `label` a letter off from? Null when none, and for the name itself. */
export function closeLabels(names: readonly string[]): (label: string) => string | null {
  const exact = new Set(names);
  const shapes = new Map<string, string[]>();
  const note = (shape: string, name: string): void => void shapes.set(shape, [...(shapes.get(shape) ?? []), name]);
  for (const name of names) {
    note(name, name);
    note(asRead(name), name);
    for (const shorter of withoutOne(name)) note(shorter, name);
  }
  return (label) => {
    if (exact.has(label) || label.length > 40) return null;
    const read = (shapes.get(asRead(label)) ?? []).find((name) => asRead(name) === asRead(label));
    if (read !== undefined) return read;
    for (const shape of [label, ...withoutOne(label)]) {
      const close = (shapes.get(shape) ?? []).find((name) => isOneEdit(label, name));
      if (close !== undefined) return close;
    }
    return null;
  };
}

function withoutOne(name: string): readonly string[] {
  return Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1));
}

/** One letter more, less, other, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
