/**
 * What logs tell of the network: name queries of dnsmasq, unbound and BIND, and packets that nftables or iptables logged. Questions for mail
 * hosts and packets to port 25 become flows; that others were read is only counted.
 */
import type { Flow } from "../../observed/observed.ts";
import type { Instant } from "../../platform/time.ts";
import type { Tally } from "../reader.ts";
import { type Line, own } from "./line.ts";
import type { Program, Tell } from "./program.ts";
import type { Caches } from "./words.ts";

/** "query[MX] example.com from 192.0.2.7" */
const DNSMASQ = /^(?:\d{1,12} [0-9a-fA-F.:]{2,45}\/\d{1,5} )?query\[(\w{1,12})\] (\S{1,255}) from ([0-9a-fA-F.:]{2,45})/;
/** "[123:0] info: 192.0.2.7 example.com. MX IN" */
const UNBOUND = /^(?:\[\d{1,10}:\d{1,5}\] )?(?:info|query): ([0-9a-fA-F.:]{2,45})(?:@\d{1,5})? (\S{1,255}) (\w{1,12}) IN\b/;
/** "client @0x7f 192.0.2.7#5311 (example.com): query: example.com IN MX +E(0)K (192.0.2.1)", with "queries: info: " before it in BIND's own files. */
const BIND =
  /^(?:[\w-]{1,30}: )?(?:\w{1,10}: )?client (?:@0x[0-9a-f]{1,16} )?([0-9a-fA-F.:]{2,45})#\d{1,5}.{0,300}? query: (\S{1,255}) IN (\w{1,12})/;
const BIND_OTHER =
  /^(?:[\w-]{1,30}: )?(?:\w{1,10}: )?(?:client (?:@0x[0-9a-f]{1,16} )?[0-9a-fA-F.:]{2,45}#|zone |running|loading|managed-keys|resolver )/;

export const NAME_SERVERS: readonly string[] = ["dnsmasq", "unbound", "named"];

/** Whether words of a file without program names are BIND's. */
export function isBind(words: string): boolean {
  return BIND_OTHER.test(words);
}

export function nameServer(tell: Tell, tally: Tally, caches: Caches): Program {
  return {
    name: "name server",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      const words = line.words.slice(0, 1_000);
      const [, type, name, client] = DNSMASQ.exec(words) ?? reordered(words);
      if (type === undefined || name === undefined || client === undefined) return true; // answers, caches, refusals, zones
      tally.sensors.add("name queries");
      const from = caches.addresses.of(client);
      if (from !== null && type.toUpperCase() === "MX") tell(toFlow(line.at, from, own(name).toLowerCase().replace(/\.$/, ""), "mx-query"));
      return true;
    },
  };
}

function reordered(words: string): readonly (string | undefined)[] {
  const [, client, name, type] = UNBOUND.exec(words) ?? BIND.exec(words) ?? [];
  return ["", type, name, client];
}

const STOPPED = /drop|reject|block|den(?:y|ied)|refus|stop/i;

/** "kernel: [12.3] egress IN=eth1 OUT=eth0 SRC=192.168.1.7 DST=198.51.100.9 LEN=60 … PROTO=TCP SPT=4711 DPT=25 WINDOW=… SYN". */
export function firewall(tell: Tell, tally: Tally, caches: Caches): Program {
  return {
    name: "firewall",
    isBesides: false,
    lines: 0,
    read(line: Line): boolean {
      const begin = line.find("IN=", line.body);
      if (begin < 0 || line.find(" DST=", begin) < 0) return true; // the kernel speaks of other things
      if (line.value(" DPT=", " ", begin) !== "25" || line.value(" PROTO=", " ", begin) !== "TCP") return true;
      const from = caches.addresses.of(line.value(" SRC=", " ", begin) ?? "");
      const to = caches.addresses.of(line.value(" DST=", " ", begin) ?? "");
      if (from === null || to === null) return false;
      // only a log that tells of port 25 at all shows what leaves there
      tally.sensors.add("firewall log");
      const isStopped = STOPPED.test(line.text.slice(line.body, begin));
      tell(toFlow(line.at, from, to, isStopped ? "smtp-refused-by-firewall" : "smtp-connect"));
      return true;
    },
  };
}

function toFlow(at: Instant, from: string, to: string, what: Flow["what"]): Flow {
  return { kind: "flow", at, from, lease: null, to, what };
}
