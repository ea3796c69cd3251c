/** What goes over the wire, and a load into a small server on a real socket. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { sendAll, toWire } from "./load.ts";

test("line ends become CRLF, dots are doubled, the end is marked", () => {
  assert.equal(toWire(Buffer.from("A: b\n\n.x\r\ny")).toString(), "A: b\r\n\r\n..x\r\ny\r\n.\r\n");
});

test("every message is sent once; what is refused is counted", async (t) => {
  const seen: string[] = [];
  const server = createServer((socket) => {
    let held = "";
    let inData = false;
    socket.on("error", () => {});
    socket.write("220-hello\r\n220 there\r\n");
    socket.on("data", (chunk) => {
      held += chunk.toString("latin1");
      if (inData && held.endsWith("\r\n.\r\n")) {
        seen.push(held);
        socket.write(held.includes("Subject: bad") ? "554 no\r\n" : "250 taken\r\n");
      } else if (inData || !held.endsWith("\r\n")) return;
      else socket.write(held === "DATA\r\n" ? "354 go on\r\n" : "250-a\r\n250 b\r\n");
      inData = held === "DATA\r\n";
      held = "";
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  const mail = ["good", "bad", "good too"].map((subject) => ({ name: subject, raw: Buffer.from(`Subject: ${subject}\n\nx\n`) }));
  const { latencies, refused } = await sendAll(address.port, mail, 2);
  assert.deepEqual([latencies.length, refused, seen.length], [3, 1, 3]);
});
