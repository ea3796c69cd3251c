/** Computes a value on first use and keeps it: reading a message pays only for what is looked at. */
export function lazy<T>(make: () => T): () => T {
  let made = false;
  let value: T | undefined;
  return () => {
    if (!made) {
      value = make();
      made = true;
    }
    return value as T; // set by make() above; T itself may include undefined
  };
}
