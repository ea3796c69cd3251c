/**
 * Reads QR codes in pictures, by zxing-cpp compiled to WebAssembly. Its program comes from the package, never from the network, and is
 * loaded when the first picture comes (code-aware-reader.ts): 10 ms, about 10 MB. Decoding itself does not wait.
 * Pictures are PNG, JPEG or GIF. After a trap of the program the decoder is broken for good, and another one must be opened.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export interface CodeDecoder {
  /** It failed for good or holds much memory: another one should be opened. */
  readonly isSpent: boolean;
  /** Texts of the codes in a picture; null when it could not be read. */
  image(bytes: Uint8Array, pixels: number): readonly string[] | null;
  /** Texts of the codes in gray pixels, a byte each, row by row. */
  pixels(gray: Uint8Array, width: number, height: number): readonly string[] | null;
}

/** Codes of one picture. */
const CODES = 8;
/** Looking at every row finds small codes in pages; in large photographs it would cost 40 ms a megapixel. */
const THOROUGH_PIXELS = 1_500_000;

/** Memory of a module never shrinks; after a large picture it is given up. It begins with 22 MB, of which it touches 10. */
const WORN_BYTES = 67_108_864;

/** What we use of the module, whose own types need those of its compiler. */
interface ZxingModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  readBarcodesFromImage(pointer: number, bytes: number, options: ZxingOptions): Results;
  readBarcodesFromPixmap(pointer: number, width: number, height: number, options: ZxingOptions): Results;
}

interface Results {
  size(): number;
  get(index: number): { readonly text: string; readonly isValid: boolean; readonly format: string } | undefined;
}

/** Rejects when the package is damaged. */
export async function openCodeDecoder(): Promise<CodeDecoder> {
  const { prepareZXingModule, purgeZXingModule } = await import("zxing-wasm/reader");
  const bytes = await readFile(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  purgeZXingModule(); // a broken module would be handed out again
  const module: unknown = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return toDecoder(module as ZxingModule); // the package's bindings, at an exact version
}

type Find = (pointer: number) => Results;

function toDecoder(module: ZxingModule): CodeDecoder {
  let isBroken = false;
  const run = (bytes: Uint8Array, find: Find): readonly string[] | null => {
    const pointer = isBroken ? 0 : module._malloc(bytes.length);
    if (pointer === 0) return null;
    try {
      module.HEAPU8.set(bytes, pointer);
      const results = find(pointer);
      const texts: string[] = [];
      let failed = false;
      for (let i = 0; i < results.size(); i++) {
        const result = results.get(i);
        if (result === undefined) continue;
        if (result.isValid) texts.push(result.text);
        else if (result.format === "") failed = true;
      }
      return failed ? null : texts;
    } catch (thrown) {
      if (thrown instanceof Error && thrown.name === "RuntimeError") isBroken = true;
      return null;
    } finally {
      if (!isBroken) module._free(pointer);
    }
  };
  return {
    get isSpent() {
      return isBroken || module.HEAPU8.length > WORN_BYTES;
    },
    image: (bytes, pixels) => run(bytes, (pointer) => module.readBarcodesFromImage(pointer, bytes.length, optionsFor(pixels))),
    pixels: (gray, width, height) =>
      run(gray, (pointer) => module.readBarcodesFromPixmap(pointer, width, height, optionsFor(width * height))),
  };
}

type ZxingOptions = ReturnType<typeof optionsFor>;

/** zxing-cpp's ReaderOptions; its bindings want every one of them. */
function optionsFor(pixels: number) {
  return {
    formats: "QRCode",
    tryHarder: pixels <= THOROUGH_PIXELS,
    tryRotate: false, // turned QR codes are found without
    tryInvert: true,
    tryDownscale: true,
    tryDenoise: false,
    binarizer: 0,
    isPure: false,
    downscaleThreshold: 500,
    downscaleFactor: 3,
    minLineCount: 2,
    maxNumberOfSymbols: CODES,
    validateOptionalChecksum: false,
    returnErrors: false,
    eanAddOnSymbol: 0,
    textMode: 0,
    characterSet: 0,
    tryCode39ExtendedMode: false,
  };
}
