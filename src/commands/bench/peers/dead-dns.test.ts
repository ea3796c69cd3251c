/** A real resolver asks the dead one. */
import assert from "node:assert/strict";
import { Resolver } from "node:dns/promises";
import { test } from "node:test";
import { startDeadDns } from "./dead-dns.ts";

test("every question is answered with SERVFAIL", async (t) => {
  const dns = await startDeadDns();
  t.after(() => dns.close());
  const resolver = new Resolver({ tries: 1, timeout: 5_000 });
  resolver.setServers([`127.0.0.1:${dns.port}`]);
  await assert.rejects(resolver.resolve4("example.org"), { code: "ESERVFAIL" });
  await assert.rejects(resolver.resolveTxt("example.org"), { code: "ESERVFAIL" });
});
