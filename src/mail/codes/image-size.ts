/**
 * Width and height of a picture by its header, so that nothing is unpacked whose size is not known beforehand:
 * PNG (RFC 2083), JPEG (ITU T.81 B.2.2), GIF89a, BMP, WebP (RFC 9649). Null when the header does not say.
 */

export interface ImageSize {
  readonly format: "png" | "jpeg" | "gif" | "bmp" | "webp";
  readonly width: number;
  readonly height: number;
}

/** Segments of a JPEG before its frame header; cameras write a dozen. */
const JPEG_SEGMENTS = 500;
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

export function imageSize(bytes: Buffer): ImageSize | null {
  if (bytes.length < 26) return null;
  if (bytes.subarray(0, 8).equals(PNG)) return { format: "png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(bytes);
  const magic = bytes.toString("latin1", 0, 4);
  if (magic === "GIF8") return { format: "gif", width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (magic.startsWith("BM")) return { format: "bmp", width: bytes.readUInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
  return magic === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP" ? webpSize(bytes) : null;
}

function jpegSize(bytes: Buffer): ImageSize | null {
  let pos = 2;
  for (let segments = 0; segments < JPEG_SEGMENTS && pos + 9 <= bytes.length; segments++) {
    if (bytes[pos] !== 0xff) return null;
    const marker = bytes[pos + 1]!;
    if (marker === 0xff) {
      pos += 1; // fill bytes
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { format: "jpeg", width: bytes.readUInt16BE(pos + 7), height: bytes.readUInt16BE(pos + 5) };
    pos += 2 + bytes.readUInt16BE(pos + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): ImageSize | null {
  const format = "webp";
  if (bytes.length < 30) return null;
  switch (bytes.toString("latin1", 12, 16)) {
    case "VP8 ":
      return { format, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case "VP8L": {
      const bits = bytes.readUInt32LE(21);
      return { format, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { format, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
