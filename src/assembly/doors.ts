/** Opens the SMTP doors with one certificate for both, and keeps that certificate fresh. */
import { openSmtpDoor } from "../doors/smtp/listen.ts";
import type { SmtpDoor } from "../doors/smtp/options.ts";
import type { Gateway } from "../pipeline/house.ts";
import type { Log } from "../platform/log.ts";
import { type Milliseconds, toMilliseconds } from "../platform/time.ts";
import { loadTlsPair, ownTlsPair, type TlsFiles, type TlsPair, watchTlsPair } from "../platform/tls.ts";
import { systemClock } from "../ports/clock.ts";
import type { Settings } from "../settings/settings.ts";
import type { Closing } from "./closing.ts";
import { toDoorOptions } from "./wiring.ts";

const LOOK_AT_CERTIFICATE_EVERY: Milliseconds = toMilliseconds("5s");

export interface Doors {
  readonly inbound: SmtpDoor | null;
  readonly outbound: SmtpDoor | null;
}

export async function openDoors(settings: Settings, dataFolder: string, gateway: Gateway, log: Log, closing: Closing): Promise<Doors> {
  const { files, pair } = await certificate(settings, dataFolder);
  const openOne = async (direction: keyof Doors): Promise<SmtpDoor | null> => {
    const options = toDoorOptions(settings, direction, pair);
    if (options.listen.length + options.listenTls.length === 0) return null;
    return closing.add(await openSmtpDoor(options, gateway, { clock: systemClock, log }), (door) => door.close(0));
  };
  const doors: Doors = { inbound: await openOne("inbound"), outbound: await openOne("outbound") };
  const unwatch = watchTlsPair(files, {
    every: LOOK_AT_CERTIFICATE_EVERY,
    changed: (fresh) => {
      doors.inbound?.reload(fresh);
      doors.outbound?.reload(fresh);
      log.info({ certificate: files.certificate }, "the certificate was read again");
    },
    broken: (sentence) => {
      log.error({}, `the certificate on disk cannot be used, the earlier one stays: ${sentence}`);
      gateway.note({ type: "alert.raised", version: 1, at: systemClock.now(), subject: "certificate", text: sentence, arrival: null });
    },
  });
  closing.add(unwatch, (stop) => stop());
  return doors;
}

async function certificate(settings: Settings, dataFolder: string): Promise<{ readonly files: TlsFiles; readonly pair: TlsPair }> {
  if (settings.tls !== null) return { files: settings.tls, pair: await loadTlsPair(settings.tls) };
  const pair = await ownTlsPair(dataFolder, settings.hostname, systemClock.now());
  return { files: pair.files, pair };
}
