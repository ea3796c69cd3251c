/** Ends an exhaustive `switch`: a kind that was forgotten does not compile, one that slips in from outside throws. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
