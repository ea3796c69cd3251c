/** `postern config check`: a good file in one glance, a bad one by its mistakes and exit code 2. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { tempFolder } from "../../test/support/temp.ts";
import { configCheck } from "./config-check.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

test("a good file: what it sets up", (t) => {
  const file = join(tempFolder(t), "postern.yaml");
  writeFileSync(
    file,
    `domains: [a.example, b.example, c.example, d.example]
nextHop: { inbound: [smtp://10.0.0.1, smtp://10.0.0.2], outbound: { url: smtp://127.0.0.1:10027, routes: { x.example: smtp://10.0.0.3 } } }
observeOnly: { inbound: true }
doors: { outbound: { listenTls: 127.0.0.1:2465 } }
console: { listen: off }
`,
  );
  let said = "";
  configCheck(file, (text) => {
    said += text;
  });
  assert.equal(
    said,
    `${file}: good
  Our domains   a.example, b.example, c.example and 1 more
  Our networks  none
  Inbound       127.0.0.1:2525 to smtp://10.0.0.1:25, smtp://10.0.0.2:25 (observe only)
  Outbound      127.0.0.1:2587, 127.0.0.1:2465 (TLS) to smtp://127.0.0.1:10027 and 1 own route
  Own rules     0
  Own checks    0
  Console       off
`,
  );
});

test("a bad file: every mistake on standard error, nothing else, exit code 2", (t) => {
  const file = join(tempFolder(t), "postern.yaml");
  writeFileSync(
    file,
    "domains: [example.org]\nnextHop: { inbound: maildir:in, outbound: maildir:out }\nhold: { max: x }\ncheks: {}\nchecks: { disabled: [none/such] }\n",
  );
  const run = spawnSync(process.execPath, [MAIN, "config", "check", file], { encoding: "utf8" });
  assert.equal(run.status, 2);
  assert.equal(run.stdout, "");
  const lines = run.stderr.trimEnd().split("\n");
  assert.equal(lines.length, 3, run.stderr);
  assert.ok(lines.every((line) => line.startsWith(`${file}:`)));
});
