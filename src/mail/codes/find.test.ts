/** Codes in messages: formats of pictures, bounds and what they leave, and links that come of codes. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { readMessage } from "../read.ts";
import { CODE_PNG as PNG, CODE_SAYS as SAYS } from "../testing/code-picture.ts";
import { CodeAwareReader } from "./code-aware-reader.ts";
import { type CodeDecoder, openCodeDecoder } from "./decoder.ts";
import { imageSize } from "./image-size.ts";

const JPEG =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCACEAI" +
  "QBAREA/8QAFwABAQEBAAAAAAAAAAAAAAAAAAUGB//EACsQAAAFAAgGAgMAAAAAAAAAAAAFERITARUjQlFhZIIGFkSjwuIUMjaRof/aAAgBAQAAPwDTAAAAAAAAAAAAAAAA" +
  "AAAAAAAAwxKUVrNbxRNuOVVzowFPlHXdr2DlHXdr2DgzrNnkJhKUVrNbxRNuOVVzowGmOiitYbeKJ1xyqmdGAmcGdZs8hTJSiqpreWVtxqIudOIEpvWs1hFE2+5VXKjAZk" +
  "lKK1mt4om3HKq50YCnyjru17Byjru17BwZ1mzyGmAAGZ4M6zZ5DMjTcGdZs8g4M6zZ5CmdFFaw28UTrjlVM6MBM/FdX8nY1v7X7fwOM+j3+IflWk+Nvc79J9f6KZKUVVNb" +
  "yytuNRFzpxEzgzrNnkMyNNwZ1mzyDgzrNnkNMAAMzwZ1mzyDlHXdr2FMlKKqmt5ZW3Goi504iZwZ1mzyEwlKK1mt4om3HKq50YDcjM8GdZs8g4M6zZ5CmSm9azWEUTb7lV" +
  "cqMBM4M6zZ5Byjru17CmSlFVTW8srbjURc6cRM4M6zZ5DTAADM8o67tewco67tewco67tewpkpRVU1vLK241EXOnEZklN6qmsJZW32oi5U4gSm9VTWEsrb7URcqcRpiUoq" +
  "qa3llbcaiLnTiBKUVVNbyytuNRFzpxEzgzrNnkHKOu7XsHKOu7XsHKOu7XsKZKUVVNbyytuNRFzpxFMAAYYlKK1mt4om3HKq50YCn+K6v5Oxrf2v2/gpnRRWsNvFE645VT" +
  "OjATPxXV/J2Nb+1+38DlHXdr2Ew6N61hsIonX3KqZUYDTEpvWs1hFE2+5VXKjADo3qqGwlldfaiJlTiMySlFazW8UTbjlVc6MBMGm/FdX8nY1v7X7fwOM+j3+IcGdZs8hp" +
  "gABhiU3qqawllbfaiLlTiB0b1rDYRROvuVUyowFPjPo9/iKZKUVVNbyytuNRFzpxEzgzrNnkJh0b1rDYRROvuVUyowFP8q0nxt7nfpPr/RMOjetYbCKJ19yqmVGAEpvVU1" +
  "hLK2+1EXKnEU/yrSfG3ud+k+v9Ew6KKqht5ZXXGoiZ04jTEpRVU1vLK241EXOnECUoqqa3llbcaiLnTiKYAAmEpRVU1vLK241EXOnETODOs2eQpkpRVU1vLK241EXOnETO" +
  "Udd2vYOM+j3+ImEpvVU1hLK2+1EXKnEaYlKKqmt5ZW3Goi504iZzdoe76h+K6v5Oxrf2v2/gmEpvVU1hLK2+1EXKnEbkTDo3qqGwlldfaiJlTiJnBnWbPIaYAAZnlHXdr2" +
  "Ew6KKqht5ZXXGoiZ04in+K6v5Oxrf2v2/gmHRRVUNvLK641ETOnEaY6N6qhsJZXX2oiZU4iZyjru17BwZ1mzyDlHXdr2EwlKK1mt4om3HKq50YASm9VTWEsrb7URcqcQOj" +
  "etYbCKJ19yqmVGA0xKUVVNbyytuNRFzpxAlKKqmt5ZW3Goi504imAAMzyjru17CmdFFaw28UTrjlVM6MBM5R13a9g5R13a9hMJTeqprCWVt9qIuVOIHRRVUNvLK641ETOn" +
  "EU+btD3fUUyUoqqa3llbcaiLnTiMySlFazW8UTbjlVc6MBT5R13a9g4M6zZ5CmdFFaw28UTrjlVM6MAJTetZrCKJt9yquVGApgADDEpRWs1vFE245VXOjAU+Udd2vYOUdd" +
  "2vYODOs2eQc3aHu+ozI6YJh0b1VDYSyuvtREypxEzgzrNnkKZKUVVNbyytuNRFzpxEzgzrNnkKZ0b1VDYSyuvtREypxAlKKqmt5ZW3Goi504imAAMzwZ1mzyGZGm4M6zZ5" +
  "BwZ1mzyGmGZ4z6Pf4imSm9azWEUTb7lVcqMBmTo3rWGwiidfcqplRgB0UVVDbyyuuNREzpxFPlHXdr2DgzrNnkHN2h7vqNMAAAzPBnWbPIOUdd2vYUyUoqqa3llbcaiLnT" +
  "iJnBnWbPIODOs2eQpnRRWsNvFE645VTOjATPyrSfG3ud+k+v9FM6KK1ht4onXHKqZ0YDMkpvVU1hLK2+1EXKnEU+M+j3+ImEpRWs1vFE245VXOjAaY6KK1ht4onXHKqZ0Y" +
  "ASlFVTW8srbjURc6cRTAAGZ5R13a9g5R13a9g5R13a9hTJSiqpreWVtxqIudOIEpRVU1vLK241EXOnEDoorWG3iidccqpnRgBKUVVNbyytuNRFzpxFMZnlHXdr2FMlKKqm" +
  "t5ZW3Goi504gdFFaw28UTrjlVM6MBTEwlKKqmt5ZW3Goi504imAAAAAAAAAAAAAAAAAAAAAAAD//2Q==";
const GIF =
  "R0lGODlhhACEAPABAAAAAP///yH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sOZ2FtbWE9MC40NTQ1NDUALAAAAACEAIQAAAL+jI+py+0Po5y02ouz3rz7D4biSJbmiabqyrbuC8" +
  "fyTNf2jef6zvf+DwwKh0Qa4IhMKpdMBBPgbB6SkKf1Ch1ht8ro0tudIqvcMqlsFn/VYQP1geae41jw2y3FH8l063x/cRcgyEC4IGgokdixyJel99jQyAaGMalxKTlGCbfp" +
  "gOhZkWkZSgEK+Fl6GDq6ihpy6sep8FTImjd4e1WppSsLabtG6xtrh9tqEVs7m7A8/OqcC13HDKJ8rAq5eD3d/SsdaU2M/epoXO4aucUrwt0GbjqO/qxODdzrHY0Mz5bpXo" +
  "yv3q5qnfJlaybv3b54BoXx03YQYKqGCg9y+OfrXDj+Zv4SSoTlMWO/iCInCvy2cAJGbxqDnTQ30mFKRRYLvrTJ7qFOhhs9zNTZkSXHmib/9Izw0WXOpCqJZvjJlN7SkqKc" +
  "kuqjj+rHlXSMYq0o9J5YoF9xiSsL9ubYrWjfnW0blmxcrnGI1G06r8hFNDz1tuOL96jfp4Bp5uWxLp27nI7u0vvZ2GzMk1E19XEJ2Wa0lpMZay6M0OHbzZ1Lj42c5rHVQC" +
  "QPE4Qo2jQ4trF9thb8erZk2JS17mZ0G6bq2ropTiW+N2/Qo4mH9577OznzhJ7XUldsb+eHbddPDzWOfaB328q7a7cO3nlW15iCy+YOnbjj88BT0+eqsXlo3Cb+5sN/ntZ8" +
  "1aXgn3u80fVbZu3Z919+IYm3Hwy0AcjZeBHmJhxI8VH4nlOVZfjWcRzyNqCIV/FH2IYVFqeWZS32tYKCLP6H32fsaYgiam51CCFmq5GXo407kjjZcjLCuOA3K+rn440nFi" +
  "hfdl81+eJ2WK3oIEVM8hhkMlfKliWAWxJpoXRQDjnjg0pyKaFvcZX4nRw7TDjgcmEeGZCJudlZZHQz0Lmnh2ri6aVMbWEZp4AYWmkoWoii11U6KKxX1qNyRSrVCZROCWai" +
  "oMHpw6YJCnojoQSSs2aZi6qqg6hRlkpqlzW4iiafRQUEl45IXgoio3ChSNqtkPYKZK5C7vr14aop/qprYHoKi+OJd8Zq64X9/Whtmsh1mmm3JUA1KLWxKqUptiKOuV+1oN" +
  "YnJlXEpvulDDWymi2VirowL33kmsSpvGquu66x/mrp7rFsSspttH2+aTCZ95lnVJgAc1nZYuUSzDC/5jWYcIgLt8gxpDSiauq5qNbpZq1S+pmkxHHue+nIjaIpncvDIizy" +
  "bbRGzFrG9YY3Ygzg+hwwyebm2XOV3lJpKQtDK/2zc03H+KvPwcL76nROJi3ww9seaGDU7HYtM7DZobx1ocwG+rW2Wr89WNxyz0133XbfjXfeeu/Nd99+/w144IIPTnjhhh" +
  "+OeOInFAAAOw==";

/** A message with pictures, each as [type, base64]. */
function mailWith(...pictures: readonly (readonly [type: string, base64: string])[]): Buffer {
  const parts = pictures.map(([type, base64]) => `--x\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`);
  return Buffer.from(`From: a@mailer.test\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${parts.join("")}--x--\r\n`);
}

/** The first bytes of a PNG of that size. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(64);
  head.write("89504e470d0a1a0a0000000d49484452", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

describe("codes in messages", () => {
  let decoder: CodeDecoder;
  before(async () => {
    decoder = await openCodeDecoder();
  });
  const defectsOf = (raw: Buffer): readonly string[] => [
    ...new Set(
      readMessage(raw, decoder)
        .defects.map(({ name }) => name)
        .filter((name) => name.startsWith("code.")),
    ),
  ];

  for (const [type, base64] of [
    ["image/png", PNG],
    ["image/jpeg", JPEG],
    ["image/gif", GIF],
    ["application/octet-stream", PNG],
  ] as const) {
    test(`a code in ${type} becomes a link`, () => {
      const message = readMessage(mailWith([type, base64]), decoder);
      assert.deepEqual(
        message.codes.map(({ text, place }) => [text, place]),
        [[SAYS, "picture"]],
      );
      assert.deepEqual(
        message.links.map(({ url, where, via }) => [url, where, via]),
        [[SAYS, "code", "qr"]],
      );
      assert.deepEqual(message.defects, []);
    });
  }

  test("the size of a picture is known from its header", () => {
    assert.deepEqual(imageSize(Buffer.from(PNG, "base64")), { format: "png", width: 132, height: 132 });
    assert.deepEqual(imageSize(Buffer.from(JPEG, "base64")), { format: "jpeg", width: 132, height: 132 });
    assert.deepEqual(imageSize(Buffer.from(GIF, "base64")), { format: "gif", width: 132, height: 132 });
    assert.equal(imageSize(Buffer.from("ffd8ff", "hex")), null);
    assert.equal(imageSize(Buffer.alloc(40, 0xff)), null);
  });

  test("without a decoder the message says that nothing was looked for", () => {
    const message = readMessage(mailWith(["image/png", PNG]));
    assert.equal(message.needsDecoder, true);
    assert.deepEqual(message.links, []);
    assert.deepEqual(
      message.defects.map(({ name }) => name),
      ["code.not-looked-for"],
    );
  });

  test("pictures past a bound, unreadable ones and other formats leave a defect, and the others are read", () => {
    const huge = pngHead(60_000, 60_000).toString("base64");
    const torn = Buffer.from(PNG, "base64").subarray(0, 200).toString("base64");
    const message = readMessage(mailWith(["image/png", huge], ["image/png", torn], ["image/png", PNG]), decoder);
    assert.deepEqual(
      message.codes.map(({ text }) => text),
      [SAYS],
    );
    assert.deepEqual(message.defects.map(({ name }) => name).sort(), ["code.large-picture", "code.unreadable-picture"]);
    const webp = Buffer.from("52494646000000005745425056503820000000000000009d012a00010001", "hex").toString("base64");
    assert.deepEqual(defectsOf(mailWith(["image/webp", webp])), ["code.unreadable-format"]);
  });

  test("many pictures are bounded together, the smallest are read", () => {
    const many = Array.from({ length: 40 }, (_, i) => ["image/png", pngHead(100, 100 + i).toString("base64")] as const);
    const message = readMessage(mailWith(...many, ["image/png", PNG]), decoder);
    assert.deepEqual(
      message.defects.filter(({ name }) => name === "code.many-pictures").map(({ detail }) => detail),
      ["11 pictures were not looked into"],
    );
  });

  test("tracking pixels and logos cost no decoder", () => {
    assert.equal(
      readMessage(mailWith(["image/png", pngHead(1, 1).toString("base64")], ["image/png", pngHead(300, 30).toString("base64")]))
        .needsDecoder,
      false,
    );
  });

  test("the decoder is opened for the first message with a picture", async () => {
    const reader = new CodeAwareReader();
    const plain = reader.read(Buffer.from("From: a@mailer.test\r\n\r\nHello\r\n"));
    assert.equal(plain instanceof Promise, false);
    const first = reader.read(mailWith(["image/png", PNG]));
    assert.equal(first instanceof Promise, true);
    assert.equal((await first).links[0]?.url, SAYS);
    const second = reader.read(mailWith(["image/png", PNG]));
    assert.equal(second instanceof Promise, false);
    assert.equal((await second).codes.length, 1);
  });
});
