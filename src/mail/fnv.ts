/** FNV-1a over the code units of a text, 32 bits: for keys in memory, where nobody gains by two that are equal. */

const START = 0x811c9dc5;

/** `from` goes on with an earlier hash. */
export function fnv1a(text: string, from: number = START): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
