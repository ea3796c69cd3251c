/** Builds TNEF for tests: attributes of a message and of its files. */
const u16 = (value: number): Buffer => Buffer.of(value & 255, value >> 8);
const u32 = (value: number): Buffer => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
const padded = (value: Buffer): Buffer => Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);

export interface MadeProperty {
  readonly id: number;
  readonly type: number;
  readonly value: Buffer;
}

export interface MadeFile {
  /** The short name of the attribute. */
  readonly title?: string;
  readonly data?: Buffer;
  readonly properties?: readonly MadeProperty[];
}

function attribute(level: number, id: number, value: Buffer): Buffer {
  const checksum = value.reduce((sum, byte) => (sum + byte) & 0xffff, 0);
  return Buffer.concat([Buffer.of(level), u16(id), u16(6), u32(value.length), value, u16(checksum)]);
}

function properties(list: readonly MadeProperty[]): Buffer {
  const made = list.map(({ id, type, value }) => Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), padded(value)]));
  return Buffer.concat([u32(list.length), ...made]);
}

export function tnefOf(
  message: { readonly text?: string; readonly properties?: readonly MadeProperty[] },
  files: readonly MadeFile[],
): Buffer {
  return Buffer.concat([
    Buffer.from("789f3e220100", "hex"),
    attribute(1, 0x8008, Buffer.from("IPM.Microsoft Mail.Note\0")),
    ...(message.text === undefined ? [] : [attribute(1, 0x800c, Buffer.from(`${message.text}\0`))]),
    ...(message.properties === undefined ? [] : [attribute(1, 0x9003, properties(message.properties))]),
    ...files.flatMap(({ title, data, properties: own }) => [
      attribute(2, 0x9002, Buffer.alloc(14)),
      ...(title === undefined ? [] : [attribute(2, 0x8010, Buffer.from(`${title}\0`))]),
      ...(data === undefined ? [] : [attribute(2, 0x800f, data)]),
      ...(own === undefined ? [] : [attribute(2, 0x9005, properties(own))]),
    ]),
  ]);
}
