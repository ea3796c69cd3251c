/** Headers for parts that have none in the message: files of containers, and containers that are decoded before they are read. */

const TYPE = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/;

/** The header of a file: attached under its name, or shown when the name is null. */
export function fileHead(type: string, filename: string | null, charset: string | null): Buffer {
  const declared = TYPE.test(type) ? type : "application/octet-stream";
  const shown = charset === null ? "" : `; charset=${charset}`;
  const name = filename === null || filename === "" ? "" : `; filename*=UTF-8''${encodeURIComponent(filename.toWellFormed())}`;
  const disposition = filename === null ? "" : `Content-Disposition: attachment${name}\r\n`;
  return Buffer.from(`Content-Type: ${declared}${shown}\r\n${disposition}\r\n`, "latin1");
}

export function multipartHead(type: string, boundary: string): Buffer {
  return Buffer.from(`Content-Type: ${type}; boundary="${boundary.replace(/["\\]/g, "\\$&")}"\r\n\r\n`, "latin1");
}
