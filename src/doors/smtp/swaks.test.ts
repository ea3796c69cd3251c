/** swaks, a client that others wrote, through STARTTLS and sign-in, through implicit TLS, and pipelined. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { requireProgram } from "../../../test/support/programs.ts";
import { testDoor } from "../../../test/support/smtp-door.ts";
import { tempFolder } from "../../../test/support/temp.ts";
import { hashPassword } from "../../platform/passwords.ts";

const run = promisify(execFile);

test("swaks delivers in each way it knows", async (t) => {
  const swaks = requireProgram(t, "swaks");
  if (swaks === null) return;
  const users = join(tempFolder(t), "users");
  writeFileSync(users, `anna:${await hashPassword("open sesame")}\n`);
  const door = await testDoor(t, { options: { door: "smtp-outbound", users } });
  const envelope = [
    "--from",
    "anna@example.org",
    "--to",
    "bert@example.test,carla@example.test",
    "--body",
    ".\n..\nend",
    "--timeout",
    "20",
  ];
  const signIn = ["--auth-user", "anna", "--auth-password", "open sesame"];
  for (const way of [
    ["--server", "127.0.0.1", "--port", String(door.port)],
    ["--server", "127.0.0.1", "--port", String(door.port), "--pipeline"],
    ["--server", "127.0.0.1", "--port", String(door.port), "-tls", "--auth", "PLAIN", ...signIn],
    ["--server", "127.0.0.1", "--port", String(door.tlsPort), "-tlsc", "--auth", "LOGIN", ...signIn],
  ]) {
    await run(swaks, [...envelope, ...way]);
  }
  assert.deepEqual(
    door.arrivals.map(({ client, submitter }) => `${client.protocol} ${submitter}`),
    ["ESMTP null", "ESMTP null", "ESMTPSA anna", "ESMTPSA anna"],
  );
  for (const { raw, envelope } of door.arrivals) {
    assert.match(raw.toString(), /\r\n\r\n\.\r\n\.\.\r\nend\r\n/);
    assert.equal(envelope.rcptTo.length, 2);
  }
});
