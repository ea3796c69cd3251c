/** Builds BER for tests of S/MIME containers. */
type Content = Buffer | readonly Buffer[];

const joined = (content: Content): Buffer => (Buffer.isBuffer(content) ? content : Buffer.concat(content));

/** An element with a definite length. */
export function ber(tag: number, content: Content): Buffer {
  const bytes = joined(content);
  const length = bytes.length;
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), bytes]);
  const size =
    length < 256
      ? [0x81, length]
      : length < 65_536
        ? [0x82, length >> 8, length & 255]
        : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), bytes]);
}

/** An element with an indefinite length, ended by its end mark. */
export function endless(tag: number, content: Content): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), joined(content), Buffer.of(0, 0)]);
}

const oid = (hex: string): Buffer => ber(6, Buffer.from(hex, "hex"));

/** ContentInfo of RFC 5652 around `type` (1.2.840.113549.1.…) with `octets` as its encapsulated content. */
export function cmsOf(type: string, octets: Buffer, element: (tag: number, content: Content) => Buffer = ber): Buffer {
  const data = oid("2a864886f70d010701");
  const algorithms =
    type === "2a864886f70d0109100109" ? ber(48, oid("2a864886f70d0109100308")) : element(49, element(48, oid("608648016503040201")));
  const inner = element(48, [ber(2, Buffer.of(1)), algorithms, element(48, [data, element(160, octets)])]);
  return element(48, [oid(type), element(160, inner)]);
}

export const SIGNED = "2a864886f70d010702";
export const ENVELOPED = "2a864886f70d010703";
export const COMPRESSED = "2a864886f70d0109100109";
